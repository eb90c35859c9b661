package io.groundswell.model.feature;

import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;

/**
 * Does a price hold after somebody has traded against it? Each order that trades against the
 * displayed best price sets a test, weighted by the part of the size there that it took; after some
 * time the price has held if the best price of that side is no worse than it was before the order.
 * What resolves is booked in the sample that it resolves in, so that nothing looks ahead.
 */
final class HoldTests {
    /** Full weight: an order that took all that was there. */
    static final long FULL = 1024;

    private static final int DEADLINE = 0;
    private static final int IS_BID = 1;
    private static final int PRICE = 2;
    private static final int WEIGHT = 3;
    private static final int WIDTH = 4;

    private final LongRowQueue waiting = new LongRowQueue(WIDTH, FeatureOptions.MAX_TESTS);
    private long dropped;

    /** The part of a size that an order took, in 1/1024, rounded down. */
    static long weight(long taken, long size) {
        return size <= 0 ? 0 : Math.min(FULL, Math.floorDiv(FULL * taken, size));
    }

    void set(long deadlineNanos, boolean isBid, long price, long weight) {
        if (weight <= 0) {
            return;
        }
        if (waiting.isFull()) {
            dropped++;
            return;
        }
        int row = waiting.add();
        waiting.set(row, DEADLINE, deadlineNanos);
        waiting.set(row, IS_BID, isBid ? 1 : 0);
        waiting.set(row, PRICE, price);
        waiting.set(row, WEIGHT, weight);
        // Prints that are recognised late have waited since before others.
        for (; row > 0 && waiting.at(row - 1, DEADLINE) > deadlineNanos; row--) {
            waiting.swap(row - 1, row);
        }
    }

    /** The moment at which the next test resolves, or the largest long where none waits. */
    long dueNanos() {
        return waiting.size() == 0 ? Long.MAX_VALUE : waiting.at(0, DEADLINE);
    }

    /**
     * Resolves the next test against the book as it stands.
     *
     * @param isJudged false where there is no book to judge by: the test is dropped
     */
    void resolve(BookTop top, boolean isJudged, long[] sample) {
        boolean isBid = waiting.at(0, IS_BID) != 0;
        long price = waiting.at(0, PRICE);
        long weight = waiting.at(0, WEIGHT);
        waiting.removeFirst();
        if (!isJudged) {
            return;
        }
        boolean held = isBid ? top.bidPrice() >= price : top.askPrice() <= price;
        sample[isBid ? FeatureSchema.BID_TESTED : FeatureSchema.ASK_TESTED] += weight;
        if (held) {
            sample[isBid ? FeatureSchema.BID_HELD : FeatureSchema.ASK_HELD] += weight;
        }
    }

    void clear() {
        waiting.clear();
    }

    /** Tests so far for which there was no room. */
    long dropped() {
        return dropped;
    }

    void write(StateWriter out) {
        waiting.write(out);
        out.writeLong(dropped);
    }

    void read(StateReader in) {
        waiting.read(in);
        dropped = in.readLong();
    }
}
