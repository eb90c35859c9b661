package io.groundswell.operators;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.EventStamper;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Writes the events of one symbol line by line, with the headers that a feed would give them. */
public final class ScriptedDay {
    /** 2024-08-08 12:00:00 UTC. */
    public static final long START_NANOS = 1_723_118_400_000_000_000L;

    /** 24 hours later. */
    public static final long NEXT_DAY_NANOS = START_NANOS + 86_400_000_000_000L;

    private final String symbol;
    private final EventStamper stamper;
    private final List<MarketEvent> events = new ArrayList<>();
    private final DepthMode mode;
    private long nowNanos;

    /** A day of a symbol whose depth feed has the given mode, around the clock. */
    public ScriptedDay(String symbol, DepthMode mode) {
        this(symbol, mode, START_NANOS);
    }

    /** The same with an epoch of its own. */
    public ScriptedDay(String symbol, DepthMode mode, long sourceEpoch) {
        this.symbol = symbol;
        this.mode = mode;
        this.nowNanos = sourceEpoch;
        this.stamper = new EventStamper(sourceEpoch, new Frontier(), symbol, 2, 0);
        define(mode == DepthMode.TOP_OF_BOOK ? Topic.L1S : Topic.L2);
        define(Topic.TICKS);
    }

    private void define(Topic topic) {
        Instrument instrument =
                new Instrument(
                        symbol,
                        "scripted",
                        SecurityType.CRYPTO_SPOT,
                        "ALWAYS",
                        "USD",
                        1,
                        2,
                        0,
                        mode,
                        CodeTable.NONE);
        events.add(new InstrumentDefined(header(topic), instrument));
    }

    private EventHeader header(Topic topic) {
        return stamper.next(topic, nowNanos, EventHeader.ABSENT, 0, 0);
    }

    /** Lets time pass. */
    public ScriptedDay afterMillis(long millis) {
        nowNanos += millis * 1_000_000L;
        return this;
    }

    /** Lets time pass. */
    public ScriptedDay afterNanos(long nanos) {
        nowNanos += nanos;
        return this;
    }

    /** A snapshot of nothing: from here on the book is trusted. */
    public ScriptedDay emptySnapshot() {
        events.add(new SnapshotBegin(header(Topic.L2), mode));
        events.add(new SnapshotEnd(header(Topic.L2), mode));
        return this;
    }

    /** A price level gets a size. */
    public ScriptedDay level(Side side, long price, long size) {
        events.add(DepthUpdate.level(header(Topic.L2), DepthAction.CHANGE, side, price, size));
        return this;
    }

    /** An order is added, changed or taken from. */
    public ScriptedDay order(DepthAction action, Side side, long price, long size, long orderId) {
        events.add(DepthUpdate.order(header(Topic.L2), action, side, price, size, orderId));
        return this;
    }

    /** A market maker's quote on one side; size 0 takes it away. */
    public ScriptedDay marketMaker(Side side, long price, long size, String name) {
        events.add(
                DepthUpdate.marketMaker(
                        header(Topic.L2), DepthAction.CHANGE, side, price, size, name));
        return this;
    }

    /** The best bid and offer; a size of 0 is an empty side. */
    public ScriptedDay quote(long bidPrice, long bidSize, long askPrice, long askSize) {
        events.add(
                new Quote(
                        header(Topic.L1S),
                        bidSize == 0 ? EventHeader.ABSENT : bidPrice,
                        bidSize,
                        "",
                        askSize == 0 ? EventHeader.ABSENT : askPrice,
                        askSize,
                        "",
                        Quote.BID_NAMED | Quote.ASK_NAMED,
                        CodeTable.NONE));
        return this;
    }

    /** A trade. */
    public ScriptedDay trade(long price, long size) {
        events.add(
                new Trade(
                        header(Topic.TICKS),
                        price,
                        size,
                        Aggressor.BUYER,
                        Liquidity.DISPLAYED,
                        TradeBasis.UNSPECIFIED,
                        CodeTable.NONE,
                        "",
                        "",
                        EventHeader.ABSENT,
                        0,
                        EventHeader.ABSENT));
        return this;
    }

    /** What a feed tells beside the market: fundamentals, and a bar of its history. */
    public ScriptedDay besideTheMarket() {
        events.add(new Fundamentals(header(Topic.L1S), CodeTable.NONE, "scripted"));
        events.add(
                new HistoryBar(
                        header(Topic.TICKS),
                        BarUnit.DAY,
                        1,
                        START_NANOS,
                        9_990,
                        10_020,
                        9_980,
                        10_000,
                        500,
                        EventHeader.ABSENT,
                        EventHeader.ABSENT,
                        EventHeader.ABSENT));
        return this;
    }

    /** Random level changes with random pauses; a book around 100.00 that never crosses. */
    public ScriptedDay wander(long seed, int changes) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < changes; i++) {
            afterNanos(random.nextLong(0, random.nextInt(8) == 0 ? 3_000_000_000L : 40_000_000L));
            Side side = random.nextBoolean() ? Side.BID : Side.ASK;
            long distance = random.nextLong(1, 30);
            long price = side == Side.BID ? 10_000 - distance : 10_000 + distance;
            level(side, price, random.nextInt(4) == 0 ? 1 : random.nextLong(1, 900));
            if (random.nextInt(10) == 0) {
                trade(price, random.nextLong(1, 50));
            }
        }
        return this;
    }

    /** The events so far, in the total order. */
    public List<MarketEvent> events() {
        return events.stream().sorted(EventOrder.ACROSS_SYMBOLS).toList();
    }
}
