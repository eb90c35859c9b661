package io.groundswell.replay.inject;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * Hidden buys that keep up with the real volume: each print owes its share, and what is owed is
 * bought in prints of drawn sizes shortly after.
 */
final class HiddenBuys {
    /** Buys that wait at most; beyond it they are owed. */
    static final int MAX_WAITING = 4096;

    private static final long MIN_SIZE = 20;
    private static final long MAX_SIZE = 180;
    private static final long MIN_DELAY_NANOS = 1_000;
    private static final long MAX_DELAY_NANOS = 50_000_000;

    private record Waiting(long dueNanos, long size) {}

    private final double share;
    private final SplittableRandom random;
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Waiting::dueNanos));
    private double owed;
    private long nextSize;

    /**
     * Nothing is owed yet.
     *
     * @param share of the volume
     */
    HiddenBuys(double share, SplittableRandom random) {
        this.share = share;
        this.random = random;
        nextSize = drawSize();
    }

    /** Real volume traded. */
    void traded(long atNanos, long size) {
        owed += share * size;
        while (owed >= nextSize && waiting.size() < MAX_WAITING) {
            long delay = random.nextLong(MIN_DELAY_NANOS, MAX_DELAY_NANOS + 1);
            waiting.add(new Waiting(atNanos + delay, nextSize));
            owed -= nextSize;
            nextSize = drawSize();
        }
    }

    private long drawSize() {
        return random.nextLong(MIN_SIZE, MAX_SIZE + 1);
    }

    long dueNanos() {
        return waiting.isEmpty() ? Iceberg.NEVER : waiting.peek().dueNanos();
    }

    /** The size of the buy that is due. */
    long take() {
        return waiting.remove().size();
    }

    /** A buy that was due found no room. */
    void missed(long size) {
        owed += size;
    }

    void end() {
        waiting.clear();
    }

    /**
     * A price for a buy: a whole tick above the bid and strictly below the mid.
     *
     * @return the bid where there is none
     */
    long priceWithin(long bid, long ask, long tick) {
        long room = (ask - bid - 1) / (2 * tick);
        return room <= 0 ? bid : bid + tick * random.nextLong(1, room + 1);
    }
}
