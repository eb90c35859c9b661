package io.groundswell.connectors.kafka;

import io.groundswell.connectors.latency.EventTimes;
import io.groundswell.connectors.latency.HopMetrics;
import io.groundswell.model.contract.Hop;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.UnixNanos;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.MetricGroup;

/**
 * The hops that end where a job reads an event. One event in {@link #STRIDE} is looked at: a
 * reading of the clock and four histograms for each would be a tenth of all that a job does for it.
 * One thread.
 */
final class SourceHops {
    /** A prime, which no pattern of symbols or batches has for its length. */
    static final int STRIDE = 7;

    private static final long NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final HopMetrics hops;
    private final InstantSource clock;
    private int untilNext = 1;

    SourceHops(MetricGroup group, InstantSource clock) {
        this.clock = clock;
        hops = new HopMetrics(group, clock, Hop.FEED, Hop.COLLECTOR, Hop.KAFKA, Hop.UNTIL_READ);
    }

    /**
     * An event is read now.
     *
     * @param publishedMillis when its record was given to Kafka's client, rounded down
     */
    void read(MarketEvent event, long publishedMillis) {
        untilNext--;
        if (untilNext > 0 || event instanceof Heartbeat) {
            return;
        }
        untilNext = STRIDE;
        long nowNanos = UnixNanos.of(clock.instant());
        long receivedNanos = event.header().receiveTimeNanos();
        long publishedNanos = published(receivedNanos, publishedMillis * NANOS_PER_MILLI);
        // A recording tells how far its own clocks were apart, which is not to be seen here.
        boolean isRecorded = HopMetrics.isRecorded(receivedNanos, publishedNanos);
        hops.record(
                Hop.FEED, EventTimes.feedNanos(event), isRecorded ? publishedNanos : receivedNanos);
        hops.record(Hop.COLLECTOR, receivedNanos, publishedNanos);
        hops.record(Hop.KAFKA, publishedNanos, nowNanos);
        hops.record(Hop.UNTIL_READ, receivedNanos, nowNanos);
    }

    /** What was published in the very millisecond in which it was received was so after it. */
    private static long published(long receivedNanos, long millisecondNanos) {
        boolean isSame =
                receivedNanos != EventHeader.ABSENT
                        && Math.floorDiv(receivedNanos, NANOS_PER_MILLI) * NANOS_PER_MILLI
                                == millisecondNanos;
        return isSame ? receivedNanos : millisecondNanos;
    }

    /** What was measured. */
    HopMetrics hops() {
        return hops;
    }
}
