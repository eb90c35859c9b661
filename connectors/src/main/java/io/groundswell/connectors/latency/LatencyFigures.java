package io.groundswell.connectors.latency;

import org.HdrHistogram.Histogram;

/**
 * How long something took, microseconds; 0 where nothing was measured.
 *
 * @param count how many were measured in the last one or two minutes, which all figures but the
 *     last are of
 * @param negative how many of them arrived before they were sent, and count as 0: the clocks differ
 * @param leastMicros the shortest; below zero where clocks differ, by at least so much
 * @param meanMicros the mean
 * @param p50Micros half of them took no longer
 * @param p99Micros 99 of 100 took no longer
 * @param p999Micros 999 of 1000 took no longer
 * @param maxMicros the longest
 * @param recorded how many were never measured, because they lay over an hour apart
 */
public record LatencyFigures(
        long count,
        long negative,
        long leastMicros,
        double meanMicros,
        long p50Micros,
        long p99Micros,
        long p999Micros,
        long maxMicros,
        long recorded) {
    private static final double MEDIAN = 50;
    private static final double HIGH = 99;
    private static final double HIGHEST = 99.9;

    static LatencyFigures of(Histogram times, Histogram negative, long recorded) {
        long early = negative.getTotalCount();
        return new LatencyFigures(
                times.getTotalCount(),
                early,
                early > 0 ? -negative.getMaxValue() : least(times),
                times.getMean(),
                times.getValueAtPercentile(MEDIAN),
                times.getValueAtPercentile(HIGH),
                times.getValueAtPercentile(HIGHEST),
                times.getMaxValue(),
                recorded);
    }

    /** The library's own would be 0, or the largest number, for none. */
    private static long least(Histogram times) {
        return times.getTotalCount() == 0 ? 0 : times.getMinValue();
    }
}
