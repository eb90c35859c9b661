package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.events.TradeGap;
import io.groundswell.connectors.iqfeed.events.TradeGaps;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The gaps that history is to be asked for, each when its time has come. One that is told again, as
 * when a capture is translated again, waits once, and not at all if it has ended. Any number of
 * threads.
 */
final class GapQueue implements TradeGaps {
    /** So many wait at most; what comes on top is counted, and open still at the next start. */
    static final int MAX_WAITING = 100_000;

    /** So many that have ended are remembered. */
    private static final int MAX_ENDED = 100_000;

    private final long delayNanos;
    private final LongSupplier nanoClock;
    private final Map<TradeGap, Waiting> waiting = new HashMap<>();
    private final Queue<Waiting> byTime =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::dueNanos));
    private final Set<TradeGap> ended = new LinkedHashSet<>();
    private final long beginNanos;
    private long turnedAway;

    /**
     * A gap that waits.
     *
     * @param gap it
     * @param failures how often it was asked for in vain
     * @param dueNanos when it is to be asked for, nanoseconds since the queue was made
     */
    record Waiting(TradeGap gap, int failures, long dueNanos) {}

    /**
     * None waits yet.
     *
     * @param delayMillis between a gap and the first time it is asked for
     * @param nanoClock the time now, nanoseconds since any moment
     */
    GapQueue(long delayMillis, LongSupplier nanoClock) {
        delayNanos = TimeUnit.MILLISECONDS.toNanos(delayMillis);
        this.nanoClock = nanoClock;
        beginNanos = nanoClock.getAsLong();
    }

    private long nowNanos() {
        return nanoClock.getAsLong() - beginNanos;
    }

    @Override
    public synchronized void opened(TradeGap gap) {
        if (waiting.containsKey(gap) || ended.contains(gap)) {
            return;
        }
        if (waiting.size() >= MAX_WAITING) {
            turnedAway++;
            return;
        }
        add(new Waiting(gap, 0, nowNanos() + delayNanos));
    }

    private void add(Waiting it) {
        waiting.put(it.gap(), it);
        byTime.add(it);
        notifyAll();
    }

    @Override
    public synchronized void ended(TradeGap gap) {
        Waiting it = waiting.remove(gap);
        if (it != null) {
            byTime.remove(it);
        }
        ended.add(gap);
        if (ended.size() > MAX_ENDED) {
            Iterator<TradeGap> oldest = ended.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** Waits for the next one whose time has come; it waits on until it has ended or failed. */
    synchronized Waiting take() throws InterruptedException {
        while (true) {
            Waiting next = byTime.peek();
            long leftNanos = next == null ? Long.MAX_VALUE : next.dueNanos() - nowNanos();
            if (leftNanos <= 0) {
                return byTime.remove();
            }
            wait(next == null ? 0 : 1 + TimeUnit.NANOSECONDS.toMillis(leftNanos));
        }
    }

    /** One that was taken was asked for in vain: it is its turn again after a pause. */
    synchronized void failed(Waiting taken, long pauseMillis) {
        if (waiting.remove(taken.gap(), taken)) {
            long dueNanos = nowNanos() + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
            add(new Waiting(taken.gap(), taken.failures() + 1, dueNanos));
        }
    }

    /** How many wait, those being asked for included. */
    synchronized int size() {
        return waiting.size();
    }

    /** How many found no place. */
    synchronized long turnedAway() {
        return turnedAway;
    }
}
