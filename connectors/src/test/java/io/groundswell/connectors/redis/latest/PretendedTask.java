package io.groundswell.connectors.redis.latest;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.function.ThrowingRunnable;

/** The mailbox and the timers of a task whose clock the test moves. One thread. */
final class PretendedTask implements MailboxExecutor, ProcessingTimeService {
    private record Timer(long millis, ProcessingTimeCallback callback) {}

    private final Deque<ThrowingRunnable<? extends Exception>> mails = new ArrayDeque<>();
    private final Queue<Timer> timers = new PriorityQueue<>(Comparator.comparing(Timer::millis));
    private long nowMillis = 1_000_000;

    @Override
    public void execute(
            MailOptions options,
            ThrowingRunnable<? extends Exception> command,
            String description,
            Object... arguments) {
        mails.add(command);
    }

    /** As a task that has nothing else to do: if no mail is there, time passes until one is. */
    @Override
    public void yield() throws FlinkRuntimeException {
        if (!tryYield()) {
            if (timers.isEmpty()) {
                throw new FlinkRuntimeException("it would wait for ever");
            }
            passUntil(timers.element().millis());
        }
    }

    @Override
    public boolean tryYield() throws FlinkRuntimeException {
        ThrowingRunnable<? extends Exception> mail = mails.poll();
        if (mail == null) {
            return false;
        }
        try {
            mail.run();
        } catch (Exception e) {
            throw new FlinkRuntimeException(e);
        }
        return true;
    }

    @Override
    public boolean shouldInterrupt() {
        return false;
    }

    void readMails() {
        boolean isMore = true;
        while (isMore) {
            isMore = tryYield();
        }
    }

    /** Moves the clock, and calls whose time has come. */
    void passUntil(long millis) {
        while (!timers.isEmpty() && timers.element().millis() <= millis) {
            Timer due = timers.remove();
            nowMillis = Math.max(nowMillis, due.millis());
            execute(() -> due.callback().onProcessingTime(due.millis()), "timer");
            readMails();
        }
        nowMillis = Math.max(nowMillis, millis);
    }

    void pass(long millis) {
        passUntil(nowMillis + millis);
    }

    void in(long millis, Runnable action) {
        timers.add(new Timer(nowMillis + millis, time -> action.run()));
    }

    @Override
    public long getCurrentProcessingTime() {
        return nowMillis;
    }

    @Override
    public ScheduledFuture<?> registerTimer(long millis, ProcessingTimeCallback callback) {
        timers.add(new Timer(millis, callback));
        return null;
    }
}
