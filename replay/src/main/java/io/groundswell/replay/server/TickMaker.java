package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Trade;
import io.groundswell.replay.server.TapeDays.Days;
import java.util.function.Consumer;

/** Puts the last quote beside each recorded trade. One thread at a time. */
final class TickMaker {
    private final WireProjection projection = new WireProjection();
    private final ReplayTime time;
    private final Consumer<HistoryTick> to;
    private SecurityType type = SecurityType.UNKNOWN;
    private long bid = EventHeader.ABSENT;
    private long ask = EventHeader.ABSENT;

    /** Of the trades of the tape. */
    private Days days = Days.NONE;

    TickMaker(ReplayTime time, Consumer<HistoryTick> to) {
        this.time = time;
        this.to = to;
    }

    /** What was bid when another tape ended is not bid now. */
    void beginTape(SecurityType ofSymbol) {
        type = ofSymbol;
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
        if (event instanceof Quote quote) {
            bid = quote.bidPrice();
            ask = quote.askPrice();
        } else if (event instanceof Trade) {
            long local = localMicros(event.header());
            days =
                    days.and(
                            Math.floorDiv(local, EasternTime.DAY_MICROS),
                            TradingDates.ofLocal(local, type));
            projection.project(event, it -> take((Trade) it));
        }
        return true;
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
