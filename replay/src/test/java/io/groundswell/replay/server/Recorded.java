package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import java.time.LocalDate;
import java.time.LocalTime;

/** Recorded events for tests, in one line each; their symbol is AAPL and their day a Wednesday. */
final class Recorded {
    static final String SYMBOL = "AAPL";
    static final LocalDate DAY = LocalDate.of(2021, 6, 30);
    static final long EPOCH = 1_600_000_000_000_000_000L;

    private Recorded() {}

    /** Nanoseconds since 1970 of a time of the day in New York. */
    static long at(String time) {
        return DAY.atStartOfDay(EasternTime.ZONE).toEpochSecond() * 1_000_000_000L
                + LocalTime.parse(time).toNanoOfDay();
    }

    static Instrument instrument(DepthMode depth) {
        return new Instrument(
                SYMBOL,
                "Apple, Inc.",
                SecurityType.EQUITY,
                "XNYS",
                "USD",
                100,
                4,
                0,
                depth,
                CodeTable.IQFEED);
    }

    static EventHeader header(Topic topic, String time, int flags) {
        long nanos = at(time);
        return new EventHeader(
                SYMBOL, topic, EPOCH, 1, nanos, nanos, EventHeader.ABSENT, 0, 4, 0, flags);
    }

    static Trade trade(String time, long price, long size, TradeBasis basis) {
        return trade(time, price, size, basis, 0);
    }

    static Trade trade(String time, long price, long size, TradeBasis basis, int flags) {
        return new Trade(
                header(Topic.TICKS, time, flags),
                price,
                size,
                Aggressor.UNKNOWN,
                Liquidity.UNKNOWN,
                basis,
                CodeTable.IQFEED,
                "19",
                "01",
                7,
                0,
                EventHeader.ABSENT);
    }

    static Quote quote(String time, long bid, long bidSize, long ask, long askSize, int sides) {
        return quote(time, bid, bidSize, ask, askSize, sides, 0);
    }

    static Quote summary(String time, long bid, long bidSize, long ask, long askSize) {
        return quote(time, bid, bidSize, ask, askSize, 3, EventFlags.SUMMARY);
    }

    private static Quote quote(
            String time, long bid, long bidSize, long ask, long askSize, int sides, int flags) {
        return new Quote(
                header(Topic.L1S, time, flags),
                bid,
                bidSize,
                "5",
                ask,
                askSize,
                "11",
                sides,
                CodeTable.IQFEED);
    }

    static DepthUpdate order(
            String time, DepthAction action, Side side, long price, long size, long id) {
        return DepthUpdate.order(header(Topic.L2, time, 0), action, side, price, size, id);
    }

    static DepthUpdate level(String time, DepthAction action, Side side, long price, long size) {
        return DepthUpdate.level(header(Topic.L2, time, 0), action, side, price, size);
    }

    static DepthUpdate venue(
            String time, DepthAction action, Side side, long price, long size, String name) {
        return DepthUpdate.marketMaker(header(Topic.L2, time, 0), action, side, price, size, name);
    }
}
