package io.groundswell.jobs.demo;

/**
 * A range of prices cut into rows of equal height, lowest first.
 *
 * @param low lowest price of the lowest row, in the day's price units
 * @param height height of a row in price units, a multiple of the tick
 * @param count rows
 */
record PriceRows(long low, long height, int count) {
    /** No row has this index. */
    static final int OUTSIDE = -1;

    /** The lowest rows, whole ticks high, of which so many cover both prices. */
    static PriceRows over(long lowest, long highest, long tick, int limit) {
        long ticks = Math.max(1, (highest - lowest) / (tick * limit));
        while (true) {
            long height = ticks * tick;
            long low = Math.floorDiv(lowest, height) * height;
            long count = Math.floorDiv(highest, height) - Math.floorDiv(lowest, height) + 1;
            if (count <= limit) {
                return new PriceRows(low, height, (int) count);
            }
            ticks++;
        }
    }

    /** The row that a price lies in, or {@link #OUTSIDE}. */
    int indexOf(long price) {
        long index = Math.floorDiv(price - low, height);
        return index < 0 || index >= count ? OUTSIDE : (int) index;
    }
}
