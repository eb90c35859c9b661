package io.groundswell.replay.inject;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventStamper;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.session.TradingCalendars;
import java.util.ArrayList;
import java.util.List;

/** A small day told venue event by venue event; prices are cents, times are seconds into it. */
final class BuiltDay {
    static final long TICK = 100;
    static final long SECOND = 1_000_000_000L;

    /** 10:00 in New York on the day of the LOBSTER samples. */
    static final long START_NANOS = 1_340_287_200L * SECOND;

    private static final long EPOCH = START_NANOS - 10 * 3600 * SECOND;

    private final EventStamper stamper =
            new EventStamper(EPOCH, new Frontier(0, START_NANOS), "SMALL", 4, 0);
    private final List<MarketEvent> events = new ArrayList<>();
    private final DepthMode mode;
    private long timeNanos = START_NANOS;
    private long row;

    BuiltDay() {
        this(DepthMode.PRICE_LEVEL, TICK);
    }

    BuiltDay(DepthMode mode, long tick) {
        this.mode = mode;
        Instrument instrument =
                new Instrument(
                        "SMALL",
                        "a small day",
                        SecurityType.EQUITY,
                        TradingCalendars.US_EQUITIES,
                        "USD",
                        tick,
                        4,
                        0,
                        mode,
                        CodeTable.NONE);
        events.add(new InstrumentDefined(header(Topic.TICKS, 0), instrument));
        events.add(new InstrumentDefined(header(Topic.L2, 0), instrument));
    }

    private EventHeader header(Topic topic, int flags) {
        return stamper.next(topic, timeNanos, EventHeader.ABSENT, row, flags);
    }

    /** A snapshot: price and size of the bids, then those of the asks, in cents. */
    BuiltDay book(long[][] bids, long[][] asks) {
        events.add(new SnapshotBegin(header(Topic.L2, 0), mode));
        for (long[] level : bids) {
            addRow(Side.BID, level[0], level[1], 0);
        }
        for (long[] level : asks) {
            addRow(Side.ASK, level[0], level[1], 0);
        }
        events.add(new SnapshotEnd(header(Topic.L2, 0), mode));
        return this;
    }

    /** The next venue event is so many seconds into the day. */
    BuiltDay at(double seconds) {
        timeNanos = START_NANOS + Math.round(seconds * SECOND);
        row++;
        return this;
    }

    BuiltDay bid(long cents, long size) {
        return addRow(Side.BID, cents, size, 0);
    }

    BuiltDay ask(long cents, long size) {
        return addRow(Side.ASK, cents, size, 0);
    }

    /** A row of a venue event that has more rows. */
    BuiltDay bidAndMore(long cents, long size) {
        return addRow(Side.BID, cents, size, EventFlags.MORE_FOLLOWS);
    }

    private BuiltDay addRow(Side side, long cents, long size, int flags) {
        DepthAction action = size == 0 ? DepthAction.DELETE : DepthAction.CHANGE;
        EventHeader header = header(Topic.L2, flags);
        events.add(
                new DepthUpdate(
                        header,
                        mode,
                        action,
                        side,
                        cents * TICK,
                        size,
                        0,
                        EventHeader.ABSENT,
                        "",
                        0));
        return this;
    }

    BuiltDay sale(long cents, long size) {
        return trade(cents * TICK, size, Aggressor.SELLER, Liquidity.DISPLAYED);
    }

    BuiltDay purchase(long cents, long size) {
        return trade(cents * TICK, size, Aggressor.BUYER, Liquidity.DISPLAYED);
    }

    BuiltDay trade(long price, long size, Aggressor aggressor, Liquidity liquidity) {
        events.add(
                new Trade(
                        header(Topic.TICKS, 0),
                        price,
                        size,
                        aggressor,
                        liquidity,
                        TradeBasis.UNSPECIFIED,
                        CodeTable.NONE,
                        "",
                        "",
                        EventHeader.ABSENT,
                        7,
                        EventHeader.ABSENT));
        return this;
    }

    List<MarketEvent> events() {
        return List.copyOf(events);
    }

    /** Nothing, from this second of the day to that. */
    static Injection during(double from, double to) {
        return Injection.during(
                START_NANOS + Math.round(from * SECOND), START_NANOS + Math.round(to * SECOND));
    }
}
