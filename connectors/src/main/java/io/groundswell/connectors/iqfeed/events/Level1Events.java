package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.wire.Level1Message.Correction;
import io.groundswell.connectors.iqfeed.wire.Level1Update;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.CorrectionKind;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradeCorrection;
import java.util.concurrent.TimeUnit;

/**
 * The trades and quotes of one symbol. A trade is a Q whose contents name C, E or O and that has
 * not been told before; a quote is a line whose bid or offer is named or differs from the last one;
 * a P is a quote of summary and never a trade. One thread at a time.
 */
final class Level1Events {
    private static final long DAY_NANOS = TimeUnit.DAYS.toNanos(1);
    private static final String REPEATED =
            "trades that came after history had told them, taken once";
    private static final QuoteState NOTHING = QuoteState.of(0, 0, "", 0, 0, "");

    private final SymbolFeed feed;
    private final TradeLedger ledger;
    private final FeedClock clock;
    private final FeedCounts counts;
    private QuoteState quote = NOTHING;
    private long totalVolume = EventHeader.ABSENT;
    private long lastTradeMicros = EventHeader.ABSENT;
    private long lastTickId = EventHeader.ABSENT;
    private String lastCentre = "";

    Level1Events(SymbolFeed feed, TradeLedger ledger, FeedClock clock, FeedCounts counts) {
        this.feed = feed;
        this.ledger = ledger;
        this.clock = clock;
        this.counts = counts;
    }

    /**
     * Takes a line.
     *
     * @return what cannot be held
     */
    Unfit accept(Level1Update line, Level1Columns at, long receiveTimeNanos) {
        int exponent = feed.instrument().priceExponent();
        if (line.isSummary()) {
            lastTrade(line, at, receiveTimeNanos);
            feed.flow(Topic.TICKS, EventHeader.ABSENT, receiveTimeNanos);
            Unfit unfit = quote(line, at, receiveTimeNanos, true);
            expectVolume(line.number(at.totalVolume), 0, EventHeader.ABSENT, receiveTimeNanos);
            return unfit;
        }
        TradeBasis basis = Codes.basis(line.text(at.contents));
        Unfit unfit = Unfit.NOTHING;
        if (basis != TradeBasis.UNSPECIFIED) {
            unfit = trade(line, at, basis, exponent, receiveTimeNanos);
        }
        Unfit unfitQuote = quote(line, at, receiveTimeNanos, false);
        return unfit.isNothing() ? unfitQuote : unfit;
    }

    /** A state tells of the last trade before it, which an outage may have lost. */
    private void lastTrade(Level1Update line, Level1Columns at, long receiveTimeNanos) {
        long epochDay = line.number(at.tradeDate);
        long timeMicros = line.number(at.tradeTime);
        if (epochDay != EventHeader.ABSENT && timeMicros != EventHeader.ABSENT) {
            long nanos = clock.nanos(clock.local(epochDay, timeMicros, receiveTimeNanos));
            if (Frontier.isPlausible(nanos, receiveTimeNanos)) {
                ledger.shown(nanos);
            }
        }
    }

    private Unfit trade(
            Level1Update line,
            Level1Columns at,
            TradeBasis basis,
            int exponent,
            long receiveTimeNanos) {
        long timeMicros = line.number(at.tradeTime);
        long localMicros = clock.local(line.number(at.tradeDate), timeMicros, receiveTimeNanos);
        long tickId = line.number(at.tickId);
        String centre = Codes.centre(line.number(at.tradeCentre));
        long volume = line.number(at.totalVolume);
        long size = line.number(at.tradeSize);
        if (isTold(localMicros, tickId, centre, volume, size)) {
            counts.note("trades told twice, taken once");
            return Unfit.NOTHING;
        }
        long feedNanos = clock.nanos(localMicros);
        boolean isPlausible = Frontier.isPlausible(feedNanos, receiveTimeNanos);
        if (isPlausible) {
            ledger.shown(feedNanos);
        }
        long price = line.units(at.trade, exponent);
        String conditions = line.text(at.tradeConditions);
        Unfit unfit = unfit(price, exponent, conditions);
        if (!unfit.isNothing()) {
            feed.gap(Topic.TICKS, feedNanos, receiveTimeNanos, "a trade could not be held");
            totalVolume = volume;
            return unfit;
        }
        long whole = size == EventHeader.ABSENT ? 0 : size;
        expectVolume(volume, whole, feedNanos, receiveTimeNanos);
        lastTradeMicros = localMicros;
        lastTickId = tickId;
        lastCentre = centre;
        ToldTrade trade = new ToldTrade(feedNanos, centre, tickId, price, whole, conditions);
        if (ledger.isToldLater(trade)) {
            counts.note(REPEATED);
            feed.flow(Topic.TICKS, feedNanos, receiveTimeNanos);
            ledger.repeated(trade, isPlausible);
            return Unfit.NOTHING;
        }
        EventHeader header = feed.header(Topic.TICKS, feedNanos, receiveTimeNanos, 0);
        // A clock of ours that is a little off must not make it forget what it tells.
        boolean isOfNow = feedNanos - DAY_NANOS <= receiveTimeNanos;
        if (feedNanos != EventHeader.ABSENT && isOfNow) {
            ledger.told(trade, isPlausible, header.eventTimeNanos());
        } else {
            ledger.toldUndated(header.eventTimeNanos());
        }
        feed.emit(
                new Trade(
                        header,
                        price,
                        whole,
                        Codes.aggressor(line.number(at.tradeAggressor)),
                        Liquidity.UNKNOWN,
                        basis,
                        CodeTable.IQFEED,
                        centre,
                        conditions,
                        tickId,
                        0,
                        volume));
        return Unfit.NOTHING;
    }

    private static Unfit unfit(long price, int exponent, String conditions) {
        if (price == EventHeader.ABSENT) {
            return Unfit.malformed("a trade without a price");
        }
        if (price == WireDecimal.TOO_FINE) {
            return Unfit.precision("the price of the trade is finer than 10^-" + exponent);
        }
        return Codes.areConditions(conditions)
                ? Unfit.NOTHING
                : Unfit.malformed("conditions that are none");
    }

    /** What is traded while nothing is heard is not counted as missing twice. */
    void brokeOff() {
        totalVolume = EventHeader.ABSENT;
    }

    /** A line may be sent again, as after a refresh; without a number nothing tells it apart. */
    private boolean isTold(long localMicros, long tickId, String centre, long volume, long size) {
        return tickId != EventHeader.ABSENT
                && tickId == lastTickId
                && localMicros == lastTradeMicros
                && centre.equals(lastCentre)
                && (size == 0 || volume == totalVolume);
    }

    /**
     * The day's volume grows by what trades; if it grew by more, trades are missing. It is lower
     * after a new day began or a trade was taken back.
     */
    private void expectVolume(long now, long traded, long feedNanos, long receiveTimeNanos) {
        if (now == EventHeader.ABSENT) {
            return;
        }
        if (totalVolume != EventHeader.ABSENT && now > totalVolume + traded) {
            counts.note("gaps found by the day's volume");
            String reason = "volume of " + (now - totalVolume - traded) + " was not seen";
            feed.gap(Topic.TICKS, feedNanos, receiveTimeNanos, reason);
        }
        totalVolume = now;
    }

    private Unfit quote(
            Level1Update line, Level1Columns at, long receiveTimeNanos, boolean summary) {
        int exponent = feed.instrument().priceExponent();
        long bid = line.units(at.bid, exponent);
        long ask = line.units(at.ask, exponent);
        if (at.bid < 0 && at.ask < 0) {
            return Unfit.NOTHING;
        }
        if (bid == WireDecimal.TOO_FINE || ask == WireDecimal.TOO_FINE) {
            feed.gap(Topic.L1S, EventHeader.ABSENT, receiveTimeNanos, "a quote could not be held");
            return Unfit.precision("a quote is finer than 10^-" + exponent);
        }
        QuoteState now =
                QuoteState.of(
                        bid,
                        line.number(at.bidSize),
                        Codes.centre(line.number(at.bidCentre)),
                        ask,
                        line.number(at.askSize),
                        Codes.centre(line.number(at.askCentre)));
        String contents = line.text(at.contents);
        boolean bidNamed = summary || contents.indexOf('b') >= 0 || !now.hasSameBid(quote);
        boolean askNamed = summary || contents.indexOf('a') >= 0 || !now.hasSameAsk(quote);
        if (!bidNamed && !askNamed) {
            return Unfit.NOTHING;
        }
        quote = now;
        long feedNanos = EventHeader.ABSENT;
        if (!summary) {
            // Of a state that was asked for, nobody knows which day its times are of.
            feedNanos = bidNamed ? time(line, at.bidTime, receiveTimeNanos) : feedNanos;
            long askNanos = askNamed ? time(line, at.askTime, receiveTimeNanos) : feedNanos;
            feedNanos = Math.max(feedNanos, askNanos);
        }
        int flags = summary ? EventFlags.SUMMARY : 0;
        EventHeader header = feed.header(Topic.L1S, feedNanos, receiveTimeNanos, flags);
        feed.emit(
                new Quote(
                        header,
                        now.bidPrice(),
                        now.bidSize(),
                        now.bidMarketCentre(),
                        now.askPrice(),
                        now.askSize(),
                        now.askMarketCentre(),
                        (bidNamed ? Quote.BID_NAMED : 0) | (askNamed ? Quote.ASK_NAMED : 0),
                        CodeTable.IQFEED));
        return Unfit.NOTHING;
    }

    private long time(Level1Update line, int column, long receiveTimeNanos) {
        long local = clock.local(EventHeader.ABSENT, line.number(column), receiveTimeNanos);
        return clock.nanos(local);
    }

    /** A trade of before is taken back, or one is added. */
    Unfit correct(Correction line, long receiveTimeNanos) {
        int exponent = feed.instrument().priceExponent();
        long price = line.price().inUnits(exponent);
        if (price == WireDecimal.TOO_FINE || !Codes.areConditions(line.conditions())) {
            return Unfit.precision("a correction that cannot be held in 10^-" + exponent);
        }
        if (line.inserts() && price == EventHeader.ABSENT) {
            return Unfit.malformed("a trade is added without a price");
        }
        if (line.inserts() && totalVolume != EventHeader.ABSENT) {
            // The day's volume grows by it, and nothing is missing.
            totalVolume += Math.max(0, line.size());
        }
        // Where the line gives a date and no time, which trade is meant is told by the tick id.
        long local =
                line.epochDay() == EventHeader.ABSENT || line.timeMicros() == EventHeader.ABSENT
                        ? EventHeader.ABSENT
                        : clock.local(line.epochDay(), line.timeMicros(), receiveTimeNanos);
        long feedNanos = clock.nanos(local);
        ToldTrade added = added(line, feedNanos, price);
        boolean isDated = feedNanos != EventHeader.ABSENT;
        if (line.inserts() && isDated && ledger.isToldLater(added)) {
            counts.note(REPEATED);
            ledger.repeated(added, false);
            return Unfit.NOTHING;
        }
        long absent = EventHeader.ABSENT;
        EventHeader header = feed.header(Topic.TICKS, absent, receiveTimeNanos, 0);
        if (line.inserts() && isDated) {
            ledger.told(added, false, header.eventTimeNanos());
        } else if (line.inserts()) {
            ledger.toldUndated(header.eventTimeNanos());
        }
        feed.emit(
                new TradeCorrection(
                        header,
                        line.inserts() ? CorrectionKind.INSERT : CorrectionKind.CANCEL,
                        CodeTable.IQFEED,
                        Codes.centre(line.marketCentre()),
                        line.tickId(),
                        feedNanos,
                        line.inserts() ? absent : price,
                        line.inserts() ? absent : line.size(),
                        line.inserts() ? price : 0,
                        line.inserts() && line.size() != absent ? line.size() : 0,
                        line.conditions(),
                        Codes.basis(line.basis())));
        return Unfit.NOTHING;
    }

    /** What a trade that is added is known again by. */
    private static ToldTrade added(Correction line, long feedNanos, long price) {
        long size = line.size() == EventHeader.ABSENT ? 0 : line.size();
        String centre = Codes.centre(line.marketCentre());
        return new ToldTrade(feedNanos, centre, line.tickId(), price, size, line.conditions());
    }
}
