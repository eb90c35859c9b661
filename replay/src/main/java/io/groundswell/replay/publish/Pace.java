package io.groundswell.replay.publish;

/**
 * Decides when the next event of a replay may go: by the time it happened, by how many have gone,
 * or by both. One thread at a time.
 */
public interface Pace {
    /** Every event at once. */
    Pace FULL_SPEED = (sent, eventTimeNanos, clockNanos) -> 0;

    /**
     * How long the next event still has to wait, in nanoseconds; 0 or less when it may go.
     *
     * @param sent how many events this publisher has sent before it
     * @param eventTimeNanos its order time, nanoseconds since 1970 UTC
     * @param clockNanos the clock's time now, nanoseconds since any moment
     */
    long nanosUntilDue(long sent, long eventTimeNanos, long clockNanos);
}
