package io.groundswell.connectors.iqfeed.lookup;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Where the requests of all threads wait for the limiter, in the order in which they came. */
final class RequestGate {
    private final RequestLimiter limiter;
    private final LongSupplier ticker;
    private final CountDownLatch closed;
    private final Semaphore turn = new Semaphore(1, true);

    /**
     * A gate.
     *
     * @param ticker a clock that never jumps, in nanoseconds
     * @param closed nobody waits here any longer once it is open
     */
    RequestGate(RequestLimiter limiter, LongSupplier ticker, CountDownLatch closed) {
        this.limiter = limiter;
        this.ticker = ticker;
        this.closed = closed;
    }

    /** Waits until a request may be sent; false where none may be any more. */
    boolean pass() throws InterruptedException {
        turn.acquire();
        try {
            long wait = limiter.waitNanos(ticker.getAsLong());
            while (wait > 0) {
                if (closed.await(wait, TimeUnit.NANOSECONDS)) {
                    return false;
                }
                wait = limiter.waitNanos(ticker.getAsLong());
            }
            return true;
        } finally {
            turn.release();
        }
    }
}
