package io.groundswell.model.event;

import java.time.Instant;

/** Moments as events hold them: nanoseconds since 1970 UTC. */
public final class UnixNanos {
    private static final long PER_SECOND = 1_000_000_000L;

    private UnixNanos() {}

    /**
     * A moment in nanoseconds since 1970 UTC.
     *
     * @throws ArithmeticException before 1677 and after 2262, which a long does not hold
     */
    public static long of(Instant moment) {
        return Math.addExact(
                Math.multiplyExact(moment.getEpochSecond(), PER_SECOND), moment.getNano());
    }
}
