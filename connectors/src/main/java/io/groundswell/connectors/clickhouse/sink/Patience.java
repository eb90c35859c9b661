package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.Backoff;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Waits between attempts: 100 ms, doubling to 5 s, until a limit. One thread waits; any may end the
 * waiting.
 */
final class Patience implements AutoCloseable {
    private static final long FIRST_MILLIS = 100;
    private static final long MAX_MILLIS = 5_000;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final LongSupplier nanoTime;
    private final Backoff backoff;
    private final long limitNanos;
    private long sinceNanos;
    private boolean isWaiting;

    Patience(long limitNanos, LongSupplier nanoTime, DoubleSupplier random) {
        this.limitNanos = limitNanos;
        this.nanoTime = nanoTime;
        this.backoff = new Backoff(FIRST_MILLIS, MAX_MILLIS, random);
    }

    /** By the clock and the dice of this machine. */
    static Patience of(Duration limit) {
        return new Patience(limit.toNanos(), System::nanoTime, Math::random);
    }

    /** An attempt was good. */
    void reset() {
        isWaiting = false;
        backoff.reset();
    }

    /** Waits before the next attempt; false, at once, when that has gone on for too long. */
    boolean await() throws InterruptedException {
        long now = nanoTime.getAsLong();
        if (!isWaiting) {
            isWaiting = true;
            sinceNanos = now;
        }
        long restNanos = limitNanos - (now - sinceNanos);
        if (restNanos <= 0) {
            return false;
        }
        long waitNanos = TimeUnit.MILLISECONDS.toNanos(backoff.nextMillis());
        if (closed.await(Math.min(waitNanos, restNanos), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("closed while waiting for ClickHouse");
        }
        return true;
    }

    /** How long it has been waiting. */
    long waitedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - sinceNanos);
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
