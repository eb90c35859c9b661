package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.CorrectionKind;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradeCorrection;
import io.groundswell.model.session.TradeEligibility;
import io.groundswell.model.session.TradeUse;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** The {@link WireProjection} of one symbol. One thread at a time. */
final class SymbolProjection {
    private static final int[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};
    private static final int BOTH = Quote.BID_NAMED | Quote.ASK_NAMED;

    private final Consumer<String> notes;
    private final Map<CodeTable, CodeTranslation> codes = new EnumMap<>(CodeTable.class);
    private final long[] sequences = new long[Topic.values().length];
    private final long[] epochs = new long[Topic.values().length];
    private final TradingDates dates = new TradingDates(new EasternTime());
    private final DepthProjection depth;
    private Consumer<? super MarketEvent> out;
    private SecurityType type = SecurityType.UNKNOWN;
    private long volumeDay = EventHeader.ABSENT;
    private long volume;
    private Quote quoteBefore;

    SymbolProjection(Consumer<String> notes) {
        this.notes = notes;
        this.depth = new DepthProjection(this::emit, notes);
    }

    void project(MarketEvent event, Consumer<? super MarketEvent> to) {
        out = to;
        if (!isWhole(event)) {
            notes.accept("events whose sizes are not whole");
        } else if (event instanceof Trade trade) {
            project(trade);
        } else if (event instanceof Quote quote) {
            project(quote);
        } else if (event instanceof DepthUpdate update) {
            depth.row(update);
        } else if (event instanceof InstrumentDefined defined) {
            type = defined.instrument().type();
            if (event.topic() == Topic.L2) {
                depth.define(defined.header());
            }
        } else if (event instanceof SnapshotBegin) {
            depth.begin(event.header());
        } else if (event instanceof SnapshotEnd) {
            depth.end(event.header());
        } else if (event instanceof BookClear clear) {
            depth.clear(clear);
        } else if (event instanceof TradeCorrection correction) {
            project(correction);
        } else if (event instanceof Fundamentals fundamentals
                && fundamentals.codes() == CodeTable.IQFEED) {
            boolean state = event.header().has(EventFlags.SUMMARY);
            EventHeader header = state ? event.header() : header(event.header());
            emit(new Fundamentals(header, CodeTable.IQFEED, fundamentals.text()));
        } else if (event instanceof HistoryBar) {
            emit(event);
        } else {
            notes.accept(event.getClass().getSimpleName() + " events");
        }
    }

    private void emit(MarketEvent event) {
        out.accept(event);
    }

    private CodeTranslation codes(CodeTable table) {
        return codes.computeIfAbsent(table, CodeTranslation::new);
    }

    private void untranslated(String code) {
        notes.accept("without an IQFeed code: " + code);
    }

    private void project(Trade trade) {
        EventHeader header = trade.header();
        boolean isOfHistory = WireProjection.isOfHistory(trade);
        long volumeThen = isOfHistory ? volumeOf(trade) : volumeAfter(trade);
        CodeTranslation translation = codes(trade.codes());
        emit(
                new Trade(
                        isOfHistory ? aside(header) : header(header),
                        trade.price(),
                        whole(trade.size(), header.sizeExponent()),
                        trade.aggressor() == null ? Aggressor.UNKNOWN : trade.aggressor(),
                        Liquidity.UNKNOWN,
                        basis(trade),
                        CodeTable.IQFEED,
                        translation.centre(trade.marketCentre(), this::untranslated),
                        translation.conditions(trade.conditions(), this::untranslated),
                        trade.tickId(),
                        0,
                        volumeThen));
    }

    private long volumeAfter(Trade trade) {
        EventHeader header = trade.header();
        long day = dates.of(time(header), type);
        if (day != volumeDay) {
            volumeDay = day;
            volume = 0;
        }
        if (trade.totalVolume() != EventHeader.ABSENT) {
            volume = volumeOf(trade);
        } else if (!header.has(EventFlags.SUMMARY)) {
            volume += whole(trade.size(), header.sizeExponent());
        }
        return volume;
    }

    /** As it is told with the trade, or so far. */
    private long volumeOf(Trade trade) {
        return trade.totalVolume() == EventHeader.ABSENT
                ? volume
                : whole(trade.totalVolume(), trade.header().sizeExponent());
    }

    /** That of an event which is not on the wire: it has no place among those that are. */
    private static EventHeader aside(EventHeader from) {
        return projected(
                from, from.sequence(), WireProjection.toMicroseconds(from.feedTimeNanos()));
    }

    private static long time(EventHeader header) {
        return header.feedTimeNanos() == EventHeader.ABSENT
                ? header.eventTimeNanos()
                : header.feedTimeNanos();
    }

    private static TradeBasis basis(Trade trade) {
        return basis(trade.basis(), trade.codes(), trade.marketCentre(), trade.conditions());
    }

    private static TradeBasis basis(
            TradeBasis basis, CodeTable codes, String centre, String conditions) {
        if (basis != TradeBasis.UNSPECIFIED) {
            return basis;
        }
        TradeUse use = TradeEligibility.of(codes, basis, centre, conditions);
        if (use.has(TradeUse.LAST)) {
            return TradeBasis.LAST_QUALIFIED;
        }
        return use.has(TradeUse.EXTENDED_LAST) ? TradeBasis.EXTENDED : TradeBasis.OTHER;
    }

    private void project(Quote quote) {
        EventHeader header = quote.header();
        boolean summary = header.has(EventFlags.SUMMARY);
        CodeTranslation translation = codes(quote.codes());
        boolean bid = quote.bidPrice() != EventHeader.ABSENT && quote.bidPrice() != 0;
        boolean ask = quote.askPrice() != EventHeader.ABSENT && quote.askPrice() != 0;
        String bidCentre = translation.centre(quote.bidMarketCentre(), this::untranslated);
        String askCentre = translation.centre(quote.askMarketCentre(), this::untranslated);
        Quote plain =
                new Quote(
                        summary ? timeless(header) : header(header),
                        bid ? quote.bidPrice() : EventHeader.ABSENT,
                        bid ? whole(quote.bidSize(), header.sizeExponent()) : 0,
                        bid ? bidCentre : "",
                        ask ? quote.askPrice() : EventHeader.ABSENT,
                        ask ? whole(quote.askSize(), header.sizeExponent()) : 0,
                        ask ? askCentre : "",
                        summary || quote.sidesNamed() == 0 ? BOTH : quote.sidesNamed(),
                        CodeTable.IQFEED);
        emit(naming(plain, plain.sidesNamed() | changedSides(plain)));
        quoteBefore = plain;
    }

    private static Quote naming(Quote it, int sides) {
        return new Quote(
                it.header(),
                it.bidPrice(),
                it.bidSize(),
                it.bidMarketCentre(),
                it.askPrice(),
                it.askSize(),
                it.askMarketCentre(),
                sides,
                it.codes());
    }

    /** A row tells both sides, so that a client sees also what was not named. */
    private int changedSides(Quote quote) {
        if (quoteBefore == null) {
            return (quote.bidPrice() == EventHeader.ABSENT ? 0 : Quote.BID_NAMED)
                    | (quote.askPrice() == EventHeader.ABSENT ? 0 : Quote.ASK_NAMED);
        }
        boolean bid =
                quote.bidPrice() != quoteBefore.bidPrice()
                        || quote.bidSize() != quoteBefore.bidSize()
                        || !quote.bidMarketCentre().equals(quoteBefore.bidMarketCentre());
        boolean ask =
                quote.askPrice() != quoteBefore.askPrice()
                        || quote.askSize() != quoteBefore.askSize()
                        || !quote.askMarketCentre().equals(quoteBefore.askMarketCentre());
        return (bid ? Quote.BID_NAMED : 0) | (ask ? Quote.ASK_NAMED : 0);
    }

    private void project(TradeCorrection correction) {
        if (correction.kind() != CorrectionKind.INSERT) {
            emit(correction(correction, CorrectionKind.CANCEL));
        }
        if (correction.kind() != CorrectionKind.CANCEL) {
            emit(correction(correction, CorrectionKind.INSERT));
        }
    }

    private TradeCorrection correction(TradeCorrection of, CorrectionKind kind) {
        boolean cancels = kind == CorrectionKind.CANCEL;
        int exponent = of.header().sizeExponent();
        CodeTranslation translation = codes(of.codes());
        return new TradeCorrection(
                timeless(of.header()),
                kind,
                CodeTable.IQFEED,
                translation.centre(of.marketCentre(), this::untranslated),
                of.tickId(),
                WireProjection.toMicroseconds(of.originalTimeNanos()),
                cancels ? of.originalPrice() : EventHeader.ABSENT,
                cancels ? whole(of.originalSize(), exponent) : EventHeader.ABSENT,
                cancels ? 0 : of.price(),
                cancels ? 0 : whole(of.size(), exponent),
                cancels ? "" : translation.conditions(of.conditions(), this::untranslated),
                cancels
                        ? TradeBasis.UNSPECIFIED
                        : basis(of.basis(), of.codes(), of.marketCentre(), of.conditions()));
    }

    /** The header that the next event of a topic gets. */
    private EventHeader header(EventHeader from) {
        return header(from, WireProjection.toMicroseconds(from.feedTimeNanos()));
    }

    private EventHeader timeless(EventHeader from) {
        return header(from, EventHeader.ABSENT);
    }

    private EventHeader header(EventHeader from, long feedTimeNanos) {
        int topic = from.topic().code();
        return projected(from, next(topic, from.sourceEpoch()), feedTimeNanos);
    }

    private long next(int topic, long epoch) {
        if (epochs[topic] != epoch) {
            epochs[topic] = epoch;
            sequences[topic] = 0;
        }
        return ++sequences[topic];
    }

    /** The header as the wire carries it. */
    static EventHeader projected(EventHeader from, long sequence, long feedTimeNanos) {
        return new EventHeader(
                from.symbol(),
                from.topic(),
                from.sourceEpoch(),
                sequence,
                from.eventTimeNanos(),
                feedTimeNanos,
                EventHeader.ABSENT,
                0,
                from.priceExponent(),
                0,
                from.flags() & (EventFlags.SUMMARY | EventFlags.BACKFILLED));
    }

    /** Whether the sizes of an event are whole numbers. */
    static boolean isWhole(MarketEvent event) {
        int exponent = event.header().sizeExponent();
        if (exponent == 0) {
            return true;
        }
        if (event instanceof Trade it) {
            return isWhole(it.size(), exponent) && isWhole(it.totalVolume(), exponent);
        } else if (event instanceof Quote it) {
            return isWhole(it.bidSize(), exponent) && isWhole(it.askSize(), exponent);
        } else if (event instanceof DepthUpdate it) {
            return isWhole(it.size(), exponent);
        } else if (event instanceof TradeCorrection it) {
            return isWhole(it.size(), exponent) && isWhole(it.originalSize(), exponent);
        }
        return true;
    }

    private static boolean isWhole(long size, int exponent) {
        return size == EventHeader.ABSENT || size % power(exponent) == 0;
    }

    /** A size in whole numbers. */
    static long whole(long size, int exponent) {
        return size == EventHeader.ABSENT ? size : size / power(exponent);
    }

    private static long power(int exponent) {
        long power = 1;
        for (int left = exponent; left > 0; left -= POWERS.length - 1) {
            power *= POWERS[Math.min(left, POWERS.length - 1)];
        }
        return power;
    }
}
