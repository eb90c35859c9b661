package io.groundswell.replay.inject;

import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeCorrection;
import io.groundswell.replay.inject.TruthRow.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Lays an {@link Injection} over the events of one symbol's real day (signals.md D.4).
 *
 * <p>What comes out obeys what came in: the total order, sequences without a hole, definitions
 * first, the epoch of the day, price levels in venue events. Events that were changed or made carry
 * {@link io.groundswell.model.event.EventFlags#INJECTED}; the others are as they were, but for
 * sequence, message number and whether another row of their venue event follows. An event that was
 * only made to show what is not shown any more is left out. With nothing to inject, and before the
 * start, the events come out unchanged.
 *
 * <p>The depth rows of the recording are taken as they are: what the iceberg bought of a real sale,
 * the real level below still loses. What it bought of an offer that came at its price, that level
 * lacks for as long as it exists. Nothing is made after the last event of the recording.
 *
 * <p>One thread at a time. Costs a comparison of two books per venue event from the start on.
 */
public final class InjectedDay implements Consumer<MarketEvent> {
    /** Rows of one venue event, or of one snapshot, held at most. */
    static final int MAX_ROWS = 2 * SideLevels.MAX_LEVELS;

    private final Injection injection;
    private final Outlet outlet;
    private final TruthLog log;
    private final ShownBook book;
    private final List<DepthUpdate> rows = new ArrayList<>();
    private Instrument instrument;
    private Overlay overlay;
    private EventHeader last;
    private boolean inSnapshot;
    private long taken;

    /**
     * A day that has not begun.
     *
     * @param out receives the events in the total order
     */
    public InjectedDay(Injection injection, Consumer<? super MarketEvent> out) {
        this.injection = injection;
        outlet = new Outlet(injection.sellSide() ? event -> out.accept(Mirror.of(event)) : out);
        log = new TruthLog(injection.sellSide() ? -1 : 1);
        book = new ShownBook(outlet);
    }

    /**
     * Takes the next event of the day, in the total order.
     *
     * @throws IllegalArgumentException where no injection can be laid over such a day: its depth is
     *     not by price level, its tick size is unknown, it has quotes or bars, which would tell of
     *     other prices, its definition is missing, or it is of another symbol; the message says
     *     which
     */
    @Override
    public void accept(MarketEvent recorded) {
        MarketEvent event = injection.sellSide() ? Mirror.of(recorded) : recorded;
        EventHeader header = event.header();
        if (event instanceof InstrumentDefined definition) {
            define(definition.instrument());
        } else if (instrument == null) {
            throw new IllegalArgumentException("a day without a definition in front: " + header);
        }
        if (!header.symbol().equals(instrument.symbol())) {
            throw new IllegalArgumentException(
                    "a day of " + instrument.symbol() + " with an event of " + header.symbol());
        }
        taken++;
        if (last != null && !isOfSameVenueEvent(header)) {
            closeVenueEvent();
            if (!inSnapshot) {
                overlay.runBefore(header.eventTimeNanos());
            }
        }
        last = header;
        outlet.follow(header);
        take(event);
    }

    private boolean isOfSameVenueEvent(EventHeader header) {
        return header.eventTimeNanos() == last.eventTimeNanos()
                && header.matchOrder() == last.matchOrder();
    }

    private void closeVenueEvent() {
        if (!inSnapshot) {
            show();
        }
    }

    private void show() {
        rows.forEach(book::apply);
        overlay.show(last.eventTimeNanos(), rows);
        rows.clear();
    }

    private void take(MarketEvent event) {
        if (event instanceof Trade trade) {
            overlay.trade(trade);
        } else if (event instanceof DepthUpdate row) {
            refuseUnless(row.mode() == DepthMode.PRICE_LEVEL, event);
            boolean absolute =
                    row.action() != DepthAction.REDUCE && row.action() != DepthAction.EXECUTE;
            refuseUnless(absolute && row.size() >= 0 && rows.size() < MAX_ROWS, event);
            rows.add(row);
        } else {
            takeRare(event);
        }
    }

    private void takeRare(MarketEvent event) {
        boolean contradicts =
                event instanceof Quote
                        || event instanceof HistoryBar
                        || event instanceof TradeCorrection;
        refuseUnless(!contradicts, event);
        if (!rows.isEmpty()) {
            show();
        }
        if (event instanceof SnapshotBegin) {
            inSnapshot = true;
            clear(true, true);
        } else if (event instanceof SnapshotEnd) {
            inSnapshot = false;
        } else if (event instanceof BookClear clear) {
            clear(clear.bids(), clear.asks());
        }
        outlet.give(event);
    }

    private void clear(boolean bids, boolean asks) {
        if (bids) {
            book.clear(Side.BID);
        }
        if (asks) {
            book.clear(Side.ASK);
        }
    }

    private void define(Instrument of) {
        if (of.depth() != DepthMode.PRICE_LEVEL) {
            throw new IllegalArgumentException(
                    "an injection needs depth by price level, and "
                            + of.symbol()
                            + " has "
                            + of.depth()
                            + " (import a LOBSTER day with --as levels)");
        }
        if (of.tickSize() <= 0) {
            throw new IllegalArgumentException("the tick size of " + of.symbol() + " is unknown");
        }
        if (instrument == null) {
            instrument = of;
            outlet.define(of);
            overlay = new Overlay(injection, of.tickSize(), book, outlet, log);
        }
    }

    private static void refuseUnless(boolean holds, MarketEvent event) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "nothing can be laid over a day with such an event: " + event);
        }
    }

    /** Ends the day; no event may follow. */
    public void finish() {
        if (last != null) {
            closeVenueEvent();
        }
    }

    /** What it came to so far. */
    public InjectionTally tally() {
        long fills = log.times(Deed.PASSIVE_FILL) + log.times(Deed.CROSSING_FILL);
        long bought = log.shares(Deed.PASSIVE_FILL) + log.shares(Deed.CROSSING_FILL);
        boolean begun = overlay != null;
        return new InjectionTally(
                begun ? overlay.volume() : 0,
                begun ? overlay.sells() : 0,
                bought,
                fills,
                log.times(Deed.CROSSING_FILL),
                log.times(Deed.REFILL),
                log.times(Deed.MOVED),
                log.shares(Deed.HIDDEN_BUY),
                log.times(Deed.HIDDEN_BUY),
                begun ? (injection.sellSide() ? -1 : 1) * overlay.driftTicks() : 0,
                taken,
                outlet.given(),
                outlet.flagged());
    }

    /** What the accumulator did, in order: the first {@value TruthLog#MAX_ROWS} things. */
    public List<TruthRow> truth() {
        return log.rows();
    }
}
