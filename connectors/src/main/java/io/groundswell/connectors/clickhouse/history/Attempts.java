package io.groundswell.connectors.clickhouse.history;

import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.FailureClassifier;
import io.groundswell.connectors.clickhouse.FailureKind;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks again, a few times, where an answer broke off or the server is away for a moment. Closing
 * ends a pause at once.
 */
final class Attempts implements Closeable {
    private final int limit;
    private final long pauseMillis;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * A limit.
     *
     * @param limit times in all, at least 1
     * @param pauseMillis before the second; each later one is twice as long
     */
    Attempts(int limit, long pauseMillis) {
        this.limit = limit;
        this.pauseMillis = pauseMillis;
    }

    /** One question, which can be asked again as a whole. */
    interface Question<T> {
        T ask() throws IOException;
    }

    <T> T answer(Question<T> question) throws IOException {
        long pause = pauseMillis;
        for (int attempt = 1; ; attempt++) {
            try {
                return question.ask();
            } catch (IOException e) {
                if (attempt == limit || !mayPass(e)) {
                    throw e;
                }
                waitFor(pause);
                pause *= 2;
            }
        }
    }

    private static boolean mayPass(IOException failure) {
        return failure instanceof ClickHouseException said
                ? FailureClassifier.kindOf(said) == FailureKind.RETRY
                : !(failure instanceof HistoryChangedException);
    }

    private void waitFor(long millis) throws IOException {
        try {
            if (closed.await(millis, TimeUnit.MILLISECONDS)) {
                throw new InterruptedIOException("closed while ClickHouse was to be asked again");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException stopped =
                    new InterruptedIOException(
                            "interrupted while ClickHouse was to be asked again");
            stopped.initCause(e);
            throw stopped;
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
