package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.client.LatencyHistogram;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;

/** How long trades and quotes took from the feed's time to ours. Any thread may read it. */
final class PublishedLatency {
    private static final long NANOS_PER_MICRO = 1_000;

    private final LatencyHistogram histogram = new LatencyHistogram();

    void record(MarketEvent event) {
        EventHeader header = event.header();
        if (header.feedTimeNanos() != EventHeader.ABSENT
                && !header.has(EventFlags.SUMMARY)
                && (event instanceof Trade || event instanceof Quote)) {
            long nanos = header.receiveTimeNanos() - header.feedTimeNanos();
            histogram.record(nanos / NANOS_PER_MICRO);
        }
    }

    LatencyHistogram.Summary summary() {
        return histogram.summary();
    }
}
