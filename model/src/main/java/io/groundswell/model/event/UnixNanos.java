package io.groundswell.model.event;

import java.time.Instant;

/** Moments as events hold them: nanoseconds since 1970 UTC. */
public final class UnixNanos {
    /** Where 1971 begins: a time before it is one that nobody set. */
    public static final long FIRST = 31_536_000_000_000_000L;

    /** Where 2100 begins, and the times end that the system carries. */
    public static final long END = 4_102_444_800_000_000_000L;

    private static final long PER_SECOND = 1_000_000_000L;

    private UnixNanos() {}

    /** Whether a moment is one that events can have: of the years 1971 to 2099. */
    public static boolean canBe(long nanos) {
        return nanos >= FIRST && nanos < END;
    }

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
