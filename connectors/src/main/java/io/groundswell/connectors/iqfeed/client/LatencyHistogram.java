package io.groundswell.connectors.iqfeed.client;

import java.util.Arrays;

/**
 * How long messages were on their way: feed time to receive time, microseconds. Memory is fixed; a
 * quantile is at most a 32nd too high. Safe for any number of threads.
 */
public final class LatencyHistogram {
    private static final int SUB_BITS = 5;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;
    private static final int MAX_BITS = 40;
    private static final long MAX_MICROS = (1L << MAX_BITS) - 1;
    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.99;

    private final long[] counts = new long[(MAX_BITS - SUB_BITS + 1) * SUB_BUCKETS];
    private long count;
    private long negative;
    private long maxMicros;

    /**
     * What was recorded since the last {@link #reset}.
     *
     * @param count how many
     * @param negative how many of them arrived before they were sent: the clocks differ; each
     *     counts as 0
     * @param p50Micros half of them took no longer; 0 for none
     * @param p99Micros 99 of 100 took no longer
     * @param maxMicros the longest
     */
    public record Summary(
            long count, long negative, long p50Micros, long p99Micros, long maxMicros) {}

    /** Records one; longer than twelve days counts as twelve days. */
    public synchronized void record(long micros) {
        long value = Math.min(MAX_MICROS, Math.max(0, micros));
        counts[bucket(value)]++;
        count++;
        if (micros < 0) {
            negative++;
        }
        maxMicros = Math.max(maxMicros, value);
    }

    /** The figures as they stand. */
    public synchronized Summary summary() {
        return new Summary(count, negative, quantile(MEDIAN), quantile(HIGH), maxMicros);
    }

    /** Begins again at nothing. */
    public synchronized void reset() {
        Arrays.fill(counts, 0);
        count = 0;
        negative = 0;
        maxMicros = 0;
    }

    private long quantile(double share) {
        long rank = (long) Math.ceil(share * count);
        long seen = 0;
        for (int bucket = 0; bucket < counts.length && rank > 0; bucket++) {
            seen += counts[bucket];
            if (seen >= rank) {
                return Math.min(maxMicros, highestOf(bucket));
            }
        }
        return 0;
    }

    /** Exact below 32, from there on 32 buckets for each doubling. */
    private static int bucket(long value) {
        if (value < SUB_BUCKETS) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - SUB_BITS - Long.numberOfLeadingZeros(value);
        return (shift << SUB_BITS) + (int) (value >>> shift);
    }

    private static long highestOf(int bucket) {
        if (bucket < 2 * SUB_BUCKETS) {
            return bucket;
        }
        int shift = (bucket >>> SUB_BITS) - 1;
        long first = (long) (SUB_BUCKETS + (bucket & (SUB_BUCKETS - 1))) << shift;
        return first + (1L << shift) - 1;
    }
}
