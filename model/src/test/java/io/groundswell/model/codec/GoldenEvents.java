package io.groundswell.model.codec;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.CorrectionKind;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.Heartbeat;
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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The events behind the golden files, in their order. Each field of an event has a value of its
 * own, so that two fields that changed places show. Never edited: a new version adds a list.
 */
final class GoldenEvents {
    private static final long EPOCH = 1_750_000_000_123_456_789L;
    private static final int FLAGS_OF_VERSION_1 = 31;
    private static final int FLAGS_OF_VERSION_2 = 63;

    private GoldenEvents() {}

    /** What {@code golden-v1.hex} holds. */
    static List<MarketEvent> version1() {
        return Stream.concat(pricesOfVersion1(), statesOfVersion1()).collect(Collectors.toList());
    }

    private static Stream<MarketEvent> pricesOfVersion1() {
        return Stream.of(
                new DepthUpdate(
                        header("AAPL", Topic.L2, 1),
                        DepthMode.MARKET_MAKER,
                        DepthAction.CHANGE,
                        Side.ASK,
                        1_892_300,
                        500,
                        11,
                        12,
                        "NSDQ",
                        13),
                DepthUpdate.order(
                        header("@ESH24", Topic.L2, 2),
                        DepthAction.EXECUTE,
                        Side.BID,
                        EventHeader.ABSENT,
                        Long.MAX_VALUE,
                        -1),
                new Quote(
                        header("MSFT", Topic.L1S, 3),
                        4_210_100,
                        300,
                        "11",
                        4_210_300,
                        700,
                        "26",
                        Quote.BID_NAMED | Quote.ASK_NAMED,
                        CodeTable.IQFEED),
                new Trade(
                        header("QQQ", Topic.TICKS, 4),
                        3_650_050,
                        25,
                        Aggressor.SELLER,
                        Liquidity.AUCTION,
                        TradeBasis.LAST_QUALIFIED,
                        CodeTable.TAQ,
                        "Q",
                        "@F I",
                        987_654_321,
                        123_456_789,
                        EventHeader.ABSENT),
                new TradeCorrection(
                        header("SPY", Topic.TICKS, 5),
                        CorrectionKind.CORRECT,
                        CodeTable.LEAN,
                        "P",
                        859_256_116,
                        EPOCH - 9,
                        6_190_500,
                        15_000,
                        6_190_600,
                        16_000,
                        "198944",
                        TradeBasis.UNSPECIFIED));
    }

    private static Stream<MarketEvent> statesOfVersion1() {
        return Stream.of(
                new SnapshotBegin(header("BRK.B", Topic.L2, 6), DepthMode.BY_ORDER),
                new SnapshotEnd(header("BRK.B", Topic.L2, 7), DepthMode.PRICE_LEVEL),
                new BookClear(header("NVDA", Topic.L2, 8), false, true),
                new FeedStatus(
                        header("TSLA", Topic.TICKS, 9),
                        FeedState.GAP,
                        EPOCH - 8,
                        EPOCH - 7,
                        "socket closed by peer"),
                new TradingStatus(header("GME", Topic.L2, 10), TradingPhase.HALTED, "LULD"),
                Heartbeat.of(Topic.L1S, EPOCH, EPOCH + 250_000_000),
                new InstrumentDefined(
                        header("BTCUSDT", Topic.L2, 11),
                        new Instrument(
                                "BTCUSDT",
                                "Bitcoin in Tether, perpetual",
                                SecurityType.CRYPTO_PERPETUAL,
                                "ALWAYS",
                                "USDT",
                                10,
                                4,
                                1,
                                DepthMode.PRICE_LEVEL,
                                CodeTable.NONE)));
    }

    /** What {@code golden-v2.hex} holds: version 1 as it reads now, and what version 2 added. */
    static List<MarketEvent> version2() {
        return Stream.concat(version1().stream(), addedByVersion2()).collect(Collectors.toList());
    }

    private static Stream<MarketEvent> addedByVersion2() {
        return Stream.of(
                new Trade(
                        header("QQQ", Topic.TICKS, 12, FLAGS_OF_VERSION_2),
                        3_650_060,
                        26,
                        Aggressor.BUYER,
                        Liquidity.DISPLAYED,
                        TradeBasis.EXTENDED,
                        CodeTable.IQFEED,
                        "19",
                        "0187",
                        987_654_322,
                        123_456_790,
                        41_234_567),
                new TradeCorrection(
                        header("SPY", Topic.TICKS, 13, FLAGS_OF_VERSION_2),
                        CorrectionKind.INSERT,
                        CodeTable.IQFEED,
                        "18",
                        859_256_117,
                        EPOCH - 10,
                        EventHeader.ABSENT,
                        EventHeader.ABSENT,
                        6_190_700,
                        17_000,
                        "3D87",
                        TradeBasis.OTHER),
                new FeedStatus(
                        header("NOSUCH", Topic.L1S, 14, FLAGS_OF_VERSION_2),
                        FeedState.REFUSED,
                        EventHeader.ABSENT,
                        EventHeader.ABSENT,
                        "symbol not found"),
                new Fundamentals(
                        header("AAPL", Topic.L1S, 15, FLAGS_OF_VERSION_2),
                        CodeTable.IQFEED,
                        "F,AAPL,5,30.8,54200000,260.1,169.21,,".repeat(8)),
                new HistoryBar(
                        header("@ESH24", Topic.TICKS, 16, FLAGS_OF_VERSION_2),
                        BarUnit.MONTH,
                        17,
                        EPOCH - 11,
                        52_011,
                        52_044,
                        51_988,
                        52_022,
                        9_001,
                        9_002,
                        9_003,
                        9_004));
    }

    private static EventHeader header(String symbol, Topic topic, long sequence) {
        return header(symbol, topic, sequence, FLAGS_OF_VERSION_1);
    }

    private static EventHeader header(String symbol, Topic topic, long sequence, int flags) {
        return new EventHeader(
                symbol,
                topic,
                EPOCH,
                sequence,
                EPOCH + 1_000 * sequence,
                EPOCH + 1_000 * sequence - 1,
                EPOCH + 1_000 * sequence + 2,
                100 + sequence,
                4,
                1,
                flags);
    }
}
