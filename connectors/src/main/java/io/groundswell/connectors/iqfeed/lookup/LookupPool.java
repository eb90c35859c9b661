package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.Backoff;
import io.groundswell.connectors.iqfeed.client.LookupConnection;
import io.groundswell.connectors.iqfeed.lookup.LookupAttempt.Again;
import io.groundswell.connectors.iqfeed.lookup.LookupAttempt.Settled;
import io.groundswell.connectors.iqfeed.lookup.LookupConnections.AwayException;
import java.io.Closeable;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Asks IQConnect's lookup port over some connections, each of which answers one question at a time.
 * Opens them as they are needed, keeps all of them together within the limit of requests, and asks
 * again what failed on the way. Any number of threads; each waits for its own answer, those that
 * came first go first, and the pool has no thread of its own.
 *
 * <p>An error that asking again would not change is an answer ({@link Answer.NoData}, {@link
 * Answer.Refused}); any other, a connection that ends or says nothing, and an answer that is
 * damaged are tried again after a pause. A line that is no row is one twice; the third attempt
 * takes the answer as it is. While IQConnect is away all wait for it together, and that is no
 * attempt; when patience is over, all fail at once until it is back.
 */
public final class LookupPool implements Lookups, Closeable {
    /** After so many answers with a line that is no row such lines are taken as they are. */
    private static final int STRICT_ATTEMPTS = 2;

    private static final Answer CLOSED = new Answer.Failed("the pool was closed", false);

    private final LookupOptions options;
    private final DoubleSupplier random;
    private final LookupTally tally = new LookupTally();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Semaphore places;
    private final RequestGate gate;
    private final LookupConnections connections;

    private LookupPool(LookupOptions options, LongSupplier ticker, DoubleSupplier random) {
        this.options = options;
        this.random = random;
        places = new Semaphore(options.sockets(), true);
        gate = new RequestGate(new RequestLimiter(options.requestsPerSecond()), ticker, closed);
        connections = new LookupConnections(options, ticker, random, tally);
    }

    /** A pool that has no connection yet; it opens them when it is asked. */
    public static LookupPool open(LookupOptions options) {
        SplittableRandom random = new SplittableRandom(System.nanoTime());
        return open(options, System::nanoTime, random::nextDouble);
    }

    /** The same with another clock that never jumps, and other numbers from 0 to 1. */
    static LookupPool open(LookupOptions options, LongSupplier ticker, DoubleSupplier random) {
        DoubleSupplier oneAtATime =
                () -> {
                    synchronized (random) {
                        return random.getAsDouble();
                    }
                };
        return new LookupPool(options, ticker, oneAtATime);
    }

    @Override
    public Answer ask(LookupRequest request, ReplySink rows)
            throws IOException, InterruptedException {
        tally.questions.increment();
        places.acquire();
        try {
            return attempts(request, rows);
        } catch (AwayException e) {
            return new Answer.Failed(e.getMessage(), true);
        } finally {
            places.release();
        }
    }

    private Answer attempts(LookupRequest request, ReplySink rows)
            throws AwayException, IOException, InterruptedException {
        Backoff pauses =
                new Backoff(options.firstPauseMillis(), options.longestPauseMillis(), random);
        int damaged = 0;
        String last = "";
        for (int attempt = 1; attempt <= options.maxAttempts(); attempt++) {
            if (attempt > 1 && closed.await(pauses.nextMillis(), TimeUnit.MILLISECONDS)) {
                return CLOSED;
            }
            LookupConnection connection = connections.borrow();
            if (connection == null) {
                return CLOSED;
            }
            boolean isLenient = damaged >= STRICT_ATTEMPTS || attempt == options.maxAttempts();
            LookupAttempt.Result result =
                    onceOn(connection, request, new LookupAttempt(request, rows, isLenient, tally));
            if (result instanceof Settled settled) {
                return settled.answer();
            }
            if (result instanceof Again again) {
                tally.failed(again.reason());
                damaged += again.reason() == RetryReason.DAMAGED ? 1 : 0;
                last = again.text();
            }
        }
        return new Answer.Failed("after " + options.maxAttempts() + " attempts: " + last, false);
    }

    private LookupAttempt.Result onceOn(
            LookupConnection connection, LookupRequest request, LookupAttempt attempt)
            throws IOException, InterruptedException {
        boolean isKept = false;
        try {
            if (!connection.version().isAtLeast(request.oldestVersion())) {
                isKept = true;
                return new Settled(tooOld(connection, request));
            }
            if (!gate.pass()) {
                return new Settled(CLOSED);
            }
            LookupAttempt.Result result = attempt.on(connection);
            isKept = attempt.isReusable();
            if (result instanceof Again again && !isKept) {
                failed(again);
            }
            return isClosed() && result instanceof Again ? new Settled(CLOSED) : result;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw e;
        } finally {
            if (isKept) {
                connections.giveBack(connection);
            } else {
                connections.discard(connection);
            }
        }
    }

    /** A thread that is to end closes its connection, which looks like one that was dropped. */
    private void failed(Again again) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (again.reason() == RetryReason.DROPPED) {
            connections.discardIdle();
        }
    }

    private static Answer tooOld(LookupConnection connection, LookupRequest request) {
        return new Answer.Refused(
                "the server speaks "
                        + connection.version().text()
                        + ", and the request needs "
                        + request.oldestVersion().text());
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** What was done so far; any thread. */
    public LookupFigures figures() {
        return tally.figures(connections.away());
    }

    /** Ends all connections; questions that wait for an answer fail at once. */
    @Override
    public void close() throws IOException {
        closed.countDown();
        connections.close();
    }
}
