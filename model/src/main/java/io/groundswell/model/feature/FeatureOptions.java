package io.groundswell.model.feature;

/**
 * How features are taken.
 *
 * @param gridNanos distance of the samples; divides five seconds
 * @param levels levels of a side that depth and order flow imbalance sum over
 * @param holdNanos how long after an order a price must stand to have held
 * @param refillNanos how long after an execution a growth of its level may be the same order shown
 *     again: a millisecond for a feed that tells every change with its nanosecond, 300 for a
 *     conflated one (Zotikov, Antonov 2019)
 * @param settleNanos how long a print of which the feed does not say what it met waits for the book
 *     to tell
 * @param isConflated whether the feed leaves changes out
 */
public record FeatureOptions(
        long gridNanos,
        int levels,
        long holdNanos,
        long refillNanos,
        long settleNanos,
        boolean isConflated) {
    /** What the largest grid must be a whole number of. */
    public static final long GRID_MULTIPLE_NANOS = 5_000_000_000L;

    /** Tests of the best prices that may wait for their outcome, on both sides together. */
    static final int MAX_TESTS = 4096;

    /** Prints that may wait to be told displayed from hidden. */
    static final int MAX_PRINTS = 4096;

    /** A single print counts for no more shares. */
    static final long MAX_PRINT = 1 << 26;

    private static final int MAX_LEVELS = 64;
    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final int USUAL_LEVELS = 10;

    /** For a feed that tells every change of the book with its nanosecond. */
    public static final FeatureOptions FULL_DEPTH =
            new FeatureOptions(SECOND, USUAL_LEVELS, SECOND, MILLI, MILLI, false);

    /** For IQFeed's Level 2, and for a book of quotes. */
    public static final FeatureOptions CONFLATED =
            new FeatureOptions(SECOND, USUAL_LEVELS, SECOND, 300 * MILLI, 100 * MILLI, true);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException where one cannot be
     */
    public FeatureOptions {
        if (gridNanos < 1 || GRID_MULTIPLE_NANOS % gridNanos != 0) {
            throw new IllegalArgumentException(
                    "a grid of " + gridNanos + " ns does not divide 5 s");
        }
        if (levels < 1
                || levels > MAX_LEVELS
                || holdNanos < 1
                || refillNanos < 1
                || settleNanos < 1) {
            throw new IllegalArgumentException(
                    levels
                            + " levels, hold "
                            + holdNanos
                            + " ns, refill "
                            + refillNanos
                            + " ns, settle "
                            + settleNanos
                            + " ns");
        }
    }

    /** The same for a feed whose book comes up to so much later than its prints. */
    public FeatureOptions late(long nanos) {
        return new FeatureOptions(gridNanos, levels, holdNanos, nanos, nanos, isConflated);
    }

    /** The same with samples of another distance. */
    public FeatureOptions withGridNanos(long nanos) {
        return new FeatureOptions(nanos, levels, holdNanos, refillNanos, settleNanos, isConflated);
    }
}
