package io.groundswell.jobs.demo;

import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
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
        // A definition may be dated long before the market opens.
        if (!(event instanceof InstrumentDefined)) {
            long timeNanos = event.eventTimeNanos();
            firstNanos = isEmpty() ? timeNanos : Math.min(firstNanos, timeNanos);
            lastNanos = Math.max(lastNanos, timeNanos);
        }
    }

    /** Whether nothing happened but definitions. */
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

    /** Order time of the first event that is not a definition, nanoseconds UTC. */
    long firstNanos() {
        return firstNanos;
    }

    /** Order time of the last event that is not a definition, nanoseconds UTC. */
    long lastNanos() {
        return lastNanos;
    }
}
