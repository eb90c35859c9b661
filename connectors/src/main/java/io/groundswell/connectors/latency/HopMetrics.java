package io.groundswell.connectors.latency;

import io.groundswell.model.contract.Hop;
import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.event.EventHeader;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/**
 * Some hops as one task measures them, and as metrics: a histogram of each, what shows that clocks
 * differ, and what was not measured. Only the task's thread records.
 */
public final class HopMetrics {
    private static final long NANOS_PER_MICRO = 1_000;

    private final Map<Hop, LatencyHistogram> histograms = new EnumMap<>(Hop.class);

    /** Metrics of these hops in the group of an operator. */
    public HopMetrics(MetricGroup group, InstantSource clock, Hop... hops) {
        for (Hop hop : hops) {
            LatencyHistogram histogram = new LatencyHistogram(clock);
            histograms.put(hop, histogram);
            show(group.addGroup(MetricNames.HOP, hop.label()), histogram);
        }
    }

    private static void show(MetricGroup group, LatencyHistogram histogram) {
        group.histogram(MetricNames.HOP_MICROS, new ShownHistogram(histogram));
        group.gauge(MetricNames.HOP_COUNT, (Gauge<Long>) () -> histogram.figures().count());
        group.gauge(
                MetricNames.HOP_LEAST_MICROS,
                (Gauge<Long>) () -> histogram.figures().leastMicros());
        group.gauge(MetricNames.HOP_NEGATIVE, (Gauge<Long>) () -> histogram.figures().negative());
        group.gauge(MetricNames.HOP_RECORDED, (Gauge<Long>) () -> histogram.figures().recorded());
    }

    /** Records a hop between two moments, nanoseconds since 1970; none where one is absent. */
    public void record(Hop hop, long fromNanos, long toNanos) {
        if (fromNanos != EventHeader.ABSENT && toNanos != EventHeader.ABSENT) {
            histograms.get(hop).record((toNanos - fromNanos) / NANOS_PER_MICRO);
        }
    }

    /** Whether two moments lie so far apart that the first is of a recorded day. */
    public static boolean isRecorded(long fromNanos, long toNanos) {
        return fromNanos != EventHeader.ABSENT
                && toNanos != EventHeader.ABSENT
                && LatencyHistogram.isOfRecording((toNanos - fromNanos) / NANOS_PER_MICRO);
    }

    /** How a hop stands. */
    public LatencyFigures figures(Hop hop) {
        return histograms.get(hop).figures();
    }
}
