package io.groundswell.model.feature;

import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;

/**
 * Prints at the quote of a feed that does not say what they met, until the level there shrinks, as
 * far as they account for it, or a time has passed: what is left then met an order that nobody saw.
 * Earlier prints take what a level shrinks by first.
 */
final class PendingPrints {
    private static final int TIME = 0;
    private static final int IS_BID = 1;
    private static final int PRICE = 2;
    private static final int LEFT = 3;
    private static final int SIZE_THERE = 4;
    private static final int BEST = 5;
    private static final int BEST_SIZE = 6;
    private static final int EPOCH = 7;
    private static final int SEQUENCE = 8;
    private static final int WIDTH = 9;

    private final LongRowQueue waiting = new LongRowQueue(WIDTH, FeatureOptions.MAX_PRINTS);
    private final long patienceNanos;
    private long dropped;

    /** How a book shows the size at a price. */
    interface Sizes {
        long at(boolean isBid, long price);
    }

    /** Takes what is told of a print. */
    interface Verdict {
        /**
         * So many of a print's shares were of one kind.
         *
         * @param best the best price of the side when it was printed, 1e-4 dollar
         * @param bestSize the size at it
         */
        void is(
                long timeNanos,
                boolean isBid,
                long price,
                long shares,
                long best,
                long bestSize,
                long epoch,
                long sequence);
    }

    PendingPrints(long patienceNanos) {
        this.patienceNanos = patienceNanos;
    }

    boolean isFull() {
        return waiting.isFull();
    }

    /** There was no room for a print. */
    void drop() {
        dropped++;
    }

    void add(
            long timeNanos,
            boolean isBid,
            long price,
            long shares,
            long sizeThere,
            BookTop top,
            long epoch,
            long sequence) {
        int row = waiting.add();
        waiting.set(row, TIME, timeNanos);
        waiting.set(row, IS_BID, isBid ? 1 : 0);
        waiting.set(row, PRICE, price);
        waiting.set(row, LEFT, shares);
        waiting.set(row, SIZE_THERE, sizeThere);
        waiting.set(row, BEST, isBid ? top.bidPrice() : top.askPrice());
        waiting.set(row, BEST_SIZE, isBid ? top.bidSize() : top.askSize());
        waiting.set(row, EPOCH, epoch);
        waiting.set(row, SEQUENCE, sequence);
    }

    /** The moment at which the oldest print is given up, or the largest long. */
    long dueNanos() {
        return waiting.size() == 0 ? Long.MAX_VALUE : waiting.at(0, TIME) + patienceNanos;
    }

    /** Gives the oldest print up. */
    void giveUp(Verdict hidden) {
        if (waiting.at(0, LEFT) > 0) {
            tell(0, waiting.at(0, LEFT), hidden);
        }
        waiting.removeFirst();
    }

    /** The book changed: levels that shrank account for prints. */
    void changed(Sizes sizes, Verdict displayed) {
        for (int row = 0; row < waiting.size(); row++) {
            long now = sizes.at(waiting.at(row, IS_BID) != 0, waiting.at(row, PRICE));
            long accounted = Math.min(waiting.at(row, LEFT), waiting.at(row, SIZE_THERE) - now);
            if (accounted > 0) {
                tell(row, accounted, displayed);
                waiting.set(row, LEFT, waiting.at(row, LEFT) - accounted);
                takeFromLater(row, accounted);
            }
            waiting.set(row, SIZE_THERE, now);
        }
        while (waiting.size() > 0 && waiting.at(0, LEFT) == 0) {
            waiting.removeFirst();
        }
    }

    private void takeFromLater(int row, long accounted) {
        for (int later = row + 1; later < waiting.size(); later++) {
            if (waiting.at(later, IS_BID) == waiting.at(row, IS_BID)
                    && waiting.at(later, PRICE) == waiting.at(row, PRICE)) {
                waiting.set(later, SIZE_THERE, waiting.at(later, SIZE_THERE) - accounted);
            }
        }
    }

    private void tell(int row, long shares, Verdict verdict) {
        verdict.is(
                waiting.at(row, TIME),
                waiting.at(row, IS_BID) != 0,
                waiting.at(row, PRICE),
                shares,
                waiting.at(row, BEST),
                waiting.at(row, BEST_SIZE),
                waiting.at(row, EPOCH),
                waiting.at(row, SEQUENCE));
    }

    void clear() {
        waiting.clear();
    }

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
