package io.groundswell.model.event;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random events of every kind for property tests, far wider than any market: every number may be
 * absent, zero, negative or the largest long, every text empty or as long as the wire allows, every
 * flag set.
 *
 * <p>{@code MarketEvents.any().generator(1000).next(random).value()} gives one event from a seeded
 * {@link java.util.Random}; in a test that is not jqwik's, within {@code JqwikSession.run}.
 */
public final class MarketEvents {
    private static final int ORDINARY_WEIGHT = 6;
    private static final int WIDE_WEIGHT = 2;
    private static final long ORDINARY_LIMIT = 2_000_000_000_000_000_000L;
    private static final int ALL_BITS = 0xff;

    private MarketEvents() {}

    /** Events of all kinds, each kind as likely as the others. */
    public static Arbitrary<MarketEvent> any() {
        return Arbitraries.oneOf(
                depthUpdates(),
                quotes(),
                trades(),
                tradeCorrections(),
                snapshotBegins(),
                snapshotEnds(),
                bookClears(),
                feedStatuses(),
                tradingStatuses(),
                heartbeats(),
                instrumentDefineds(),
                fundamentals(),
                historyBars());
    }

    /** Depth rows of every mode, action and side. */
    public static Arbitrary<DepthUpdate> depthUpdates() {
        return Combinators.combine(
                        headers(Topic.L2),
                        Arbitraries.of(DepthMode.class),
                        Arbitraries.of(DepthAction.class),
                        Arbitraries.of(Side.class),
                        numbers(4),
                        texts(DepthUpdate.MAX_MARKET_MAKER_LENGTH),
                        Arbitraries.integers())
                .as(
                        (header, mode, action, side, n, marketMaker, orderCount) ->
                                new DepthUpdate(
                                        header,
                                        mode,
                                        action,
                                        side,
                                        n[0],
                                        n[1],
                                        n[2],
                                        n[3],
                                        marketMaker,
                                        orderCount));
    }

    /** Quotes with any bits in the sides named. */
    public static Arbitrary<Quote> quotes() {
        return Combinators.combine(
                        headers(Topic.L1S),
                        numbers(4),
                        texts(Quote.MAX_MARKET_CENTRE_LENGTH),
                        texts(Quote.MAX_MARKET_CENTRE_LENGTH),
                        Arbitraries.integers().between(0, ALL_BITS),
                        Arbitraries.of(CodeTable.class))
                .as(
                        (header, n, bidCentre, askCentre, named, codes) ->
                                new Quote(
                                        header, n[0], n[1], bidCentre, n[2], n[3], askCentre, named,
                                        codes));
    }

    /** Trades with every aggressor, liquidity, basis and code table. */
    public static Arbitrary<Trade> trades() {
        return Combinators.combine(
                        headers(Topic.TICKS),
                        numbers(5),
                        Arbitraries.of(Aggressor.class),
                        Arbitraries.of(Liquidity.class),
                        Arbitraries.of(TradeBasis.class),
                        Arbitraries.of(CodeTable.class),
                        texts(Quote.MAX_MARKET_CENTRE_LENGTH),
                        texts(Trade.MAX_CONDITIONS_LENGTH))
                .as(
                        (header, n, aggressor, liquidity, basis, codes, centre, conditions) ->
                                new Trade(
                                        header,
                                        n[0],
                                        n[1],
                                        aggressor,
                                        liquidity,
                                        basis,
                                        codes,
                                        centre,
                                        conditions,
                                        n[2],
                                        n[3],
                                        n[4]));
    }

    /** Cancels, corrections and inserts with every basis. */
    public static Arbitrary<TradeCorrection> tradeCorrections() {
        return Combinators.combine(
                        headers(Topic.TICKS),
                        Arbitraries.of(CorrectionKind.class),
                        Arbitraries.of(CodeTable.class),
                        texts(Quote.MAX_MARKET_CENTRE_LENGTH),
                        numbers(6),
                        texts(Trade.MAX_CONDITIONS_LENGTH),
                        Arbitraries.of(TradeBasis.class))
                .as(
                        (header, kind, codes, centre, n, conditions, basis) ->
                                new TradeCorrection(
                                        header,
                                        kind,
                                        codes,
                                        centre,
                                        n[0],
                                        n[1],
                                        n[2],
                                        n[3],
                                        n[4],
                                        n[5],
                                        conditions,
                                        basis));
    }

    /** Starts of a snapshot in every depth mode. */
    public static Arbitrary<SnapshotBegin> snapshotBegins() {
        return Combinators.combine(headers(Topic.L2), Arbitraries.of(DepthMode.class))
                .as(SnapshotBegin::new);
    }

    /** Ends of a snapshot in every depth mode. */
    public static Arbitrary<SnapshotEnd> snapshotEnds() {
        return Combinators.combine(headers(Topic.L2), Arbitraries.of(DepthMode.class))
                .as(SnapshotEnd::new);
    }

    /** Clears of no, one or both sides. */
    public static Arbitrary<BookClear> bookClears() {
        return Combinators.combine(
                        headers(Topic.L2), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(BookClear::new);
    }

    /** Connection states of any topic. */
    public static Arbitrary<FeedStatus> feedStatuses() {
        return Combinators.combine(
                        headers(),
                        Arbitraries.of(FeedState.class),
                        numbers(2),
                        texts(FeedStatus.MAX_REASON_LENGTH))
                .as(
                        (header, state, n, reason) ->
                                new FeedStatus(header, state, n[0], n[1], reason));
    }

    /** Every trading phase. */
    public static Arbitrary<TradingStatus> tradingStatuses() {
        return Combinators.combine(
                        headers(Topic.L2),
                        Arbitraries.of(TradingPhase.class),
                        texts(FeedStatus.MAX_REASON_LENGTH))
                .as(TradingStatus::new);
    }

    /** Heartbeats of every topic. */
    public static Arbitrary<Heartbeat> heartbeats() {
        return Combinators.combine(Arbitraries.of(Topic.class), numbers(2))
                .as((topic, n) -> Heartbeat.of(topic, n[0], n[1]));
    }

    /** Definitions whose symbol and exponents agree with their header. */
    public static Arbitrary<InstrumentDefined> instrumentDefineds() {
        return Combinators.combine(
                        headers(),
                        texts(Instrument.MAX_DESCRIPTION_LENGTH),
                        Arbitraries.of(SecurityType.class),
                        texts(Instrument.MAX_NAME_LENGTH),
                        texts(Instrument.MAX_NAME_LENGTH),
                        numbers(1),
                        Arbitraries.of(DepthMode.class),
                        Arbitraries.of(CodeTable.class))
                .as(
                        (header, description, type, calendar, currency, n, depth, codes) ->
                                new InstrumentDefined(
                                        header,
                                        new Instrument(
                                                header.symbol(),
                                                description,
                                                type,
                                                calendar,
                                                currency,
                                                n[0],
                                                header.priceExponent(),
                                                header.sizeExponent(),
                                                depth,
                                                codes)));
    }

    /** Fundamentals in every code table, their text up to its limit. */
    public static Arbitrary<Fundamentals> fundamentals() {
        return Combinators.combine(
                        headers(Topic.L1S),
                        Arbitraries.of(CodeTable.class),
                        texts(Fundamentals.MAX_TEXT_LENGTH))
                .as(Fundamentals::new);
    }

    /** Bars of every unit and any length. */
    public static Arbitrary<HistoryBar> historyBars() {
        return Combinators.combine(
                        headers(Topic.TICKS),
                        Arbitraries.of(BarUnit.class),
                        Arbitraries.integers().greaterOrEqual(1),
                        numbers(9))
                .as(
                        (header, unit, length, n) ->
                                new HistoryBar(
                                        header, unit, length, n[0], n[1], n[2], n[3], n[4], n[5],
                                        n[6], n[7], n[8]));
    }

    /** Headers of any topic. */
    public static Arbitrary<EventHeader> headers() {
        return Arbitraries.of(Topic.class).flatMap(MarketEvents::headers);
    }

    /** Headers of one topic, with any times, identity, units and flags. */
    public static Arbitrary<EventHeader> headers(Topic topic) {
        Arbitrary<Tuple.Tuple2<Integer, Integer>> exponents =
                Combinators.combine(exponents(), exponents()).as(Tuple::of);
        return Combinators.combine(symbols(), numbers(6), exponents, flags())
                .as(
                        (symbol, n, exponent, flags) ->
                                new EventHeader(
                                        symbol,
                                        topic,
                                        n[0],
                                        n[1],
                                        n[2],
                                        n[3],
                                        n[4],
                                        n[5],
                                        exponent.get1(),
                                        exponent.get2(),
                                        flags));
    }

    /** Symbols of 1 to 30 printable ASCII characters, a few real spellings among them. */
    public static Arbitrary<String> symbols() {
        return Arbitraries.oneOf(
                Arbitraries.of("AAPL", "BRK.A", "@ESH24", "BTCUSDT", "QQQ2531C500", "F"),
                Arbitraries.strings()
                        .withCharRange('!', '~')
                        .ofMinLength(1)
                        .ofMaxLength(EventHeader.MAX_SYMBOL_LENGTH));
    }

    /** ASCII texts from empty to the longest that the wire allows. */
    public static Arbitrary<String> texts(int maxLength) {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(maxLength),
                Arbitraries.strings().withCharRange(' ', '~').ofLength(maxLength));
    }

    /** Numbers that are ordinary, absent, zero, negative or as large as a long can be. */
    public static Arbitrary<Long> numbers() {
        return Arbitraries.frequencyOf(
                Tuple.of(ORDINARY_WEIGHT, Arbitraries.longs().between(0, ORDINARY_LIMIT)),
                Tuple.of(WIDE_WEIGHT, Arbitraries.longs()),
                Tuple.of(1, Arbitraries.of(EventHeader.ABSENT, Long.MAX_VALUE, 0L, -1L)));
    }

    private static Arbitrary<Long[]> numbers(int count) {
        return numbers().array(Long[].class).ofSize(count);
    }

    private static Arbitrary<Integer> exponents() {
        return Arbitraries.integers().between(0, EventHeader.MAX_EXPONENT);
    }

    private static Arbitrary<Integer> flags() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(0, EventFlags.ALL),
                Arbitraries.of(0, EventFlags.ALL, -1));
    }
}
