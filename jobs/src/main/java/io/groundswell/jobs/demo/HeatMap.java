package io.groundswell.jobs.demo;

import java.util.Arrays;

/**
 * The size displayed at each price over the day: for each time bin and price row the mean over
 * time, bids and offers apart, on a scale of {@value #STEPS_PER_DOUBLING} steps per doubling.
 *
 * <p>Packed as, for each bin, bids then offers: the number of rows that show something, and for
 * each of them, lowest first, how many rows it is above the one before (the first: above row -1)
 * and its step.
 */
final class HeatMap implements CarryForward.Column {
    /** A step is 9 percent; an eye cannot tell two of them apart. */
    static final int STEPS_PER_DOUBLING = 8;

    private static final double LN_2 = Math.log(2);

    private final PriceRows rows;
    private final double binNanos;
    private final OneSide bids;
    private final OneSide asks;
    private final PackedNumbers packed = new PackedNumbers();

    HeatMap(TimeBins bins, PriceRows rows) {
        this.rows = rows;
        this.binNanos = bins.binNanos();
        this.bids = new OneSide(rows.count());
        this.asks = new OneSide(rows.count());
    }

    /** The book as it is from now on. */
    void show(Ladder newBids, Ladder newAsks) {
        bids.shown.copyOf(newBids);
        asks.shown.copyOf(newAsks);
    }

    @Override
    public void hold(long nanos) {
        bids.hold(nanos, rows);
        asks.hold(nanos, rows);
    }

    @Override
    public void close() {
        bids.close();
        asks.close();
    }

    /** Every bin that has been closed. */
    PackedNumbers packed() {
        return packed;
    }

    /** The step on the scale for a size in raw units; 0 is nothing. */
    static int step(double size) {
        return (int) Math.round(STEPS_PER_DOUBLING * Math.log1p(size) / LN_2);
    }

    /** One side of the current bin. */
    private final class OneSide {
        private final Ladder shown = new Ladder();
        private final double[] sizeNanos;
        private final int[] steps;

        OneSide(int rowCount) {
            sizeNanos = new double[rowCount];
            steps = new int[rowCount];
        }

        void hold(long nanos, PriceRows at) {
            for (int level = 0; level < shown.count(); level++) {
                int row = at.indexOf(shown.price(level));
                if (row != PriceRows.OUTSIDE) {
                    sizeNanos[row] += (double) shown.size(level) * nanos;
                }
            }
        }

        void close() {
            int cells = 0;
            for (int row = 0; row < sizeNanos.length; row++) {
                // Most rows are empty, and logarithms are dear.
                steps[row] = sizeNanos[row] > 0 ? step(sizeNanos[row] / binNanos) : 0;
                cells += steps[row] > 0 ? 1 : 0;
            }
            packed.natural(cells);
            int previous = -1;
            for (int row = 0; row < steps.length; row++) {
                if (steps[row] > 0) {
                    packed.natural(row - previous).natural(steps[row]);
                    previous = row;
                }
            }
            Arrays.fill(sizeNanos, 0);
        }
    }
}
