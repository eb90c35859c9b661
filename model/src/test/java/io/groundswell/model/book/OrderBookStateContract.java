package io.groundswell.model.book;

import static io.groundswell.model.book.DepthRows.add;
import static io.groundswell.model.book.DepthRows.delete;
import static io.groundswell.model.book.DepthRows.level;
import static io.groundswell.model.event.DepthAction.ADD;
import static io.groundswell.model.event.EventHeader.ABSENT;
import static io.groundswell.model.event.Side.ASK;
import static io.groundswell.model.event.Side.BID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How every {@link OrderBook} tells, stores, drops and hashes what it holds. */
public abstract class OrderBookStateContract {
    /** The book under test; {@link #open} makes it. */
    private OrderBook book;

    /** An empty book. */
    protected abstract OrderBook newBook(DepthMode mode);

    void open(DepthMode mode, DepthUpdate... rows) {
        book = newBook(mode);
        for (DepthUpdate row : rows) {
            assertThat(book.apply(row)).isEqualTo(FaultKind.NONE);
        }
    }

    OrderBook book() {
        return book;
    }

    @AfterEach
    void invariantsHoldAtTheEnd() {
        assertThat(book.checkInvariants()).isEmpty();
    }

    void openOrders() {
        open(
                DepthMode.BY_ORDER,
                add(BID, 1, 100, 5),
                add(BID, 2, 100, 7),
                add(BID, 3, 99, 1),
                add(ASK, 4, 102, 2),
                add(ASK, 5, 101, 3));
        assertPicture(
                """
                ask 102 | 4:2
                ask 101 | 5:3
                bid 100 | 1:5 2:7
                bid 99 | 3:1
                """);
    }

    void assertPicture(String picture) {
        assertThat(BookPicture.of(book)).isEqualTo(picture);
    }

    @Test
    void shouldBeEmptyWhenNew() {
        open(DepthMode.BY_ORDER);

        assertThat(book.levels(BID)).isZero();
        assertThat(book.bestPrice(BID)).isEqualTo(ABSENT);
        assertThat(book.bestSize(ASK)).isZero();
        assertThat(book.sizeAt(ASK, 100)).isZero();
        assertThat(book.stateHash()).isEqualTo(0xEF46DB3751D8E999L);
    }

    @Test
    void shouldTellLevelsFromTheBestWhenAsked() {
        openOrders();

        assertThat(book.levels(BID)).isEqualTo(2);
        assertThat(book.price(BID, 0)).isEqualTo(100);
        assertThat(book.size(BID, 0)).isEqualTo(12);
        assertThat(book.orders(BID, 0)).isEqualTo(2);
        assertThat(book.price(BID, 1)).isEqualTo(99);
        assertThat(book.bestPrice(ASK)).isEqualTo(101);
        assertThat(book.bestSize(ASK)).isEqualTo(3);
        assertThat(book.totalSize(BID)).isEqualTo(13);
        assertThat(book.sizeAt(ASK, 102)).isEqualTo(2);
        assertThat(book.sizeAt(ASK, 100)).isZero();
        assertThat(book.rows(BID)).isEqualTo(3);
    }

    @Test
    void shouldThrowWhenDepthIsOutside() {
        openOrders();

        assertThatThrownBy(() -> book.price(BID, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> book.size(BID, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> book.orders(ASK, 9)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldDropOneSideWhenThatSideIsCleared() {
        openOrders();

        book.clear(BID);

        assertPicture("ask 102 | 4:2\nask 101 | 5:3\n");
        assertThat(book.totalSize(BID)).isZero();
        assertThat(book.apply(delete(BID, 1))).isEqualTo(FaultKind.UNKNOWN_ID);
        assertThat(book.apply(add(BID, 1, 90, 4))).isEqualTo(FaultKind.NONE);
        assertThat(book.bestSize(BID)).isEqualTo(4);
    }

    @Test
    void shouldStartRanksAnewWhenBothSidesAreCleared() {
        openOrders();
        assertThat(book.nextRank()).isEqualTo(5);

        book.clear();

        assertPicture("");
        assertThat(book.nextRank()).isZero();
    }

    @Test
    void shouldFindRowsByIdWhenTheyAreThere() {
        openOrders();
        StringBuilder found = new StringBuilder();
        RowVisitor visitor =
                (side, id, price, size, rank) ->
                        found.append(side + " " + id + " " + price + " " + size + " " + rank);

        assertThat(book.findRow(ASK, 1, visitor)).isFalse();
        assertThat(found).isEmpty();
        assertThat(book.findRow(BID, 2, visitor)).isTrue();
        assertThat(found).hasToString("BID 2 100 7 1");
    }

    @Test
    void shouldBeTheSameBookWhenRowsAreLoadedInAnyOrder() {
        openOrders();
        OrderBook copy = newBook(DepthMode.BY_ORDER);
        copy.load(BID, 2, 1, 1, 77);
        for (long id : new long[] {3, 2, 1}) {
            book.findRow(BID, id, copy::load);
        }
        book.forEachRow(ASK, copy::load);
        copy.nextRank(book.nextRank());

        assertThat(BookPicture.of(copy)).isEqualTo(BookPicture.of(book));
        assertThat(copy.stateHash()).isEqualTo(book.stateHash());
        assertThat(copy.checkInvariants()).isEmpty();
    }

    @Test
    void shouldKeepOrderCountsWhenLevelsAreLoaded() {
        open(DepthMode.PRICE_LEVEL, level(ADD, BID, 100, 5, 2), level(ADD, ASK, 101, 5, 3));
        OrderBook copy = newBook(DepthMode.PRICE_LEVEL);
        book.forEachRow(BID, copy::load);
        book.forEachRow(ASK, copy::load);

        assertThat(BookPicture.of(copy)).isEqualTo("ask 101 | 5/3\nbid 100 | 5/2\n");
    }

    @Test
    void shouldHashSidePriceSizeAndIdInPriceTimeOrder() {
        openOrders();
        XxHash64 expected = new XxHash64();
        long[][] rows = {
            {0, 100, 5, 1}, {0, 100, 7, 2}, {0, 99, 1, 3}, {1, 101, 3, 5}, {1, 102, 2, 4}
        };
        for (long[] row : rows) {
            for (long word : row) {
                expected.add(word);
            }
        }

        assertThat(book.stateHash()).isEqualTo(expected.digest());
    }

    @Test
    void shouldLeaveTheIdOutOfTheHashWhenRowsAreLevels() {
        open(DepthMode.TOP_OF_BOOK);
        book.load(BID, 100, 100, 5, 1);
        XxHash64 expected = new XxHash64();
        expected.add(0L);
        expected.add(100L);
        expected.add(5L);

        assertThat(book.stateHash()).isEqualTo(expected.digest());
    }
}
