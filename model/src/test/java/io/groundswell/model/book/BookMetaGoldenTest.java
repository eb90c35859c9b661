package io.groundswell.model.book;

import static io.groundswell.model.book.BookFeed.SECOND;
import static io.groundswell.model.event.Side.ASK;
import static io.groundswell.model.event.Side.BID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.TradingPhase;
import java.util.Arrays;
import java.util.HexFormat;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Stored book state: yesterday's bytes are read today, tomorrow's are refused. */
class BookMetaGoldenTest {
    // Never edited: a new version gets its own line.
    private static final String VERSION_1 =
            "010d02020200ac23fc0600000000c817a804000000010000000000000009"
                    + "0000000000000000743ba40b000000040000000000000004455348340645"
                    + "2d6d696e690203434d4503555344190000000000000002000200";

    private final BookFeed feed = new BookFeed(DepthMode.BY_ORDER);

    /**
     * Crossed since 20 s in the pre-open, a gap at 30 s, auction by word of the venue, more
     * follows.
     */
    private WatchedBook eventful() {
        feed.sound(10)
                .add(20, BID, 3, 105, 1)
                .feed(30, Topic.L2, FeedState.GAP)
                .phase(40, TradingPhase.AUCTION)
                .more()
                .add(50, ASK, 4, 104, 2)
                .last();
        return feed.book();
    }

    private static byte[] meta(WatchedBook book) {
        ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
        int length = book.writeMeta(buffer, 3);
        return Arrays.copyOfRange(buffer.byteArray(), 3, 3 + length);
    }

    private static WatchedBook read(byte[] meta) {
        WatchedBook book = BookFeed.newBook();
        book.readMeta(new UnsafeBuffer(meta), 0, meta.length);
        return book;
    }

    @Test
    void shouldWriteTheGoldenBytes() {
        assertThat(HexFormat.of().formatHex(meta(eventful()))).isEqualTo(VERSION_1);
    }

    @Test
    void shouldReadTheGoldenBytes() {
        WatchedBook book = read(HexFormat.of().parseHex(VERSION_1));

        assertThat(book.isDefined()).isTrue();
        assertThat(book.book().mode()).isEqualTo(DepthMode.BY_ORDER);
        assertThat(book.book().nextRank()).isEqualTo(4);
        assertThat(book.isComplete()).isFalse();
        assertThat(book.trustAt(60 * SECOND))
                .isEqualTo(new BookTrust(TrustReason.GAP, 30 * SECOND));
        assertThat(book.cross()).isEqualTo(CrossState.CROSSED);
        assertThat(book.crossSinceNanos()).isEqualTo(20 * SECOND);
        assertThat(book.phaseAt(200 * SECOND)).isEqualTo(TradingPhase.AUCTION);
        assertThat(book.lastSequence()).isEqualTo(9);
        assertThat(book.lastTimeNanos()).isEqualTo(50 * SECOND);
        BestBidOffer best = book.best(60 * SECOND);
        assertThat(best.symbol()).isEqualTo("ESH4");
        assertThat(best.priceExponent()).isEqualTo(2);
    }

    @Test
    void shouldGoOnAsBeforeWhenRestored() {
        BookFeed other = new BookFeed(DepthMode.BY_ORDER);
        WatchedBook original = eventful();
        WatchedBook restored = read(meta(original));
        for (Side side : Side.values()) {
            original.book().forEachRow(side, restored.book()::load);
        }
        other.sound(10);
        other.goOnWith(restored);
        for (BookFeed each : new BookFeed[] {feed, other}) {
            each.delete(60, BID, 3)
                    .begin(110)
                    .add(110, BID, 1, 103, 2)
                    .add(110, ASK, 2, 104, 2)
                    .end(110)
                    .phase(120, TradingPhase.UNKNOWN)
                    .add(130, BID, 9, 105, 1)
                    .add(300, BID, 10, 90, 1);
        }

        assertThat(other.faultKinds()).containsExactly(FaultKind.CROSSED);
        assertThat(feed.faultKinds()).containsExactly(FaultKind.GAP, FaultKind.CROSSED);
        assertThat(restored.book().stateHash()).isEqualTo(original.book().stateHash());
        assertThat(restored.trustAt(301 * SECOND)).isEqualTo(original.trustAt(301 * SECOND));
    }

    @Test
    void shouldRestoreABookThatWasNeverDefined() {
        WatchedBook restored = read(meta(BookFeed.newBook()));

        assertThat(restored.isDefined()).isFalse();
        assertThat(meta(restored)).isEqualTo(meta(BookFeed.newBook()));
    }

    @Test
    void shouldRefuseANewerVersion() {
        byte[] meta = meta(eventful());
        meta[0] = 2;

        assertThatThrownBy(() -> read(meta))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void shouldRefuseTrailingBytes() {
        byte[] meta = meta(eventful());

        assertThatThrownBy(() -> read(Arrays.copyOf(meta, meta.length + 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too many");
    }

    @Test
    void shouldRefuseEveryCutOffState() {
        byte[] meta = meta(eventful());
        for (int length = 0; length < meta.length; length++) {
            byte[] cut = Arrays.copyOf(meta, length);

            assertThatThrownBy(() -> read(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void shouldNeverNeedMoreThanItsLimit() {
        assertThat(5 + 6 * 8 + 3 * 17 + 31 + 101 + 8 + 6).isLessThan(WatchedBook.MAX_META_LENGTH);
    }
}
