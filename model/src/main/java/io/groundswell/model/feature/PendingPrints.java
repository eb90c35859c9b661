package io.groundswell.model.feature;

import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;

/**
 * Prints at the quote of a feed that tells every change of the book, if late: they wait until the
 * level there shrinks, as far as they account for it, or a time has passed. What is left then met
 * an order that nobody saw.
 */
final class PendingPrints implements UntoldPrints {
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

    PendingPrints(long patienceNanos) {
        this.patienceNanos = patienceNanos;
    }

    @Override
    public boolean isFull() {
        return waiting.isFull();
    }

    @Override
    public void drop() {
        dropped++;
    }

    @Override
    public void add(
            long timeNanos,
            boolean isBid,
            long price,
            long shares,
            boolean isInside,
            Shown shown,
            BookTop top,
            long epoch,
            long sequence) {
        int row = waiting.add();
        waiting.set(row, TIME, timeNanos);
        waiting.set(row, IS_BID, isBid ? 1 : 0);
        waiting.set(row, PRICE, price);
        waiting.set(row, LEFT, shares);
        waiting.set(row, SIZE_THERE, shown.at(isBid, price));
        waiting.set(row, BEST, isBid ? top.bidPrice() : top.askPrice());
        waiting.set(row, BEST_SIZE, isBid ? top.bidSize() : top.askSize());
        waiting.set(row, EPOCH, epoch);
        waiting.set(row, SEQUENCE, sequence);
    }

    @Override
    public long dueNanos() {
        return waiting.size() == 0 ? Long.MAX_VALUE : waiting.at(0, TIME) + patienceNanos;
    }

    @Override
    public void giveUp(Shown shown, Verdict displayed, Verdict hidden) {
        if (waiting.at(0, LEFT) > 0) {
            tell(0, waiting.at(0, LEFT), hidden);
        }
        waiting.removeFirst();
    }

    /** Levels that shrank account for prints. */
    @Override
    public void changed(Shown shown, Verdict displayed, Verdict hidden) {
        for (int row = 0; row < waiting.size(); row++) {
            long now = shown.at(waiting.at(row, IS_BID) != 0, waiting.at(row, PRICE));
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

    @Override
    public void clear() {
        waiting.clear();
    }

    @Override
    public long dropped() {
        return dropped;
    }

    @Override
    public void write(StateWriter out) {
        waiting.write(out);
        out.writeLong(dropped);
    }

    @Override
    public void read(StateReader in) {
        waiting.read(in);
        dropped = in.readLong();
    }
}
