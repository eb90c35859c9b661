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

    /**
     * Rows as low as whole ticks and the limit allow, over both prices.
     *
     * @param limit most rows, 2 or more
     */
    static PriceRows over(long lowest, long highest, long tick, int limit) {
        // Both ends may cut a row: a span of less than limit - 1 heights touches at most limit.
        long height = tick * ((highest - lowest) / (tick * (limit - 1)) + 1);
        long first = Math.floorDiv(lowest, height);
        int count = (int) (Math.floorDiv(highest, height) - first + 1);
        return new PriceRows(first * height, height, count);
    }

    /** The row that a price lies in, or {@link #OUTSIDE}. */
    int indexOf(long price) {
        long index = Math.floorDiv(price - low, height);
        return index < 0 || index >= count ? OUTSIDE : (int) index;
    }
}
