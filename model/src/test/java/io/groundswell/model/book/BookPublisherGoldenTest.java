package io.groundswell.model.book;

import static io.groundswell.model.book.BookFeed.SECOND;
import static io.groundswell.model.event.Side.ASK;
import static io.groundswell.model.event.Side.BID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Side;
import java.util.Arrays;
import java.util.HexFormat;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** A publisher's stored state: yesterday's bytes are read today, tomorrow's are refused. */
class BookPublisherGoldenTest {
    // Never edited: a new version gets its own line. Without the watched book's part, which
    // BookMetaGoldenTest holds.
    private static final String VERSION_1 =
            "0100e40b54020000006300000000000000050000000000000064000000000000"
                    + "0002000000000000000007000000000000000000000000000000000000000000"
                    + "00000400000000000000010000000000000000ca9a3b0000000000f2052a0100"
                    + "0000";

    private final Published published = new Published();
    private final BookPublisher original = newPublisher();
    private final BookFeed feed =
            new BookFeed(DepthMode.BY_ORDER).sendTo(it -> original.accept(it, published));

    private static BookPublisher newPublisher() {
        return new BookPublisher(BookFeed.newBook(), 10 * SECOND, 5);
    }

    /** Sound with 5@99 / 2@100 and one fault; the snapshot of 10 s is owed. */
    private void live() {
        feed.sound(3).add(4, ASK, 3, 100, 2).delete(5, BID, 77);
    }

    private static byte[] meta(BookPublisher publisher) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        int length = publisher.writeMeta(buffer, 3);
        return Arrays.copyOfRange(buffer.byteArray(), 3, 3 + length);
    }

    private static BookPublisher read(byte[] meta) {
        BookPublisher publisher = newPublisher();
        publisher.readMeta(new UnsafeBuffer(meta), 0, meta.length);
        return publisher;
    }

    @Test
    void shouldWriteTheGoldenBytes() {
        live();
        assertThat(HexFormat.of().formatHex(meta(original))).startsWith(VERSION_1);
        assertThat(VERSION_1).hasSize(2 * (1 + 5 * 8 + 1 + 7 * 8));
    }

    @Test
    void shouldReadTheGoldenBytes() {
        live();
        byte[] meta = meta(original);
        byte[] golden = HexFormat.of().parseHex(VERSION_1);
        System.arraycopy(golden, 0, meta, 0, golden.length);

        BookPublisher restored = read(meta);

        assertThat(restored.isFresh()).isFalse();
        assertThat(restored.dueNanos()).isEqualTo(10 * SECOND);
        BookSummary summary = restored.summary();
        assertThat(summary.events()).isEqualTo(7);
        assertThat(summary.trades()).isZero();
        assertThat(summary.quotes()).isZero();
        assertThat(summary.bookChanges()).isEqualTo(4);
        assertThat(summary.faults()).isEqualTo(1);
        assertThat(summary.firstNanos()).isEqualTo(SECOND);
        assertThat(summary.lastNanos()).isEqualTo(5 * SECOND);
    }

    @Test
    void shouldGoOnAsBeforeWhenRestored() {
        feed.sound(3).add(4, ASK, 3, 100, 2);
        BookPublisher restored = read(meta(original));
        for (Side side : Side.values()) {
            original.watched().book().forEachRow(side, restored.watched().book()::load);
        }
        Published others = new Published();
        published.take();

        feed.sendTo(
                        it -> {
                            original.accept(it, published);
                            restored.accept(it, others);
                        })
                .add(6, BID, 8, 50, 1)
                .add(12, BID, 9, 99, 1)
                .delete(25, ASK, 3);

        assertThat(others.take())
                .isEqualTo(published.take())
                .contains("GRID at 10: 5@99 / 2@100", "BEST_PRICE at 25: 6@99 / 5@101");
        assertThat(restored.summary()).isEqualTo(original.summary());
    }

    @Test
    void shouldRefuseANewerVersion() {
        live();
        byte[] meta = meta(original);
        meta[0] = 2;

        assertThatThrownBy(() -> read(meta))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not version 1");
    }

    @Test
    void shouldRefuseTrailingBytesAndEveryCutOffState() {
        live();
        byte[] meta = meta(original);
        for (int length = 0; length <= meta.length + 1; length++) {
            if (length != meta.length) {
                byte[] other = Arrays.copyOf(meta, length);
                assertThatThrownBy(() -> read(other))
                        .as("%d bytes", length)
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
