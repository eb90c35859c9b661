package io.groundswell.operators.book;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.operators.ScriptedDay;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Symbols of every depth mode that take turns, in the order that a lane gives. */
public final class ScriptedBooks {
    /** How many symbols there are. */
    static final int SYMBOLS = 6;

    /** The symbol whose book needs pages. */
    static final String LARGE = "FFF";

    private static final int ORDERS_OF_LARGE = 6_000;

    private ScriptedBooks() {}

    /** The same events each time. */
    public static List<MarketEvent> day() {
        return Stream.of(
                        new ScriptedDay("AAA", DepthMode.PRICE_LEVEL)
                                .emptySnapshot()
                                .wander(1, 400),
                        new ScriptedDay("BBB", DepthMode.PRICE_LEVEL)
                                .emptySnapshot()
                                .wander(2, 300),
                        orders("CCC"),
                        marketMakers("DDD"),
                        quotes("EEE"),
                        manyOrders(LARGE))
                .flatMap(script -> script.events().stream())
                .sorted(EventOrder.ACROSS_SYMBOLS)
                .toList();
    }

    private static ScriptedDay manyOrders(String symbol) {
        ScriptedDay script = new ScriptedDay(symbol, DepthMode.BY_ORDER).emptySnapshot();
        SplittableRandom random = new SplittableRandom(8);
        for (int id = 1; id <= ORDERS_OF_LARGE; id++) {
            script.afterMillis(random.nextLong(0, 20));
            order(script, DepthAction.ADD, random.nextLong(1, 100), id);
            if (id % 50 == 0) {
                order(script, DepthAction.CHANGE, random.nextLong(1, 100), random.nextInt(1, id));
            }
        }
        return script;
    }

    private static void order(ScriptedDay script, DepthAction action, long distance, int id) {
        Side side = id % 2 == 0 ? Side.BID : Side.ASK;
        long price = side == Side.BID ? 10_000 - distance : 10_000 + distance;
        script.order(action, side, price, distance, id);
    }

    private static ScriptedDay orders(String symbol) {
        ScriptedDay script = new ScriptedDay(symbol, DepthMode.BY_ORDER).emptySnapshot();
        SplittableRandom random = new SplittableRandom(3);
        for (int id = 1; id <= 300; id++) {
            Side side = random.nextBoolean() ? Side.BID : Side.ASK;
            long price = 10_000 + (side == Side.BID ? -1 : 1) * random.nextLong(1, 6);
            script.afterMillis(random.nextLong(0, 400));
            script.order(DepthAction.ADD, side, price, random.nextLong(1, 100), id);
            if (id % 3 == 0) {
                script.order(DepthAction.DELETE, side, 0, 0, id);
            }
        }
        return script;
    }

    private static ScriptedDay marketMakers(String symbol) {
        ScriptedDay script = new ScriptedDay(symbol, DepthMode.MARKET_MAKER).emptySnapshot();
        String[] names = {"NSDQ", "ARCX", "EDGX", "MEMX"};
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            Side side = random.nextBoolean() ? Side.BID : Side.ASK;
            long price = 10_000 + (side == Side.BID ? -1 : 1) * random.nextLong(1, 4);
            script.afterMillis(random.nextLong(0, 300));
            script.marketMaker(side, price, random.nextLong(0, 5), names[random.nextInt(4)]);
        }
        return script;
    }

    private static ScriptedDay quotes(String symbol) {
        ScriptedDay script = new ScriptedDay(symbol, DepthMode.TOP_OF_BOOK);
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 300; i++) {
            script.afterMillis(random.nextLong(0, 300));
            script.quote(
                    10_000 - random.nextLong(1, 3),
                    random.nextLong(0, 4),
                    10_000 + random.nextLong(1, 3),
                    random.nextLong(0, 4));
            if (i % 50 == 0) {
                // A row of another mode: refused, and must leave no trace in the state either.
                script.level(Side.BID, 9_999, 7);
            }
        }
        return script;
    }
}
