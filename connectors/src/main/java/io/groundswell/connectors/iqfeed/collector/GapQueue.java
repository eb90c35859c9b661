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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gaps that history is to be asked for, each when its time has come. One that is told again, as
 * when a capture is translated again, waits once, and not at all if it has ended. Any number of
 * threads.
 */
final class GapQueue implements TradeGaps {
    private static final Logger LOG = LoggerFactory.getLogger(GapQueue.class);

    /**
     * So many wait at most; what comes on top is counted, and waits outside, see {@link #refill}.
     */
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
     * @param progress what of it is still to be asked for
     * @param dueNanos when it is to be asked for, nanoseconds since the queue was made
     */
    record Waiting(TradeGap gap, GapProgress progress, long dueNanos) {}

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
            if (turnedAway++ == 0) {
                LOG.warn(
                        "{} gaps wait to be filled; further ones wait until they are fewer",
                        MAX_WAITING);
            }
            return;
        }
        add(new Waiting(gap, GapProgress.none(gap), nowNanos() + delayNanos));
    }

    private void add(Waiting it) {
        waiting.put(it.gap(), it);
        byTime.add(it);
        notifyAll();
    }

    @Override
    public synchronized void ended(TradeGap gap) {
        // Its place in the order of time is found to be void when its turn comes.
        waiting.remove(gap);
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
            if (next != null && !next.equals(waiting.get(next.gap()))) {
                byTime.remove();
                continue;
            }
            long leftNanos = next == null ? Long.MAX_VALUE : next.dueNanos() - nowNanos();
            if (leftNanos <= 0) {
                return byTime.remove();
            }
            wait(next == null ? 0 : 1 + TimeUnit.NANOSECONDS.toMillis(leftNanos));
        }
    }

    /** One that was taken has not ended: it is its turn again after a pause. */
    synchronized void again(Waiting taken, GapProgress progress, long pauseMillis) {
        if (waiting.remove(taken.gap(), taken)) {
            long dueNanos = nowNanos() + TimeUnit.MILLISECONDS.toNanos(pauseMillis);
            add(new Waiting(taken.gap(), progress, dueNanos));
        }
    }

    /**
     * Takes up what found no place, once half of the places are free; cheap where there is no such.
     *
     * @param open all gaps that are open; asked for only if they are needed
     */
    void refill(Supplier<Stream<TradeGap>> open) {
        synchronized (this) {
            if (turnedAway == 0 || waiting.size() > MAX_WAITING / 2) {
                return;
            }
            turnedAway = 0;
        }
        open.get().forEach(this::opened);
    }

    /** How many wait, those being asked for included. */
    synchronized int size() {
        return waiting.size();
    }

    /** How many found no place since there was one for all. */
    synchronized long turnedAway() {
        return turnedAway;
    }
}
