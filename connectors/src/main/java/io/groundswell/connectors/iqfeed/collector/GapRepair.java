package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.collector.GapQueue.Waiting;
import io.groundswell.connectors.iqfeed.events.BackfillEnd;
import io.groundswell.connectors.iqfeed.events.TradeGap;
import io.groundswell.connectors.iqfeed.events.TradeGaps;
import io.groundswell.connectors.iqfeed.lookup.Answer;
import io.groundswell.connectors.iqfeed.lookup.Answer.Failed;
import io.groundswell.connectors.iqfeed.lookup.Answer.Refused;
import io.groundswell.connectors.iqfeed.lookup.HistoryQuery;
import io.groundswell.connectors.iqfeed.lookup.LookupRequest;
import io.groundswell.connectors.iqfeed.lookup.Lookups;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.PlainText;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the gaps in trades: asks history for each when its time has come, and writes the answer
 * into the capture once it is whole, so that retries never stand there. A gap whose answer is too
 * long is asked for in parts. One that fails is asked for again after a pause, until it is given
 * up, which the capture says too.
 *
 * <p>Has one thread of its own. What waits when it is closed is left to the next start.
 */
final class GapRepair implements Runnable, Closeable {
    /** An answer is not longer than this; two of them may be in memory at a time. */
    static final int MAX_REPLY_BYTES = 8 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(GapRepair.class);
    private static final int MOST_DOUBLINGS = 30;
    private static final int MAX_REASON_LENGTH = 200;

    private final RepairOptions options;
    private final Lookups lookups;
    private final GapRecords records;
    private final int maxReplyBytes;
    private final GapQueue queue;
    private final Thread thread = new Thread(this, "collector-repair");
    private volatile boolean closed;
    private final AtomicLong filled = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();
    private volatile String lastReason = "";

    /** Whole seconds since 1970 UTC, both included. */
    private record Window(long from, long to) {}

    /**
     * Not started yet.
     *
     * @param maxReplyBytes a longer answer is asked for in parts
     * @param nanoClock the time now, nanoseconds since any moment
     */
    GapRepair(
            RepairOptions options,
            Lookups lookups,
            GapRecords records,
            int maxReplyBytes,
            LongSupplier nanoClock) {
        this.options = options;
        this.lookups = lookups;
        this.records = records;
        this.maxReplyBytes = maxReplyBytes;
        queue = new GapQueue(options.delayMillis(), nanoClock);
    }

    /** Whom a translator tells of gaps. */
    TradeGaps gaps() {
        return queue;
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                Waiting next = queue.take();
                try {
                    repair(next);
                } catch (IOException e) {
                    // The capture takes no more now; whoever reads the feed has raised the alarm.
                    again(next, String.valueOf(e.getMessage()));
                } catch (RuntimeException e) {
                    LOG.error("A gap cannot be filled: {}", next.gap().text(), e);
                    fault(next, e);
                }
            }
        } catch (InterruptedException e) {
            // Closed: the next start goes on with what waits.
            Thread.currentThread().interrupt();
        }
    }

    /** As any failure; only where even that cannot be written the gap goes on to wait. */
    private void fault(Waiting waiting, RuntimeException e) {
        try {
            failed(waiting, "a fault in this program: " + e);
        } catch (IOException full) {
            again(waiting, String.valueOf(full.getMessage()));
        }
    }

    private void repair(Waiting waiting) throws IOException, InterruptedException {
        TradeGap gap = waiting.gap();
        Deque<Window> windows = new ArrayDeque<>();
        windows.add(new Window(gap.fromSecond(), gap.toSecond()));
        while (!windows.isEmpty()) {
            Window window = windows.remove();
            GapReply reply = new GapReply(maxReplyBytes);
            try {
                String failure = failure(lookups.ask(request(gap, window), reply));
                if (!failure.isEmpty()) {
                    failed(waiting, failure);
                    return;
                }
                records.write(gap, reply, windows.isEmpty() ? BackfillEnd.WHOLE : BackfillEnd.PART);
            } catch (GapReply.TooLongException e) {
                if (window.from() == window.to()) {
                    failed(waiting, e.getMessage() + " for a second");
                    return;
                }
                long middle = (window.from() + window.to()) / 2;
                windows.addFirst(new Window(middle + 1, window.to()));
                windows.addFirst(new Window(window.from(), middle));
            }
        }
        filled.incrementAndGet();
        queue.ended(gap);
    }

    private static LookupRequest request(TradeGap gap, Window window) {
        return HistoryQuery.ticks(gap.symbol())
                .between(local(window.from()), local(window.to()))
                .oldestFirst()
                .request();
    }

    private static LocalDateTime local(long second) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(second), EasternTime.ZONE);
    }

    /** Why there is no answer; empty where there is one, be it without a trade. */
    private static String failure(Answer answer) {
        if (answer instanceof Refused it) {
            return it.reason();
        }
        return answer instanceof Failed it ? it.reason() : "";
    }

    private void failed(Waiting waiting, String said) throws IOException {
        String reason = PlainText.of(said, MAX_REASON_LENGTH);
        if (waiting.failures() + 1 < options.maxAttempts()) {
            again(waiting, reason);
            return;
        }
        LOG.warn("Gap given up: {}: {}", waiting.gap().text(), reason);
        records.write(waiting.gap(), new GapReply(0), BackfillEnd.givenUp(reason));
        lastReason = reason;
        givenUp.incrementAndGet();
        queue.ended(waiting.gap());
    }

    private void again(Waiting waiting, String reason) {
        lastReason = reason;
        int doublings = Math.min(waiting.failures(), MOST_DOUBLINGS);
        long pauseMillis = options.firstPauseMillis() << doublings;
        queue.failed(waiting, Math.min(pauseMillis, options.longestPauseMillis()));
    }

    /** How it stands, as names and values. */
    Map<String, Object> report() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("filled", filled.get());
        values.put("waiting", queue.size());
        values.put("given up", givenUp.get());
        values.put("without a place to wait", queue.turnedAway());
        values.put("last reason", lastReason);
        return values;
    }

    /** Ends at once; what waits is open in the capture. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
