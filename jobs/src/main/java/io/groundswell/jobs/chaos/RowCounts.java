package io.groundswell.jobs.chaos;

/**
 * How the rows that readers of committed records see differ from those of the undisturbed run.
 *
 * <p>The rows that both sequences begin with, and then those that both end with, belong together as
 * they stand. Between them the k-th row of a text belongs to the k-th of the same text.
 *
 * @param expected rows of the undisturbed run
 * @param committed rows that were committed
 * @param lost rows of the undisturbed run that belong to no committed one
 * @param duplicated committed rows that belong to none of the undisturbed run: those that came once
 *     too often, and those that should never have come
 * @param reordered committed rows that came after one that should have come later than they
 */
record RowCounts(long expected, long committed, long lost, long duplicated, long reordered) {
    /** No row on either side. */
    static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0);

    /** Whether nothing was lost, duplicated or reordered. */
    boolean isSame() {
        return lost == 0 && duplicated == 0 && reordered == 0;
    }

    RowCounts plus(RowCounts other) {
        return new RowCounts(
                expected + other.expected,
                committed + other.committed,
                lost + other.lost,
                duplicated + other.duplicated,
                reordered + other.reordered);
    }
}
