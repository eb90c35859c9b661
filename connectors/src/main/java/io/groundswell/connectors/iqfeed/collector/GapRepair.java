package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.collector.GapQueue.Waiting;
import io.groundswell.connectors.iqfeed.events.BackfillEnd;
import io.groundswell.connectors.iqfeed.events.TradeGap;
import io.groundswell.connectors.iqfeed.lookup.Answer;
import io.groundswell.connectors.iqfeed.lookup.Answer.Failed;
import io.groundswell.connectors.iqfeed.lookup.Answer.Refused;
import io.groundswell.connectors.iqfeed.lookup.HistoryQuery;
import io.groundswell.connectors.iqfeed.lookup.LookupRequest;
import io.groundswell.connectors.iqfeed.lookup.Lookups;
import io.groundswell.connectors.iqfeed.lookup.ReplySink;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.PlainText;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the gaps in trades: asks history for each when its time has come, and writes the answer
 * into the capture once it is whole, so that retries never stand there. History that has not come
 * as far as the feed had is not whole. A gap whose answer is too long is asked for in parts. One
 * that fails is asked for again after a pause, until it is given up, which the capture says too.
 * While the capture has little room, all gaps wait.
 *
 * <p>Has one thread of its own. What waits when it is closed is left to the next start.
 */
final class GapRepair implements Runnable, Closeable {
    /**
     * An answer of more than a second is not longer than this: the publisher's heartbeats wait
     * while it is told.
     */
    static final int MAX_REPLY_BYTES = 512 << 10;

    /** The busiest second may take so much more. */
    private static final int SECOND_FACTOR = 16;

    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private static final Logger LOG = LoggerFactory.getLogger(GapRepair.class);
    private static final int MOST_DOUBLINGS = 30;
    private static final int MAX_REASON_LENGTH = 200;

    private final RepairOptions options;
    private final Lookups lookups;
    private final GapRecords records;
    private final int maxReplyBytes;
    private final int maxSecondBytes;
    private final GapQueue queue;
    private final Thread thread = new Thread(this, "collector-repair");
    private volatile boolean closed;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();
    private volatile String lastReason = "";

    /**
     * Not started yet.
     *
     * @param maxReplyBytes a longer answer is asked for in parts, down to a second
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
        maxSecondBytes = SECOND_FACTOR * maxReplyBytes;
        queue = new GapQueue(options.delayMillis(), nanoClock);
    }

    /** Whom a translator tells of gaps. */
    GapQueue gaps() {
        return queue;
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                Attempt next = new Attempt(queue.take());
                try {
                    repair(next);
                } catch (IOException e) {
                    // The capture takes no more of this now.
                    noRoom(next, e);
                } catch (RuntimeException e) {
                    LOG.error("A gap cannot be filled: {}", next.gap.text(), e);
                    fault(next, e);
                }
            }
        } catch (InterruptedException e) {
            // Closed: the next start goes on with what waits.
            Thread.currentThread().interrupt();
        }
    }

    /** As any failure; only where even that cannot be written the gap goes on to wait. */
    private void fault(Attempt it, RuntimeException e) {
        try {
            failed(it, "a fault in this program: " + e);
        } catch (IOException full) {
            noRoom(it, full);
        }
    }

    /** One that was taken out of the queue, and how far it comes. */
    private static final class Attempt {
        private final Waiting waiting;
        private final TradeGap gap;
        private GapProgress progress;

        Attempt(Waiting waiting) {
            this.waiting = waiting;
            gap = waiting.gap();
            progress = waiting.progress();
        }

        GapWindow window() {
            return progress.left().get(0);
        }

        boolean isLastWindow() {
            return progress.left().size() == 1;
        }

        /** The first of what is left is written. */
        void goOn() {
            progress = progress.leaving(progress.left().subList(1, progress.left().size()));
        }

        void divide() {
            List<GapWindow> windows = new ArrayList<>(progress.left());
            GapWindow window = windows.remove(0);
            windows.add(0, window.second());
            windows.add(0, window.first());
            progress = progress.leaving(windows);
        }
    }

    private void repair(Attempt it) throws IOException, InterruptedException {
        long nanos = it.gap.untilNanos() - it.gap.fromNanos();
        if (nanos > TimeUnit.HOURS.toNanos(options.longestGapHours())) {
            giveUp(it, "longer than " + options.longestGapHours() + " hours: use download");
            return;
        }
        boolean goesOn = true;
        while (goesOn) {
            goesOn = repairNext(it);
        }
    }

    /** Asks for the first of what is left; whether another follows. */
    private boolean repairNext(Attempt it) throws IOException, InterruptedException {
        records.requireRoom();
        GapWindow window = it.window();
        GapReply reply = new GapReply(window.isSecond() ? maxSecondBytes : maxReplyBytes);
        try {
            if (!isAnswered(it, window, reply)
                    || (it.progress.isInDoubt() && !isToBeTaken(it, reply.newest()))) {
                return false;
            }
        } catch (GapReply.TooLongException e) {
            return isDivided(it, window, e);
        }
        if (!it.isLastWindow()) {
            records.write(it.gap, reply, BackfillEnd.PART);
            it.goOn();
            return true;
        }
        if (it.progress.shortfall().isEmpty()) {
            records.write(it.gap, reply, BackfillEnd.WHOLE);
            answered.incrementAndGet();
            queue.ended(it.gap);
        } else {
            giveUp(it, reply, it.progress.shortfall());
        }
        return false;
    }

    /** Before the first part is written, history must have come to the end of all of them. */
    private boolean isDivided(Attempt it, GapWindow window, IOException tooLong)
            throws IOException, InterruptedException {
        if (window.isSecond()) {
            giveUp(it, tooLong.getMessage() + " for a second");
            return false;
        }
        if (it.progress.isInDoubt()) {
            long from = Math.floorDiv(it.gap.reachNanos(), NANOS_PER_SECOND);
            NewestTrade newest = new NewestTrade();
            if (!isAnswered(it, new GapWindow(from, it.gap.toSecond()), newest)
                    || !isToBeTaken(it, newest)) {
                return false;
            }
        }
        it.divide();
        return true;
    }

    private boolean isAnswered(Attempt it, GapWindow window, ReplySink sink)
            throws IOException, InterruptedException {
        Answer answer = lookups.ask(request(it.gap, window), sink);
        if (answer instanceof Refused no) {
            // It would be refused again.
            giveUp(it, no.reason());
            return false;
        }
        if (answer instanceof Failed no) {
            failed(it, no.reason());
            return false;
        }
        return true;
    }

    /** Whether an answer is to be written: history is complete, or will not be asked again. */
    private boolean isToBeTaken(Attempt it, NewestTrade newest) throws IOException {
        if (newest.reaches(it.gap.reachNanos())) {
            it.progress = it.progress.reached();
            return true;
        }
        if (isLast(it)) {
            it.progress = it.progress.shortOf(newest.words());
            return true;
        }
        failed(it, newest.words());
        return false;
    }

    private static LookupRequest request(TradeGap gap, GapWindow window) {
        return HistoryQuery.ticks(gap.symbol())
                .between(local(window.from()), local(window.to()))
                .oldestFirst()
                .request();
    }

    private static LocalDateTime local(long second) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(second), EasternTime.ZONE);
    }

    private boolean isLast(Attempt it) {
        return it.progress.failures() + 1 >= options.maxAttempts();
    }

    private void failed(Attempt it, String said) throws IOException {
        if (isLast(it)) {
            giveUp(it, said);
            return;
        }
        lastReason = PlainText.of(said, MAX_REASON_LENGTH);
        int doublings = Math.min(it.progress.failures(), MOST_DOUBLINGS);
        long pauseMillis = options.firstPauseMillis() << doublings;
        queue.again(
                it.waiting,
                it.progress.failed(),
                Math.min(pauseMillis, options.longestPauseMillis()));
    }

    /** That is not history's fault: it is asked as often as if there had been room. */
    private void noRoom(Attempt it, IOException e) {
        lastReason = PlainText.of(String.valueOf(e.getMessage()), MAX_REASON_LENGTH);
        queue.again(it.waiting, it.progress, options.firstPauseMillis());
    }

    private void giveUp(Attempt it, String said) throws IOException {
        giveUp(it, new GapReply(0), said);
    }

    private void giveUp(Attempt it, GapReply reply, String said) throws IOException {
        String reason = PlainText.of(said, MAX_REASON_LENGTH);
        records.write(it.gap, reply, BackfillEnd.givenUp(reason));
        LOG.warn("Gap given up: {}: {}", it.gap.text(), reason);
        lastReason = reason;
        unanswered.incrementAndGet();
        queue.ended(it.gap);
    }

    /** How it stands, as names and values. */
    Map<String, Object> report() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("answered", answered.get());
        values.put("waiting", queue.size());
        values.put("unanswered", unanswered.get());
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
