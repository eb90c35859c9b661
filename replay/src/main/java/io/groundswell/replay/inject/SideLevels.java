package io.groundswell.replay.inject;

import io.groundswell.model.event.Side;
import java.util.Arrays;

/**
 * The price levels of one side of a book, best first. Costs a search and a move of what stands
 * behind, which for the few levels of a recorded window is cheaper than a tree.
 */
final class SideLevels {
    /** Levels held at most. */
    static final int MAX_LEVELS = 100_000;

    private static final int FIRST_CAPACITY = 16;

    private final int sign;
    private long[] prices = new long[FIRST_CAPACITY];
    private long[] sizes = new long[FIRST_CAPACITY];
    private int count;

    SideLevels(Side side) {
        sign = side == Side.BID ? 1 : -1;
    }

    int count() {
        return count;
    }

    long price(int index) {
        return prices[index];
    }

    long size(int index) {
        return sizes[index];
    }

    /** Whether a price stands before another on this side. */
    boolean isBetter(long price, long other) {
        return price != other && (sign > 0 ? price > other : price < other);
    }

    /** The size at a price, 0 where no level is. */
    long sizeAt(long price) {
        int at = placeOf(price);
        return at < count && prices[at] == price ? sizes[at] : 0;
    }

    /** The level now has this size; 0 takes it away. */
    void set(long price, long size) {
        int at = placeOf(price);
        boolean there = at < count && prices[at] == price;
        if (size == 0) {
            if (there) {
                count--;
                System.arraycopy(prices, at + 1, prices, at, count - at);
                System.arraycopy(sizes, at + 1, sizes, at, count - at);
            }
            return;
        }
        if (!there) {
            makeRoom();
            System.arraycopy(prices, at, prices, at + 1, count - at);
            System.arraycopy(sizes, at, sizes, at + 1, count - at);
            prices[at] = price;
            count++;
        }
        sizes[at] = size;
    }

    /** Adds size at a price that is not better than the last; levels that meet are summed. */
    void append(long price, long size) {
        if (size == 0) {
            return;
        }
        if (count > 0 && !isBetter(prices[count - 1], price)) {
            sizes[count - 1] += size;
            return;
        }
        makeRoom();
        prices[count] = price;
        sizes[count] = size;
        count++;
    }

    void clear() {
        count = 0;
    }

    void copyFrom(SideLevels other) {
        prices = Arrays.copyOf(other.prices, other.prices.length);
        sizes = Arrays.copyOf(other.sizes, other.sizes.length);
        count = other.count;
    }

    private int placeOf(long price) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBetter(prices[middle], price)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void makeRoom() {
        if (count == MAX_LEVELS) {
            throw new IllegalArgumentException("a side of more than " + MAX_LEVELS + " levels");
        }
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, 2 * count);
            sizes = Arrays.copyOf(sizes, 2 * count);
        }
    }
}
