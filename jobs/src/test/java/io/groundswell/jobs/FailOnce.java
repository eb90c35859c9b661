package io.groundswell.jobs;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;

/** Passes what comes, and fails at one element of those that come after it was told to. */
final class FailOnce<T> implements MapFunction<T, T> {
    private static final long serialVersionUID = 1L;

    // The cluster of a test runs in the JVM of the test.
    private static final AtomicInteger LEFT = new AtomicInteger();

    /** Has the job fail at the element with that number, counted from now and over all subtasks. */
    static void failAt(int element) {
        LEFT.set(element);
    }

    /** Whether it failed as it was told to. */
    static boolean hasFailed() {
        return LEFT.get() <= 0;
    }

    @Override
    public T map(T element) {
        if (LEFT.get() > 0 && LEFT.decrementAndGet() == 0) {
            throw new IllegalStateException("made to fail");
        }
        return element;
    }
}
