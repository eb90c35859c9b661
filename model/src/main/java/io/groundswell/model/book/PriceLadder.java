package io.groundswell.model.book;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Side;
import java.util.Arrays;
import java.util.List;

/**
 * The occupied price levels of one side. The ladder is sorted with the best price last, because
 * levels come and go near the best: little has to move. Each level keeps one slot for as long as it
 * lives, so that a row can point at its level. Allocates only when it grows.
 */
final class PriceLadder {
    static final int NONE = -1;

    private static final int INITIAL_LEVELS = 32;

    // Most searches end within this many levels of the best; further down it halves.
    private static final int NEAR_BEST = 16;

    // Exclusive or with this makes a better price a greater key: 0 for bids, all ones for offers.
    private final long flip;

    private long[] keys = new long[INITIAL_LEVELS];
    private int[] slots = new int[INITIAL_LEVELS];
    private int count;

    private long[] prices = new long[INITIAL_LEVELS];
    private long[] sizes = new long[INITIAL_LEVELS];
    private int[] orders = new int[INITIAL_LEVELS];
    private int[] heads = new int[INITIAL_LEVELS];
    private int[] tails = new int[INITIAL_LEVELS];
    private int usedSlots;

    // Free slots are chained through their heads.
    private int freeSlot = NONE;
    private long totalSize;

    PriceLadder(Side side) {
        flip = side == Side.BID ? 0 : -1;
    }

    int count() {
        return count;
    }

    long totalSize() {
        return totalSize;
    }

    /** The slot of a level by its depth from the best. */
    int slotAtDepth(int depth) {
        if (depth < 0 || depth >= count) {
            throw new IndexOutOfBoundsException("depth " + depth + " of " + count);
        }
        return slots[count - 1 - depth];
    }

    /** The best price, or {@link EventHeader#ABSENT}. */
    long bestPrice() {
        return count == 0 ? EventHeader.ABSENT : keys[count - 1] ^ flip;
    }

    /** The slot of the level at a price, or {@link #NONE}. */
    int find(long price) {
        int position = position(price ^ flip);
        return position < 0 ? NONE : slots[position];
    }

    /** The slot of the level at a price; an empty level is made where there is none. */
    int findOrAdd(long price) {
        int position = position(price ^ flip);
        return position >= 0 ? slots[position] : insert(~position, price);
    }

    /** Takes out a level, whatever it holds. */
    void remove(int slot) {
        int position = position(prices[slot] ^ flip);
        int behind = count - position - 1;
        System.arraycopy(keys, position + 1, keys, position, behind);
        System.arraycopy(slots, position + 1, slots, position, behind);
        count--;
        totalSize -= sizes[slot];
        heads[slot] = freeSlot;
        freeSlot = slot;
    }

    void clear() {
        count = 0;
        usedSlots = 0;
        freeSlot = NONE;
        totalSize = 0;
    }

    long price(int slot) {
        return prices[slot];
    }

    long size(int slot) {
        return sizes[slot];
    }

    int orders(int slot) {
        return orders[slot];
    }

    int head(int slot) {
        return heads[slot];
    }

    int tail(int slot) {
        return tails[slot];
    }

    void head(int slot, int row) {
        heads[slot] = row;
    }

    void tail(int slot, int row) {
        tails[slot] = row;
    }

    /** Changes what a level shows by so much. */
    void grow(int slot, long sizeChange, int orderChange) {
        sizes[slot] += sizeChange;
        orders[slot] += orderChange;
        totalSize += sizeChange;
    }

    private int position(long key) {
        long[] sorted = keys;
        int low = Math.max(0, count - NEAR_BEST);
        for (int i = count - 1; i >= low; i--) {
            long at = sorted[i];
            if (at <= key) {
                return at == key ? i : ~(i + 1);
            }
        }
        return low == 0 ? ~0 : Arrays.binarySearch(sorted, 0, low, key);
    }

    private int insert(int position, long price) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, 2 * count);
            slots = Arrays.copyOf(slots, 2 * count);
        }
        int slot = takeSlot();
        System.arraycopy(keys, position, keys, position + 1, count - position);
        System.arraycopy(slots, position, slots, position + 1, count - position);
        keys[position] = price ^ flip;
        slots[position] = slot;
        count++;
        prices[slot] = price;
        sizes[slot] = 0;
        orders[slot] = 0;
        heads[slot] = NONE;
        tails[slot] = NONE;
        return slot;
    }

    private int takeSlot() {
        if (freeSlot != NONE) {
            int slot = freeSlot;
            freeSlot = heads[slot];
            return slot;
        }
        if (usedSlots == prices.length) {
            int length = 2 * usedSlots;
            prices = Arrays.copyOf(prices, length);
            sizes = Arrays.copyOf(sizes, length);
            orders = Arrays.copyOf(orders, length);
            heads = Arrays.copyOf(heads, length);
            tails = Arrays.copyOf(tails, length);
        }
        return usedSlots++;
    }

    void checkInvariants(List<String> findings) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            sum += sizes[slot];
            if (i > 0 && keys[i - 1] >= keys[i]) {
                findings.add("ladder out of order at position " + i);
            }
            if ((prices[slot] ^ flip) != keys[i]) {
                findings.add("level slot " + slot + " is not at its price " + prices[slot]);
            }
        }
        if (sum != totalSize) {
            findings.add("total size " + totalSize + " but levels sum to " + sum);
        }
        int free = 0;
        for (int slot = freeSlot; slot != NONE && free <= usedSlots; slot = heads[slot]) {
            free++;
        }
        if (count + free != usedSlots) {
            findings.add(count + " levels and " + free + " free slots of " + usedSlots);
        }
    }
}
