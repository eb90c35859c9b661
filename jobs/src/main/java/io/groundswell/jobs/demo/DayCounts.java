package io.groundswell.jobs.demo;

import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;

/** How many events of each kind a tape holds of a symbol, and from when to when. */
final class DayCounts {
    private long events;
    private long trades;
    private long quotes;
    private long depthUpdates;
    private long firstNanos = EventHeader.ABSENT;
    private long lastNanos = EventHeader.ABSENT;

    void count(MarketEvent event) {
        events++;
        if (event instanceof Trade) {
            trades++;
        } else if (event instanceof Quote) {
            quotes++;
        } else if (event instanceof DepthUpdate) {
            depthUpdates++;
        }
        if (isOfMarket(event)) {
            long timeNanos = event.eventTimeNanos();
            firstNanos = isEmpty() ? timeNanos : Math.min(firstNanos, timeNanos);
            lastNanos = Math.max(lastNanos, timeNanos);
        }
    }

    /** What is told beside the market may be dated long before it opens. */
    private static boolean isOfMarket(MarketEvent event) {
        return !(event instanceof InstrumentDefined
                || event instanceof Fundamentals
                || event instanceof HistoryBar);
    }

    /** Whether nothing happened in the market. */
    boolean isEmpty() {
        return firstNanos == EventHeader.ABSENT;
    }

    long events() {
        return events;
    }

    long trades() {
        return trades;
    }

    long quotes() {
        return quotes;
    }

    long depthUpdates() {
        return depthUpdates;
    }

    /** Order time of the first event of the market itself, nanoseconds UTC. */
    long firstNanos() {
        return firstNanos;
    }

    /** Order time of the last event of the market itself, nanoseconds UTC. */
    long lastNanos() {
        return lastNanos;
    }
}
