package io.groundswell.model.feature;

import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;

/**
 * Prints of a feed that tells the book only now and then, until it tells of their level again, or
 * for a while. In between a level may have been taken, shown anew and taken again, so sizes are
 * reconciled: what a level showed when it was told last met the first prints there. What is printed
 * beyond that met an order that nobody saw, unless somebody had the time to show a new one; where
 * the level is shown again afterwards, somebody had.
 */
final class ConflatedPrints implements UntoldPrints {
    /** Nobody answers a print by a new order faster than this. */
    static final long REACTION_NANOS = 300_000;

    private static final int TIME = 0;
    private static final int IS_BID = 1;
    private static final int PRICE = 2;
    private static final int SHARES = 3;

    /** How many of the shares the level showed. */
    private static final int SHOWN = 4;

    private static final int SIZE_THERE = 5;
    private static final int BEST = 6;
    private static final int BEST_SIZE = 7;
    private static final int EPOCH = 8;
    private static final int SEQUENCE = 9;
    private static final int MARKS = 10;
    private static final int WIDTH = 11;

    /** Strictly inside the spread. */
    private static final long INSIDE = 1;

    /** Worse than the worst price that the book showed. */
    private static final long BEYOND = 2;

    /** Somebody may have shown a new order since the print before at the price. */
    private static final long LATER = 4;

    /** A worse price had been printed before: the book had moved on. */
    private static final long BEHIND = 8;

    /** A worse price had been printed just before. */
    private static final long JUST_BEHIND = 16;

    /** The same order went on to worse prices: nothing was shown at this one any more. */
    private static final long EXHAUSTED = 32;

    private final LongRowQueue waiting = new LongRowQueue(WIDTH, FeatureOptions.MAX_PRINTS);
    private final long patienceNanos;
    private long dropped;

    ConflatedPrints(long patienceNanos) {
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
        long sizeThere = shown.at(isBid, price);
        long left = sizeThere;
        long marks = isInside ? INSIDE : 0;
        marks |= shown.isBeyond(isBid, price) ? BEYOND : 0;
        for (int row = 0; row < waiting.size(); row++) {
            long its = waiting.at(row, PRICE);
            if (isSettled(row) || isBid(row) != isBid) {
                continue;
            }
            boolean isLater = timeNanos - waiting.at(row, TIME) > REACTION_NANOS;
            if (its == price) {
                left -= waiting.at(row, SHARES);
                marks = isLater ? marks | LATER : marks & ~LATER;
            } else if (isBid ? its < price : its > price) {
                marks |= isLater ? BEHIND : BEHIND | JUST_BEHIND;
            } else if (waiting.at(row, TIME) == timeNanos) {
                waiting.set(row, MARKS, waiting.at(row, MARKS) | EXHAUSTED);
            }
        }
        int row = waiting.add();
        waiting.set(row, TIME, timeNanos);
        waiting.set(row, IS_BID, isBid ? 1 : 0);
        waiting.set(row, PRICE, price);
        waiting.set(row, SHARES, shares);
        waiting.set(row, SHOWN, Math.max(0, Math.min(shares, left)));
        waiting.set(row, SIZE_THERE, sizeThere);
        waiting.set(row, BEST, isBid ? top.bidPrice() : top.askPrice());
        waiting.set(row, BEST_SIZE, isBid ? top.bidSize() : top.askSize());
        waiting.set(row, EPOCH, epoch);
        waiting.set(row, SEQUENCE, sequence);
        waiting.set(row, MARKS, marks);
    }

    private boolean isBid(int row) {
        return waiting.at(row, IS_BID) != 0;
    }

    private boolean has(int row, long mark) {
        return (waiting.at(row, MARKS) & mark) != 0;
    }

    @Override
    public long dueNanos() {
        return waiting.size() == 0 ? Long.MAX_VALUE : waiting.at(0, TIME) + patienceNanos;
    }

    @Override
    public void giveUp(Shown shown, Verdict displayed, Verdict hidden) {
        settle(0, shown, displayed, hidden);
        removeSettled();
    }

    @Override
    public void changed(Shown shown, Verdict displayed, Verdict hidden) {
        for (int row = 0; row < waiting.size(); row++) {
            if (!isSettled(row) && isTold(row, shown)) {
                settle(row, shown, displayed, hidden);
            }
        }
        removeSettled();
    }

    /** Settled prints stay where they are until all before them are. */
    private boolean isSettled(int row) {
        return waiting.at(row, SHARES) == 0;
    }

    private boolean isTold(int row, Shown shown) {
        long price = waiting.at(row, PRICE);
        return shown.at(isBid(row), price) != waiting.at(row, SIZE_THERE)
                || (has(row, INSIDE) && shown.at(!isBid(row), price) > 0);
    }

    private void removeSettled() {
        while (waiting.size() > 0 && isSettled(0)) {
            waiting.removeFirst();
        }
    }

    private void settle(int row, Shown shown, Verdict displayed, Verdict hidden) {
        long shares = waiting.at(row, SHARES);
        long seen = isRestHidden(row, shown) ? waiting.at(row, SHOWN) : shares;
        if (seen > 0) {
            tell(row, seen, displayed);
        }
        if (seen < shares) {
            tell(row, shares - seen, hidden);
        }
        waiting.set(row, SHARES, 0);
    }

    /** Whether what a level did not show, as far as was told, met an order that nobody saw. */
    private boolean isRestHidden(int row, Shown shown) {
        long price = waiting.at(row, PRICE);
        if (has(row, EXHAUSTED)) {
            return true;
        }
        if (shown.at(isBid(row), price) > 0) {
            return false;
        }
        if (has(row, INSIDE)) {
            return shown.at(!isBid(row), price) == 0 && !has(row, JUST_BEHIND);
        }
        return waiting.at(row, SIZE_THERE) > 0
                ? !has(row, LATER) && !has(row, BEHIND)
                : !has(row, BEYOND);
    }

    private void tell(int row, long shares, Verdict verdict) {
        verdict.is(
                waiting.at(row, TIME),
                isBid(row),
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
