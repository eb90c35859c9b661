package io.groundswell.replay.publish;

/** Decides when the next event of a replay may go. One thread at a time. */
interface Pace {
    /** Every event at once. */
    Pace FULL_SPEED = (eventTimeNanos, clockNanos) -> 0;

    /**
     * How long the next event still has to wait, in nanoseconds; 0 or less when it may go.
     *
     * @param eventTimeNanos its order time, nanoseconds since 1970 UTC
     * @param clockNanos the clock's time now, nanoseconds since any moment
     */
    long nanosUntilDue(long eventTimeNanos, long clockNanos);
}
