package io.groundswell.replay.tape;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.CorrectionKind;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.EventStamper;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
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
import io.groundswell.model.event.TradeCorrection;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * A minute of two symbols with every kind of event, told by hand; of a third what version 2 of the
 * event schema added. What it makes is written into {@code golden-v1.tape} and, with the third,
 * {@code golden-v2.tape}, and never changes again.
 */
final class GoldenDay {
    private static final long OPEN = 1_340_285_400_000_000_000L;
    private static final long ABSENT = EventHeader.ABSENT;

    private final List<MarketEvent> events = new ArrayList<>();
    private final EventStamper stamper;
    private long feedTime = OPEN;

    private GoldenDay(String symbol, int priceExponent, int sizeExponent) {
        stamper =
                new EventStamper(
                        1_340_000_000_000_000_000L,
                        new Frontier(),
                        symbol,
                        priceExponent,
                        sizeExponent);
    }

    /** The events of both symbols in the total order. */
    static List<MarketEvent> events() {
        List<MarketEvent> events = new ArrayList<>(equity());
        events.addAll(perpetual());
        events.sort(EventOrder.ACROSS_SYMBOLS);
        return events;
    }

    /** The same with the third symbol. */
    static List<MarketEvent> eventsOfVersion2() {
        List<MarketEvent> events = new ArrayList<>(events());
        events.addAll(addedByVersion2());
        events.sort(EventOrder.ACROSS_SYMBOLS);
        return events;
    }

    private static List<MarketEvent> addedByVersion2() {
        GoldenDay day = new GoldenDay("SPY", 4, 0);
        long time = day.feedTime + 3;
        Instrument spy =
                new Instrument(
                        "SPY",
                        "",
                        SecurityType.EQUITY,
                        "XNYS",
                        "USD",
                        100,
                        4,
                        0,
                        DepthMode.TOP_OF_BOOK,
                        CodeTable.IQFEED);
        day.define(spy, Topic.TICKS, Topic.L1S);
        day.besideTheMarket(time);
        day.tradesOfVersion2(time);
        EventHeader refused = day.at(Topic.L1S, time + 3, 0);
        day.add(new FeedStatus(refused, FeedState.REFUSED, ABSENT, ABSENT, "no room"));
        return day.events;
    }

    private void besideTheMarket(long time) {
        add(new Fundamentals(at(Topic.L1S, time, 0), CodeTable.IQFEED, "F,SPY,7,,"));
        add(
                new HistoryBar(
                        at(Topic.TICKS, time, 0),
                        BarUnit.DAY,
                        1,
                        OPEN - 34_200_000_000_000L,
                        1_352_600,
                        1_358_400,
                        1_345_700,
                        1_354_500,
                        128_400_000,
                        ABSENT,
                        ABSENT,
                        ABSENT));
    }

    private void tradesOfVersion2(long time) {
        add(
                new Trade(
                        at(Topic.TICKS, time + 1, 0),
                        1_354_600,
                        100,
                        Aggressor.UNKNOWN,
                        Liquidity.UNKNOWN,
                        TradeBasis.EXTENDED,
                        CodeTable.IQFEED,
                        "11",
                        "17",
                        77,
                        0,
                        4_100));
        add(
                new TradeCorrection(
                        at(Topic.TICKS, time + 2, 0),
                        CorrectionKind.INSERT,
                        CodeTable.IQFEED,
                        "19",
                        78,
                        time,
                        ABSENT,
                        ABSENT,
                        1_354_700,
                        200,
                        "87",
                        TradeBasis.OTHER));
    }

    private static List<MarketEvent> equity() {
        GoldenDay day = new GoldenDay("AMZN", 4, 0);
        Instrument amzn =
                new Instrument(
                        "AMZN",
                        "Amazon \"common\" stock",
                        SecurityType.EQUITY,
                        "XNAS",
                        "USD",
                        100,
                        4,
                        0,
                        DepthMode.MARKET_MAKER,
                        CodeTable.IQFEED);
        day.define(amzn, Topic.L2, Topic.TICKS, Topic.L1S);
        day.add(new SnapshotBegin(day.at(Topic.L2, ABSENT, 0), DepthMode.MARKET_MAKER));
        day.add(maker(day.at(Topic.L2, ABSENT, 0), DepthAction.ADD, Side.BID, 2_238_100, "MD01"));
        day.add(maker(day.at(Topic.L2, ABSENT, 0), DepthAction.ADD, Side.ASK, 2_239_500, "ARCA"));
        day.add(new SnapshotEnd(day.at(Topic.L2, ABSENT, 0), DepthMode.MARKET_MAKER));
        day.feedTime += 17_459_617L;
        day.tradeAndTrouble();
        return day.events;
    }

    private void tradeAndTrouble() {
        add(
                new Quote(
                        at(Topic.L1S, feedTime, 0),
                        2_238_100,
                        21,
                        "5",
                        ABSENT,
                        0,
                        "",
                        Quote.BID_NAMED,
                        CodeTable.IQFEED));
        add(
                new Trade(
                        at(Topic.TICKS, feedTime, 9),
                        2_239_500,
                        100,
                        Aggressor.BUYER,
                        Liquidity.DISPLAYED,
                        TradeBasis.LAST_QUALIFIED,
                        CodeTable.IQFEED,
                        "5",
                        "01\\87",
                        11_885_113,
                        0,
                        ABSENT));
        add(
                new TradeCorrection(
                        at(Topic.TICKS, feedTime + 1, 0),
                        CorrectionKind.CORRECT,
                        CodeTable.IQFEED,
                        "5",
                        11_885_113,
                        feedTime,
                        2_239_500,
                        100,
                        2_239_400,
                        100,
                        "01",
                        TradeBasis.UNSPECIFIED));
        add(
                new FeedStatus(
                        at(Topic.L1S, feedTime + 2, 0),
                        FeedState.GAP,
                        feedTime,
                        ABSENT,
                        "reconnected\tonce"));
        add(new TradingStatus(at(Topic.L2, feedTime + 3, 0), TradingPhase.HALTED, "T1"));
    }

    private static List<MarketEvent> perpetual() {
        GoldenDay day = new GoldenDay("BTCUSD_PERP", 8, 8);
        Instrument perpetual =
                new Instrument(
                        "BTCUSD_PERP",
                        "",
                        SecurityType.CRYPTO_PERPETUAL,
                        "24x7",
                        "USD",
                        10_000_000,
                        8,
                        8,
                        DepthMode.PRICE_LEVEL,
                        CodeTable.NONE);
        day.define(perpetual, Topic.L2);
        long price = 5_500_012_345_678L;
        day.add(level(day.at(Topic.L2, day.feedTime + 5, 7), DepthAction.CHANGE, price, 1));
        day.add(level(day.at(Topic.L2, day.feedTime + 5, 7), DepthAction.DELETE, ABSENT, 0));
        day.add(
                new DepthUpdate(
                        day.at(Topic.L2, day.feedTime + 6, 8),
                        DepthMode.BY_ORDER,
                        DepthAction.EXECUTE,
                        Side.ASK,
                        -price,
                        -5,
                        6_412_000_000_001L,
                        -1,
                        "",
                        0));
        day.add(new BookClear(day.at(Topic.L2, day.feedTime + 60_000_000_000L, 9), true, false));
        return day.events;
    }

    private void define(Instrument instrument, Topic... topics) {
        for (Topic topic : topics) {
            add(new InstrumentDefined(at(topic, feedTime, 0), instrument));
        }
    }

    private EventHeader at(Topic topic, long feedTimeNanos, long matchOrder) {
        long receiveTime = feedTimeNanos == ABSENT ? ABSENT : feedTimeNanos + 1_000_000L;
        int flags = matchOrder == 7 ? EventFlags.MORE_FOLLOWS : 0;
        return stamper.next(topic, feedTimeNanos, receiveTime, matchOrder, flags);
    }

    private void add(MarketEvent event) {
        events.add(event);
    }

    private static DepthUpdate maker(
            EventHeader header, DepthAction action, Side side, long price, String name) {
        return DepthUpdate.marketMaker(header, action, side, price, 200, name);
    }

    private static DepthUpdate level(
            EventHeader header, DepthAction action, long price, long size) {
        return DepthUpdate.level(header, action, Side.BID, price, size);
    }
}
