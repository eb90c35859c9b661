package io.groundswell.connectors.iqfeed.lookup;

/**
 * Keeps requests so far apart that in no second there are more than a limit, whichever second one
 * looks at. There is no burst: a quiet time earns nothing. Pure. One thread at a time.
 */
final class RequestLimiter {
    /** What an account may ask in a second. */
    static final int MOST_PER_SECOND = 50;

    /** A fiftieth longer than a second: some requests are delayed on their way, others are not. */
    private static final long SECOND_NANOS = 1_020_000_000L;

    private final long spaceNanos;
    private long nextNanos;
    private boolean isUsed;

    /**
     * A limiter that let nothing through yet.
     *
     * @param perSecond 1 to 50
     */
    RequestLimiter(int perSecond) {
        if (perSecond < 1 || perSecond > MOST_PER_SECOND) {
            throw new IllegalArgumentException(
                    "requests per second: " + perSecond + " (1 to " + MOST_PER_SECOND + ")");
        }
        spaceNanos = SECOND_NANOS / perSecond;
    }

    /**
     * Lets a request through, or says how long to wait before asking again.
     *
     * @param nowNanos of a clock that never jumps
     * @return 0 where it may go now
     */
    long waitNanos(long nowNanos) {
        long wait = isUsed ? nextNanos - nowNanos : 0;
        if (wait > 0) {
            return wait;
        }
        isUsed = true;
        nextNanos = nowNanos + spaceNanos;
        return 0;
    }
}
