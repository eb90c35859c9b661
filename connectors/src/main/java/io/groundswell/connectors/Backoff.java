package io.groundswell.connectors;

import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: doubling up to a limit, each time a random half of it
 * longer, so that many clients of one server do not come back together. One thread at a time.
 */
public final class Backoff {
    private final long firstMillis;
    private final long maxMillis;
    private final DoubleSupplier random;
    private long ceilingMillis;

    /**
     * A back-off that was not used yet.
     *
     * @param firstMillis the first wait is half of this up to all of it
     * @param maxMillis no wait is longer
     * @param random numbers from 0 to 1, 1 excluded
     */
    public Backoff(long firstMillis, long maxMillis, DoubleSupplier random) {
        if (firstMillis < 1 || maxMillis < firstMillis) {
            throw new IllegalArgumentException(
                    "back-off from " + firstMillis + " to " + maxMillis + " ms");
        }
        this.firstMillis = firstMillis;
        this.maxMillis = maxMillis;
        this.random = random;
        this.ceilingMillis = firstMillis;
    }

    /** The wait before the next attempt. */
    public long nextMillis() {
        long half = ceilingMillis / 2;
        long wait = ceilingMillis - half + (long) (random.getAsDouble() * (half + 1));
        ceilingMillis = Math.min(maxMillis, ceilingMillis * 2);
        return wait;
    }

    /** The last attempt was good: the next wait is short again. */
    public void reset() {
        ceilingMillis = firstMillis;
    }
}
