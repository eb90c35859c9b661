package io.groundswell.jobs.run;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Time, from outside, and waiting.
 *
 * @param clock time of day, the same that Flink's processes have
 * @param nanoClock nanoseconds since any moment
 * @param pause returns after so many nanoseconds, or earlier
 */
public record Host(InstantSource clock, LongSupplier nanoClock, LongConsumer pause) {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** That of this machine. */
    public static Host system() {
        return new Host(InstantSource.system(), System::nanoTime, LockSupport::parkNanos);
    }

    /** Something that comes true. */
    @FunctionalInterface
    public interface Condition {
        /**
         * Whether it is true now.
         *
         * @throws IOException where it cannot become true any more
         */
        boolean holds() throws IOException;
    }

    /**
     * Looks ten times a second until something is true.
     *
     * @throws IOException that says what was waited for, when it is not true within the limit; or
     *     what the condition throws
     */
    public void await(String what, Duration limit, Condition condition) throws IOException {
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
