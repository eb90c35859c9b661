package io.groundswell.model.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.Side;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fast book equals the obvious one after every row of long random streams. */
class OrderBookDifferentialTest {
    private record Row(Side side, long id, long price, long size, long rank) {}

    @ParameterizedTest
    @CsvSource({
        "BY_ORDER, 40, 6, false, 3000",
        "BY_ORDER, 40, 6, true, 3000",
        "BY_ORDER, 3000, 40, true, 3000",
        "BY_ORDER, 100000, 3000, false, 1500",
        "PRICE_LEVEL, 1, 30, false, 3000",
        "PRICE_LEVEL, 1, 5000, false, 1000",
        "MARKET_MAKER, 30, 6, false, 3000",
        "MARKET_MAKER, 30, 6, true, 3000"
    })
    void shouldStayEqualWhenRandomRowsCome(
            DepthMode mode, int ids, int prices, boolean priorities, int rows) {
        long seed = mode.code() + 31L * ids;
        Random random = new Random(seed);
        RandomDepth stream = new RandomDepth(random, mode, ids, prices, priorities);
        OrderBook naive = new NaiveOrderBook(mode);
        OrderBook fast = new LadderOrderBook(mode);
        for (int i = 0; i < rows; i++) {
            clearSometimes(random, naive, fast);
            if (i % 500 == 499) {
                fast = reloaded(fast, random);
            }
            DepthUpdate row = stream.next();
            FaultKind expected = naive.apply(row);
            assertThat(fast.apply(row)).as("fault of row %d: %s", i, row).isEqualTo(expected);
            assertSame(naive, fast, i);
        }
        assertThat(naive.rows(Side.BID)).as("the stream built a book").isPositive();
    }

    private static void clearSometimes(Random random, OrderBook naive, OrderBook fast) {
        int draw = random.nextInt(4000);
        if (draw < 2) {
            naive.clear(Side.ofCode(draw));
            fast.clear(Side.ofCode(draw));
        } else if (draw == 2) {
            naive.clear();
            fast.clear();
        }
    }

    private static OrderBook reloaded(OrderBook book, Random random) {
        List<Row> rows = rows(book);
        Collections.shuffle(rows, random);
        OrderBook copy = new LadderOrderBook(book.mode());
        rows.forEach(row -> copy.load(row.side, row.id, row.price, row.size, row.rank));
        copy.nextRank(book.nextRank());
        return copy;
    }

    private static List<Row> rows(OrderBook book) {
        List<Row> rows = new ArrayList<>();
        for (Side side : Side.values()) {
            book.forEachRow(
                    side, (at, id, price, size, rank) -> rows.add(row(at, id, price, size, rank)));
        }
        return rows;
    }

    private static Row row(Side side, long id, long price, long size, long rank) {
        return new Row(side, id, price, size, rank);
    }

    private static void assertSame(OrderBook naive, OrderBook fast, int at) {
        List<Row> rows = rows(naive);
        assertThat(rows(fast)).as("rows after %d", at).isEqualTo(rows);
        assertThat(fast.stateHash()).isEqualTo(naive.stateHash());
        assertThat(fast.nextRank()).isEqualTo(naive.nextRank());
        assertThat(fast.checkInvariants()).as("invariants after %d", at).isEmpty();
        for (Side side : Side.values()) {
            assertThat(fast.levels(side)).isEqualTo(naive.levels(side));
            assertThat(fast.rows(side)).isEqualTo(naive.rows(side));
            assertThat(fast.totalSize(side)).isEqualTo(naive.totalSize(side));
            assertThat(fast.bestPrice(side)).isEqualTo(naive.bestPrice(side));
            assertThat(fast.bestSize(side)).isEqualTo(naive.bestSize(side));
            for (int depth = 0; depth < Math.min(10, fast.levels(side)); depth++) {
                assertThat(fast.price(side, depth)).isEqualTo(naive.price(side, depth));
                assertThat(fast.size(side, depth)).isEqualTo(naive.size(side, depth));
                assertThat(fast.orders(side, depth)).isEqualTo(naive.orders(side, depth));
                long price = fast.price(side, depth);
                assertThat(fast.sizeAt(side, price)).isEqualTo(naive.sizeAt(side, price));
            }
        }
        if (!rows.isEmpty()) {
            Row row = rows.get(at % rows.size());
            List<Row> found = new ArrayList<>();
            fast.findRow(
                    row.side,
                    row.id,
                    (s, id, price, size, rank) -> found.add(row(s, id, price, size, rank)));
            assertThat(found).containsExactly(row);
        }
    }
}
