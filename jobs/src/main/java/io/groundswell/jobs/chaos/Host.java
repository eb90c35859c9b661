package io.groundswell.jobs.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Time, from outside, and waiting.
 *
 * @param clock time of day, the same that Flink's processes have
 * @param nanoClock nanoseconds since any moment
 * @param pause returns after so many nanoseconds, or earlier
 */
record Host(InstantSource clock, LongSupplier nanoClock, LongConsumer pause) {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Something that comes true. */
    interface Condition {
        /** Whether it is true now. */
        boolean holds() throws IOException;
    }

    /**
     * Looks ten times a second until something is true.
     *
     * @throws IOException that says what was waited for, when it is not true within the limit
     */
    void await(String what, Duration limit, Condition condition) throws IOException {
        long deadlineNanos = nanoClock.getAsLong() + limit.toNanos();
        while (!condition.holds()) {
            if (nanoClock.getAsLong() - deadlineNanos > 0) {
                throw new IOException(
                        "waited " + limit.toSeconds() + " s for this in vain: " + what);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IOException("interrupted while waiting for this: " + what);
            }
            pause.accept(LOOK_AGAIN_NANOS);
        }
    }
}
