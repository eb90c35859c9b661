package io.groundswell.jobs.demo;

/**
 * A stretch of time cut into bins of equal length. Lengths are powers of two and edges their
 * multiples, so that shorter bins always nest in longer ones.
 *
 * @param startNanos where the first bin begins, nanoseconds UTC
 * @param shift a bin is 2^shift nanoseconds long
 * @param count bins
 */
record TimeBins(long startNanos, int shift, int count) {
    /** The shortest bin: about a millisecond. */
    static final int LEAST_SHIFT = 20;

    /** The shortest bins of which so many cover both moments, given in nanoseconds UTC. */
    static TimeBins over(long firstNanos, long lastNanos, int limit) {
        int shift = LEAST_SHIFT;
        while ((lastNanos >> shift) - (firstNanos >> shift) >= limit) {
            shift++;
        }
        long first = firstNanos >> shift;
        return new TimeBins(first << shift, shift, (int) ((lastNanos >> shift) - first + 1));
    }

    /** How long a bin is, in nanoseconds. */
    long binNanos() {
        return 1L << shift;
    }

    /** The first moment after the last bin, nanoseconds UTC. */
    long endNanos() {
        return startNanos + ((long) count << shift);
    }

    /** The bin that a moment lies in; the first or last one for a moment outside. */
    int indexOf(long timeNanos) {
        long index = (timeNanos - startNanos) >> shift;
        return (int) Math.max(0, Math.min(count - 1, index));
    }
}
