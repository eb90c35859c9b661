package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Trade;
import io.groundswell.replay.server.TapeDays.Days;
import java.util.List;
import java.util.function.Consumer;

/**
 * Puts the last quote beside each recorded trade; those that were back-filled come where they
 * belong by their feed time. One thread at a time.
 */
final class TickMaker {
    private final WireProjection projection = new WireProjection();
    private final ReplayTime time;
    private final Consumer<HistoryTick> to;
    private SecurityType type = SecurityType.UNKNOWN;
    private FeedTimeOrder order = FeedTimeOrder.ofBackfilled(List.of(), this::inOrder);
    private long bid = EventHeader.ABSENT;
    private long ask = EventHeader.ABSENT;

    /** Of the trades of the tape. */
    private Days days = Days.NONE;

    TickMaker(ReplayTime time, Consumer<HistoryTick> to) {
        this.time = time;
        this.to = to;
    }

    /**
     * What was bid when another tape ended is not bid now.
     *
     * @param backfilled the trades of the tape that were, in the order of their feed times
     */
    void beginTape(SecurityType ofSymbol, List<Trade> backfilled) {
        type = ofSymbol;
        order = FeedTimeOrder.ofBackfilled(backfilled, this::inOrder);
        bid = EventHeader.ABSENT;
        ask = EventHeader.ABSENT;
        days = Days.NONE;
    }

    /** The dates of the trades since the tape began. */
    Days days() {
        return days;
    }

    /** Takes the next event of the tape; true. */
    boolean take(MarketEvent event) {
        if (event instanceof Trade) {
            long local = localMicros(event.header());
            days =
                    days.and(
                            Math.floorDiv(local, EasternTime.DAY_MICROS),
                            TradingDates.ofLocal(local, type));
        }
        order.take(event);
        return true;
    }

    /** No more of the tape is history than what has come, and what was back-filled up to a time. */
    void endTape(long untilNanos) {
        order.end(untilNanos);
    }

    private void inOrder(MarketEvent event) {
        if (event instanceof Quote quote) {
            bid = quote.bidPrice();
            ask = quote.askPrice();
        } else {
            projection.project(event, it -> take((Trade) it));
        }
    }

    private void take(Trade trade) {
        EventHeader header = trade.header();
        if (header.has(EventFlags.SUMMARY)) {
            return;
        }
        long local = localMicros(header);
        to.accept(new HistoryTick(trade, local, TradingDates.ofLocal(local, type), bid, ask));
    }

    private long localMicros(EventHeader header) {
        long nanos = header.feedTimeNanos();
        return time.local(nanos == EventHeader.ABSENT ? header.eventTimeNanos() : nanos);
    }
}
