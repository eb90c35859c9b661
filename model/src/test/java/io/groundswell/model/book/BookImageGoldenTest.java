package io.groundswell.model.book;

import static io.groundswell.model.event.Side.ASK;
import static io.groundswell.model.event.Side.BID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.DepthMode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A book as it rests: yesterday's bytes are read today, tomorrow's are refused. */
class BookImageGoldenTest {
    // Never edited: a new version gets its own lines. What stands before the rows is held by
    // BookPublisherGoldenTest and BookMetaGoldenTest.
    private static final String ROWS_IN_HEAD =
            "01b8010100e40b5402000000630000000000000030010000000000006500"
                    + "000000000000140000000000000001070000000000000000000000000000"
                    + "0000000000000000000400000000000000000000000000000000ca9a3b00"
                    + "000000005ed0b20000000001010000000094357700000000009435770000"
                    + "000001000000000000000700000000000000005ed0b20000000004000000"
                    + "00000000044553483406452d6d696e690203434d45035553441900000000"
                    + "000000020002000003c601ac02000a000406ee0a010103eb0a0106140202";
    private static final String TWO_PAGES =
            "01b8010100e40b5402000000630000000000000030010000000000006500"
                    + "000000000000140000000000000001070000000000000000000000000000"
                    + "0000000000000000000400000000000000000000000000000000ca9a3b00"
                    + "000000005ed0b20000000001010000000094357700000000009435770000"
                    + "000001000000000000000700000000000000005ed0b20000000004000000"
                    + "00000000044553483406452d6d696e690203434d45035553441900000000"
                    + "0000000200020002ffffffffffffffffff0100c80103";
    private static final List<String> PAGES =
            List.of("02c601ac02000a010102020106140202", "01c6010406f80a00");

    private final BookImage image = new BookImage(StoredBook.newPublisher());
    private final StoredBook stored = new StoredBook();

    /** Three bids and an offer; the order 700 came last and stands behind the order 5. */
    private byte[] head() {
        new BookFeed(DepthMode.BY_ORDER)
                .sendTo(it -> image.publisher().accept(it, new Published()))
                .define(1)
                .begin(2)
                .add(2, BID, 5, 99, 300)
                .add(2, BID, 6, 98, 1)
                .add(2, ASK, 7, 101, 20)
                .end(2)
                .add(3, BID, 700, 99, 4);
        stored.store(image);
        return stored.head();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static void assertPicture(BookImage read) {
        assertThat(BookPicture.of(read.publisher().watched().book()))
                .isEqualTo(
                        """
                        ask 101 | 7:20
                        bid 99 | 5:300 700:4
                        bid 98 | 6:1
                        """);
    }

    @Test
    void shouldWriteTheGoldenBytes() {
        assertThat(hex(head())).isEqualTo(ROWS_IN_HEAD);
    }

    @Test
    void shouldReadTheGoldenBytes() {
        BookImage read = new BookImage(StoredBook.newPublisher());

        assertThat(read.readHead(bytes(ROWS_IN_HEAD))).isEmpty();
        assertPicture(read);
        assertThat(read.storedBytes()).isEqualTo(ROWS_IN_HEAD.length() / 2);
    }

    @Test
    void shouldReadTheGoldenPages() {
        BookImage read = new BookImage(StoredBook.newPublisher());

        assertThat(read.readHead(bytes(TWO_PAGES))).containsExactly(0, 3);
        read.readPage(0, bytes(PAGES.get(0)));
        read.readPage(1, bytes(PAGES.get(1)));
        assertPicture(read);
    }

    @Test
    void shouldRefuseANewerVersion() {
        byte[] newer = bytes(ROWS_IN_HEAD);
        newer[0] = 2;

        assertThatThrownBy(() -> new BookImage(StoredBook.newPublisher()).readHead(newer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 2");
    }

    @Test
    void shouldRefuseTrailingBytesAndEveryCutOffHead() {
        byte[] head = bytes(ROWS_IN_HEAD);
        for (int length = 0; length <= head.length + 1; length++) {
            if (length != head.length) {
                byte[] other = Arrays.copyOf(head, length);
                BookImage read = new BookImage(StoredBook.newPublisher());
                assertThatThrownBy(() -> read.readHead(other))
                        .as("%d bytes", length)
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void shouldRefuseTrailingBytesAndEveryCutOffPage() {
        byte[] page = bytes(PAGES.get(0));
        for (int length = 0; length <= page.length + 1; length++) {
            if (length != page.length) {
                byte[] other = Arrays.copyOf(page, length);
                BookImage read = new BookImage(StoredBook.newPublisher());
                read.readHead(bytes(TWO_PAGES));
                assertThatThrownBy(() -> read.readPage(0, other))
                        .as("%d bytes", length)
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
