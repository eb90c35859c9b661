package io.groundswell.connectors.redis.latest;

import io.groundswell.connectors.Backoff;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.util.function.ThrowingRunnable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts values on a board and sends what stands there, one batch at a time: while few come each goes
 * out at once, and while many come the newest do. It waits for Redis at the end of its input only,
 * and fails for it nowhere else. All of it runs in the task's thread.
 */
final class LatestWriter<T> implements StatefulSinkWriter<T, KeptCommands> {
    private static final Logger LOG = LoggerFactory.getLogger(LatestWriter.class);

    private final LatestBoard<T> board;
    private final LatestStore store;
    private final MailboxExecutor mailbox;
    private final ProcessingTimeService timers;
    private final Backoff backoff;
    private final LatestFigures figures;
    private final LatestHops<T> hops;
    private final int windowCommands;
    private final Duration patience;

    private boolean isSending;
    private boolean isPausing;
    private boolean isServerBack;
    private boolean isOutOfPatience;
    private boolean isClosed;
    private ScheduledFuture<?> pause;
    private ScheduledFuture<?> wait;

    LatestWriter(
            LatestBoard<T> board,
            LatestStore store,
            MailboxExecutor mailbox,
            ProcessingTimeService timers,
            Backoff backoff,
            LatestFigures figures,
            LatestHops<T> hops,
            LatestOptions options) {
        this.board = board;
        this.store = store;
        this.mailbox = mailbox;
        this.timers = timers;
        this.backoff = backoff;
        this.figures = figures;
        this.hops = hops;
        this.windowCommands = options.windowCommands();
        this.patience = options.patience();
    }

    /** Sends what was restored. */
    void start() {
        store.whenBack(() -> mail(this::serverIsBack));
        send();
    }

    /** A lost connection is there again, and what is behind it may have lost something. */
    private void serverIsBack() {
        isServerBack = true;
        send();
    }

    @Override
    public void write(T value, Context context) {
        board.put(value, hops.shown(value));
        send();
    }

    private void send() {
        if (isClosed || isSending || isPausing || (board.pending() == 0 && !isServerBack)) {
            return;
        }
        isSending = true;
        isServerBack = false;
        store.send(board.take(windowCommands))
                .whenComplete((answers, failure) -> mail(() -> settle(answers, failure)));
    }

    /** Lets the task's thread do something, unless it has ended. */
    private void mail(ThrowingRunnable<Exception> action) {
        try {
            mailbox.execute(action, "what Redis answers");
        } catch (RejectedExecutionException e) {
            LOG.debug("the task has ended", e);
        }
    }

    private void settle(LatestStore.Answers answers, Throwable failure) {
        isSending = false;
        if (isClosed) {
            // What did not arrive is in the last checkpoint, or comes again after it.
            return;
        }
        if (failure != null) {
            board.failed();
            pause(failure.toString());
            return;
        }
        hops.answered(board.inFlight(), answers.each());
        board.answered(answers.each());
        if (answers.isRestarted()) {
            board.resendKnown();
        }
        figures.count(answers.each());
        if (answers.each().contains(Answer.FAILED)) {
            pause("it did not take everything");
            return;
        }
        backoff.reset();
        if (figures.isOut()) {
            LOG.info("Redis is written to again, after {} ms", figures.outageMillis());
            figures.outageEnds();
        }
        send();
    }

    private void pause(String reason) {
        if (!figures.isOut()) {
            LOG.warn("Redis cannot be written to, the latest values wait: {}", reason);
        }
        figures.failed();
        isPausing = true;
        pause = after(backoff.nextMillis(), this::pauseEnds);
    }

    private void pauseEnds() {
        isPausing = false;
        send();
    }

    private ScheduledFuture<?> after(long millis, Runnable action) {
        return timers.registerTimer(
                timers.getCurrentProcessingTime() + millis, time -> action.run());
    }

    @Override
    public void flush(boolean endOfInput) throws IOException, InterruptedException {
        if (!endOfInput) {
            // A checkpoint keeps what Redis does not have yet; it need not wait for it.
            return;
        }
        wait = after(patience.toMillis(), () -> isOutOfPatience = true);
        while (board.pending() > 0) {
            if (isOutOfPatience) {
                throw new IOException(
                        "Redis does not have the last "
                                + board.pending()
                                + " values, "
                                + patience.toSeconds()
                                + " s after the end");
            }
            mailbox.yield();
        }
    }

    @Override
    public List<KeptCommands> snapshotState(long checkpoint) {
        return board.keep();
    }

    @Override
    public void close() {
        isClosed = true;
        cancel(pause);
        cancel(wait);
        store.close();
    }

    private static void cancel(ScheduledFuture<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
