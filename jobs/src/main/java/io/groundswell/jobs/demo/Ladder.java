package io.groundswell.jobs.demo;

import java.util.Arrays;

/** The price levels of one side of a snapshot, best first. Reused from row to row. */
final class Ladder {
    private static final int USUAL_LEVELS = 10;

    private long[] prices = new long[USUAL_LEVELS];
    private long[] sizes = new long[USUAL_LEVELS];
    private int count;

    /** Forgets every level. */
    Ladder clear() {
        count = 0;
        return this;
    }

    /** Adds a level behind the others. */
    Ladder add(long price, long size) {
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
        prices[count] = price;
        sizes[count] = size;
        count++;
        return this;
    }

    /** Takes the levels of another ladder in place of its own. */
    void copyOf(Ladder other) {
        clear();
        for (int level = 0; level < other.count; level++) {
            add(other.prices[level], other.sizes[level]);
        }
    }

    /** Gives prices and sizes so many decimals more, or, where negative, cuts them off. */
    void scale(int morePriceDecimals, int moreSizeDecimals) {
        for (int level = 0; level < count; level++) {
            prices[level] = DecimalText.scaled(prices[level], morePriceDecimals);
            sizes[level] = DecimalText.scaled(sizes[level], moreSizeDecimals);
        }
    }

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    long price(int level) {
        return prices[level];
    }

    long size(int level) {
        return sizes[level];
    }

    /** Distance from the best price to the last one, never negative; 0 without levels. */
    long span() {
        return count == 0 ? 0 : Math.abs(prices[count - 1] - prices[0]);
    }
}
