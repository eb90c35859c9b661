package io.groundswell.model.feature;

import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;

/**
 * Prints of a feed that does not say what they met, until the book tells it or a time has passed.
 * Earlier prints have the first claim on what a level showed.
 */
abstract class UntoldPrints {
    static final int TIME = 0;
    static final int IS_BID = 1;
    static final int PRICE = 2;

    /** Shares of which nothing is known yet; a print that has none is done with. */
    static final int LEFT = 3;

    static final int SIZE_THERE = 4;

    /** Columns from here on are an implementation's own. */
    static final int OWN = 9;

    private static final int BEST = 5;
    private static final int BEST_SIZE = 6;
    private static final int EPOCH = 7;
    private static final int SEQUENCE = 8;

    private final LongRowQueue waiting;
    private final long patienceNanos;
    private long dropped;

    /** How the book shows the size at a price. */
    interface Shown {
        long at(boolean isBid, long price);

        /** Whether a price is worse than the worst that the book shows of a side. */
        boolean isBeyond(boolean isBid, long price);
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

    UntoldPrints(int ownColumns, long patienceNanos) {
        waiting = new LongRowQueue(OWN + ownColumns, FeatureOptions.MAX_PRINTS);
        this.patienceNanos = patienceNanos;
    }

    /** How prints wait with a feed of these options. */
    static UntoldPrints of(FeatureOptions options) {
        return options.isConflated()
                ? new ConflatedPrints(options.settleNanos())
                : new PendingPrints(options.settleNanos());
    }

    final boolean isFull() {
        return waiting.isFull();
    }

    /** There was no room for a print. */
    final void drop() {
        dropped++;
    }

    /**
     * A print waits.
     *
     * @param isBid which side it met
     * @param isInside whether it is strictly inside the spread
     * @param shown the book just before it
     * @param top the same, its best levels
     */
    final void add(
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
        added(row, isInside, shown);
    }

    /** The newest print has come. */
    abstract void added(int row, boolean isInside, Shown shown);

    /** The moment at which the oldest print is given up, or the largest long. */
    final long dueNanos() {
        return waiting.size() == 0 ? Long.MAX_VALUE : waiting.at(0, TIME) + patienceNanos;
    }

    /** The oldest print has waited long enough. */
    final void giveUp(Shown shown, Verdict displayed, Verdict hidden) {
        giveUpFirst(shown, displayed, hidden);
        waiting.removeFirst();
        removeDone();
    }

    abstract void giveUpFirst(Shown shown, Verdict displayed, Verdict hidden);

    /** The book changed as a whole. */
    final void changed(Shown shown, Verdict displayed, Verdict hidden) {
        for (int row = 0; row < waiting.size(); row++) {
            if (!isDone(row)) {
                judge(row, shown, displayed, hidden);
            }
        }
        removeDone();
    }

    /** Says of a print what the changed book tells of it. */
    abstract void judge(int row, Shown shown, Verdict displayed, Verdict hidden);

    /** Prints that are done with stay where they are until all before them are. */
    private void removeDone() {
        while (waiting.size() > 0 && isDone(0)) {
            waiting.removeFirst();
        }
    }

    final int size() {
        return waiting.size();
    }

    final boolean isDone(int row) {
        return waiting.at(row, LEFT) == 0;
    }

    final boolean isBid(int row) {
        return waiting.at(row, IS_BID) != 0;
    }

    final long at(int row, int column) {
        return waiting.at(row, column);
    }

    final void set(int row, int column, long value) {
        waiting.set(row, column, value);
    }

    /** Tells of so many of a print's shares; of these no more is to be known. */
    final void tell(int row, long shares, Verdict verdict) {
        waiting.set(row, LEFT, waiting.at(row, LEFT) - shares);
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

    final void clear() {
        waiting.clear();
    }

    /** Prints so far for which there was no room. */
    final long dropped() {
        return dropped;
    }

    final void write(StateWriter out) {
        waiting.write(out);
        out.writeLong(dropped);
    }

    final void read(StateReader in) {
        waiting.read(in);
        dropped = in.readLong();
    }
}
