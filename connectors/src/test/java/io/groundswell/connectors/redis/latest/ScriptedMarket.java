package io.groundswell.connectors.redis.latest;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;

/**
 * A quote and a trade of each symbol in turn, every event by its number. The first of each are of
 * symbols that are never heard of again.
 */
final class ScriptedMarket {
    static final int SYMBOLS = 20;

    private static final long BEGIN_NANOS = 1_381_242_600_000_000_000L;
    private static final long STEP_NANOS = 250_000;

    private ScriptedMarket() {}

    static String symbol(long index) {
        return (isQuiet(index) ? "QUIET" : "SYM") + index % SYMBOLS;
    }

    private static boolean isQuiet(long index) {
        return index < 2 * SYMBOLS;
    }

    static boolean isTrade(long index) {
        return index / SYMBOLS % 2 == 1;
    }

    static MarketEvent event(long index) {
        return isTrade(index) ? trade(index) : quote(index);
    }

    private static EventHeader header(long index, Topic topic) {
        long time = BEGIN_NANOS + index * STEP_NANOS;
        long sequence = index / (2 * SYMBOLS) + 1;
        return new EventHeader(
                symbol(index), topic, 1, sequence, time, time, EventHeader.ABSENT, 0, 4, 0, 0);
    }

    private static Quote quote(long index) {
        return new Quote(
                header(index, Topic.L1S),
                index,
                index,
                "K",
                index + 1,
                index,
                "P",
                Quote.BID_NAMED | Quote.ASK_NAMED,
                CodeTable.TAQ);
    }

    private static Trade trade(long index) {
        return new Trade(
                header(index, Topic.TICKS),
                index,
                index,
                Aggressor.UNKNOWN,
                Liquidity.UNKNOWN,
                TradeBasis.UNSPECIFIED,
                CodeTable.TAQ,
                "P",
                "",
                EventHeader.ABSENT,
                0,
                index);
    }
}
