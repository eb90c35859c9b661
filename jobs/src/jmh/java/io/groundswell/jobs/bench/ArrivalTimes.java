package io.groundswell.jobs.bench;

import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** How long what arrived had been on its way, where somebody wants to know. Any thread. */
final class ArrivalTimes {
    private final Recorder recorder = new Recorder(60_000_000L, 3);
    private final Histogram all = new Histogram(60_000_000L, 3);
    private volatile boolean counts;

    /** Something that was sent then is here. */
    void arrived(long sentNanos) {
        if (counts) {
            recorder.recordValue(
                    Math.min(60_000_000L, Math.max(0, PacedFeed.nowNanos() - sentNanos) / 1_000));
        }
    }

    void count(boolean yes) {
        counts = yes;
    }

    /** What came since this was asked before, and adds it to the whole. */
    Histogram next() {
        Histogram interval = recorder.getIntervalHistogram();
        all.add(interval);
        return interval;
    }

    Histogram all() {
        return all;
    }

    static String tell(Histogram times) {
        return String.format(
                Locale.ROOT,
                "p50 %6.2f  p99 %7.2f  p99.9 %7.2f  most %7.2f ms  (%,d)",
                times.getValueAtPercentile(50) / 1e3,
                times.getValueAtPercentile(99) / 1e3,
                times.getValueAtPercentile(99.9) / 1e3,
                times.getMaxValue() / 1e3,
                times.getTotalCount());
    }
}
