package io.groundswell.model.feature;

import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;

/**
 * Prints of a feed that does not say what they met, until the book tells it. Earlier prints have
 * the first claim on what a level showed.
 */
interface UntoldPrints {
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

    /** How prints wait with a feed of these options. */
    static UntoldPrints of(FeatureOptions options) {
        return options.isConflated()
                ? new ConflatedPrints(options.settleNanos())
                : new PendingPrints(options.settleNanos());
    }

    boolean isFull();

    /** There was no room for a print. */
    void drop();

    /**
     * A print waits.
     *
     * @param isBid which side it met
     * @param isInside whether it is strictly inside the spread
     * @param shown the book just before it
     * @param top the same, its best levels
     */
    void add(
            long timeNanos,
            boolean isBid,
            long price,
            long shares,
            boolean isInside,
            Shown shown,
            BookTop top,
            long epoch,
            long sequence);

    /** The moment at which the oldest print is given up, or the largest long. */
    long dueNanos();

    /** The oldest print has waited long enough. */
    void giveUp(Shown shown, Verdict displayed, Verdict hidden);

    /** The book changed as a whole. */
    void changed(Shown shown, Verdict displayed, Verdict hidden);

    void clear();

    /** Prints so far for which there was no room. */
    long dropped();

    void write(StateWriter out);

    void read(StateReader in);
}
