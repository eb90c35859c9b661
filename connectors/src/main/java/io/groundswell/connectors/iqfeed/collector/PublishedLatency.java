package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.latency.EventTimes;
import io.groundswell.connectors.latency.LatencyFigures;
import io.groundswell.connectors.latency.LatencyHistogram;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import java.time.InstantSource;

/**
 * How long trades and quotes took from the feed's time to ours. One thread records; any may read.
 */
final class PublishedLatency {
    private static final long NANOS_PER_MICRO = 1_000;

    private final LatencyHistogram histogram;

    PublishedLatency(InstantSource clock) {
        histogram = new LatencyHistogram(clock);
    }

    void record(MarketEvent event) {
        long toldNanos = EventTimes.feedNanos(event);
        if (toldNanos != EventHeader.ABSENT) {
            histogram.record((event.header().receiveTimeNanos() - toldNanos) / NANOS_PER_MICRO);
        }
    }

    LatencyFigures figures() {
        return histogram.figures();
    }
}
