package io.groundswell.model.book;

import static io.groundswell.model.book.DepthRows.add;
import static io.groundswell.model.book.DepthRows.change;
import static io.groundswell.model.book.DepthRows.delete;
import static io.groundswell.model.book.DepthRows.execute;
import static io.groundswell.model.book.DepthRows.level;
import static io.groundswell.model.book.DepthRows.maker;
import static io.groundswell.model.book.DepthRows.reduce;
import static io.groundswell.model.book.DepthRows.withPriority;
import static io.groundswell.model.event.DepthAction.ADD;
import static io.groundswell.model.event.DepthAction.CHANGE;
import static io.groundswell.model.event.DepthAction.DELETE;
import static io.groundswell.model.event.DepthAction.EXECUTE;
import static io.groundswell.model.event.DepthAction.REDUCE;
import static io.groundswell.model.event.EventHeader.ABSENT;
import static io.groundswell.model.event.Side.ASK;
import static io.groundswell.model.event.Side.BID;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import org.junit.jupiter.api.Test;

/** What every {@link OrderBook} does with rows; each implementation is tested by a subclass. */
public abstract class OrderBookContract extends OrderBookStateContract {
    @Test
    void shouldKeepRankWhenOrderShrinksAtItsPrice() {
        openOrders();

        assertThat(book().apply(change(BID, 1, 100, 4))).isEqualTo(FaultKind.NONE);
        assertThat(book().apply(reduce(BID, 1, 1))).isEqualTo(FaultKind.NONE);
        assertThat(book().apply(execute(BID, 1, 1))).isEqualTo(FaultKind.NONE);

        assertPicture(
                """
                ask 102 | 4:2
                ask 101 | 5:3
                bid 100 | 1:2 2:7
                bid 99 | 3:1
                """);
    }

    @Test
    void shouldGoToTheEndWhenOrderGrows() {
        openOrders();

        assertThat(book().apply(change(BID, 1, 100, 6))).isEqualTo(FaultKind.NONE);

        assertThat(BookPicture.of(book())).contains("bid 100 | 2:7 1:6\n");
    }

    @Test
    void shouldGoToTheEndWhenOrderMovesAndComesBack() {
        openOrders();

        book().apply(change(BID, 1, 99, 5));
        assertThat(BookPicture.of(book())).contains("bid 100 | 2:7\nbid 99 | 3:1 1:5\n");
        book().apply(change(BID, 1, 100, 5));
        assertThat(BookPicture.of(book())).contains("bid 100 | 2:7 1:5\nbid 99 | 3:1\n");
    }

    @Test
    void shouldQueueByVenuePriorityWhenGiven() {
        open(
                DepthMode.BY_ORDER,
                withPriority(add(ASK, 1, 100, 1), 50),
                withPriority(add(ASK, 2, 100, 2), 40),
                withPriority(add(ASK, 3, 100, 3), 0xF000_0000_0000_0000L),
                withPriority(add(ASK, 4, 100, 4), 45));
        assertPicture("ask 100 | 2:2 4:4 1:1 3:3\n");

        book().apply(withPriority(change(ASK, 2, 100, 9), 40));
        assertPicture("ask 100 | 2:9 4:4 1:1 3:3\n");
        book().apply(withPriority(change(ASK, 2, 100, 1), 60));
        assertPicture("ask 100 | 4:4 1:1 2:1 3:3\n");
        book().apply(add(ASK, 5, 100, 5));
        assertPicture("ask 100 | 4:4 1:1 2:1 3:3 5:5\n");
    }

    @Test
    void shouldQueueByIdWhenPrioritiesAreEqual() {
        open(
                DepthMode.BY_ORDER,
                withPriority(add(BID, 9, 100, 1), -1),
                withPriority(add(BID, -3, 100, 1), -1),
                add(BID, 5, 100, 1));

        assertPicture("bid 100 | -3:1 5:1 9:1\n");
    }

    @Test
    void shouldReplaceOlderWhenIdIsAddedTwice() {
        openOrders();

        assertThat(book().apply(add(BID, 1, 100, 5))).isEqualTo(FaultKind.DUPLICATE_ID);

        assertThat(BookPicture.of(book())).contains("bid 100 | 2:7 1:5\n");
        assertThat(book().rows(BID)).isEqualTo(3);
    }

    @Test
    void shouldTakeTheSameIdOnBothSides() {
        open(DepthMode.BY_ORDER, add(BID, 1, 100, 5), add(ASK, 1, 101, 6), delete(BID, 1));

        assertPicture("ask 101 | 1:6\n");
    }

    @Test
    void shouldReportUnknownIdWhenOrderIsNotThere() {
        openOrders();
        long before = book().stateHash();

        assertThat(book().apply(change(BID, 4, 100, 1))).isEqualTo(FaultKind.UNKNOWN_ID);
        assertThat(book().apply(reduce(ASK, 1, 1))).isEqualTo(FaultKind.UNKNOWN_ID);
        assertThat(book().apply(execute(ASK, 99, 1))).isEqualTo(FaultKind.UNKNOWN_ID);
        assertThat(book().apply(delete(BID, 0))).isEqualTo(FaultKind.UNKNOWN_ID);

        assertThat(book().stateHash()).isEqualTo(before);
    }

    @Test
    void shouldRemoveOrderWhenAllOfItGoes() {
        openOrders();

        assertThat(book().apply(execute(ASK, 5, 3))).isEqualTo(FaultKind.NONE);
        assertThat(book().apply(reduce(BID, 1, 5))).isEqualTo(FaultKind.NONE);
        assertThat(book().apply(delete(BID, 3))).isEqualTo(FaultKind.NONE);

        assertPicture("ask 102 | 4:2\nbid 100 | 2:7\n");
    }

    @Test
    void shouldRemoveOrderAndReportWhenMoreGoesThanItHad() {
        openOrders();

        assertThat(book().apply(execute(ASK, 5, 4))).isEqualTo(FaultKind.EXCESS_SIZE);
        assertThat(book().apply(reduce(BID, 1, Long.MAX_VALUE))).isEqualTo(FaultKind.EXCESS_SIZE);

        assertPicture("ask 102 | 4:2\nbid 100 | 2:7\nbid 99 | 3:1\n");
    }

    @Test
    void shouldLeaveBookAloneWhenSizeCannotBe() {
        openOrders();
        long before = book().stateHash();

        assertThat(book().apply(add(BID, 9, 100, -1))).isEqualTo(FaultKind.NEGATIVE_SIZE);
        assertThat(book().apply(add(BID, 9, 100, 0))).isEqualTo(FaultKind.NEGATIVE_SIZE);
        assertThat(book().apply(change(BID, 1, 100, 0))).isEqualTo(FaultKind.NEGATIVE_SIZE);
        assertThat(book().apply(reduce(BID, 1, -1))).isEqualTo(FaultKind.NEGATIVE_SIZE);
        assertThat(book().apply(execute(BID, 1, Long.MIN_VALUE)))
                .isEqualTo(FaultKind.NEGATIVE_SIZE);

        assertThat(book().stateHash()).isEqualTo(before);
    }

    @Test
    void shouldReportNoPriceWhenOneIsNeeded() {
        openOrders();
        long before = book().stateHash();

        assertThat(book().apply(add(BID, 9, ABSENT, 1))).isEqualTo(FaultKind.NO_PRICE);
        assertThat(book().apply(change(BID, 1, ABSENT, 1))).isEqualTo(FaultKind.NO_PRICE);

        assertThat(book().stateHash()).isEqualTo(before);
    }

    @Test
    void shouldReportWrongModeWhenRowIsOfAnother() {
        openOrders();

        assertThat(book().apply(level(ADD, BID, 100, 1, 1))).isEqualTo(FaultKind.WRONG_MODE);
        assertThat(book().apply(maker(DELETE, BID, "NSDQ", 100, 1)))
                .isEqualTo(FaultKind.WRONG_MODE);
        open(DepthMode.TOP_OF_BOOK);
        assertThat(book().apply(level(ADD, BID, 100, 1, 1))).isEqualTo(FaultKind.WRONG_MODE);
        assertThat(book().apply(add(BID, 100, 1, 1))).isEqualTo(FaultKind.WRONG_MODE);
    }

    @Test
    void shouldTakePricesOfEverySignWhenBookIsASpread() {
        open(
                DepthMode.BY_ORDER,
                add(BID, 1, -5, 1),
                add(BID, 2, -7, 1),
                add(BID, 3, Long.MIN_VALUE + 1, 1),
                add(ASK, 4, 0, 1),
                add(ASK, 5, Long.MAX_VALUE, 1),
                add(ASK, 6, -3, 1));

        assertPicture(
                """
                ask 9223372036854775807 | 5:1
                ask 0 | 4:1
                ask -3 | 6:1
                bid -5 | 1:1
                bid -7 | 2:1
                bid -9223372036854775807 | 3:1
                """);
    }

    @Test
    void shouldSetLevelsAbsolutelyWhenPriceLevelsCome() {
        open(
                DepthMode.PRICE_LEVEL,
                level(ADD, BID, 100, 5, 2),
                level(CHANGE, BID, 99, 6, 1),
                level(ADD, BID, 100, 9, 4),
                level(CHANGE, ASK, 101, 3, 3),
                level(CHANGE, ASK, 102, 3, 0),
                level(CHANGE, ASK, 102, 0, 0));

        assertPicture("ask 101 | 3/3\nbid 100 | 9/4\nbid 99 | 6/1\n");
        assertThat(book().orders(BID, 0)).isEqualTo(4);
        assertThat(book().rows(BID)).isEqualTo(2);
        assertThat(book().totalSize(BID)).isEqualTo(15);
    }

    @Test
    void shouldTakeFromLevelsWhenDifferencesCome() {
        open(
                DepthMode.PRICE_LEVEL,
                level(ADD, BID, 100, 5, 2),
                level(ADD, BID, 99, 6, 1),
                level(ADD, BID, 98, 6, 1),
                level(REDUCE, BID, 100, 2, 0),
                level(EXECUTE, BID, 99, 6, 0));
        assertPicture("bid 100 | 3/2\nbid 98 | 6/1\n");

        assertThat(book().apply(level(EXECUTE, BID, 98, 7, 0))).isEqualTo(FaultKind.EXCESS_SIZE);
        assertPicture("bid 100 | 3/2\n");
    }

    @Test
    void shouldReportFaultsOfLevelsWhenRowsCannotBe() {
        open(DepthMode.PRICE_LEVEL, level(ADD, BID, 100, 5, 2));

        assertThat(book().apply(level(DELETE, BID, 99, 0, 0))).isEqualTo(FaultKind.UNKNOWN_ID);
        assertThat(book().apply(level(REDUCE, ASK, 100, 1, 0))).isEqualTo(FaultKind.UNKNOWN_ID);
        assertThat(book().apply(level(CHANGE, BID, 99, -1, 0))).isEqualTo(FaultKind.NEGATIVE_SIZE);
        assertThat(book().apply(level(CHANGE, BID, ABSENT, 1, 0))).isEqualTo(FaultKind.NO_PRICE);
        assertThat(book().apply(level(DELETE, BID, ABSENT, 0, 0))).isEqualTo(FaultKind.NO_PRICE);
        assertThat(book().apply(level(CHANGE, BID, 99, 0, 0))).isEqualTo(FaultKind.NONE);
        assertPicture("bid 100 | 5/2\n");
        assertThat(book().apply(level(DELETE, BID, 100, -7, 0))).isEqualTo(FaultKind.NONE);
        assertPicture("");
    }

    @Test
    void shouldHoldOneRowPerNameWhenMarketMakersQuote() {
        open(
                DepthMode.MARKET_MAKER,
                maker(ADD, BID, "NSDQ", 100, 5),
                maker(CHANGE, BID, "ARCX", 100, 7),
                maker(ADD, ASK, "NSDQ", 101, 5),
                maker(ADD, BID, "NSDQ", 100, 6),
                maker(ADD, BID, "EDGX", 99, 1),
                maker(CHANGE, BID, "BATSYEDG", 99, 2),
                maker(CHANGE, BID, "EDGX", ABSENT, 0),
                maker(CHANGE, BID, "NOBODY", ABSENT, 0));

        assertPicture("ask 101 | NSDQ:5\nbid 100 | ARCX:7 NSDQ:6\nbid 99 | BATSYEDG:2\n");
        assertThat(book().apply(maker(DELETE, BID, "NSDQ", ABSENT, 0))).isEqualTo(FaultKind.NONE);
        assertThat(book().apply(maker(DELETE, BID, "NSDQ", ABSENT, 0)))
                .isEqualTo(FaultKind.UNKNOWN_ID);
        assertThat(book().apply(maker(ADD, BID, "NSDQ", ABSENT, 1))).isEqualTo(FaultKind.NO_PRICE);
        assertThat(book().apply(maker(ADD, BID, "NSDQ", 1, -1))).isEqualTo(FaultKind.NEGATIVE_SIZE);
        assertPicture("ask 101 | NSDQ:5\nbid 100 | ARCX:7\nbid 99 | BATSYEDG:2\n");
    }
}
