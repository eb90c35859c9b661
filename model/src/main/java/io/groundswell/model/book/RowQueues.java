package io.groundswell.model.book;

import static io.groundswell.model.book.PriceLadder.NONE;

import io.groundswell.model.event.Side;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of one side, each in the queue of its price level. A queue is a doubly linked list
 * through parallel arrays, sorted by (rank unsigned, id); new rows nearly always go to its end.
 * Allocates only when it grows.
 */
final class RowQueues {
    private static final int INITIAL_ROWS = 64;

    private final PriceLadder ladder;
    private final IdIndex index = new IdIndex();

    private long[] ids = new long[INITIAL_ROWS];
    private long[] sizes = new long[INITIAL_ROWS];
    private long[] ranks = new long[INITIAL_ROWS];
    private int[] levels = new int[INITIAL_ROWS];
    private int[] previous = new int[INITIAL_ROWS];
    private int[] next = new int[INITIAL_ROWS];
    private int usedSlots;

    // Free slots are chained through next.
    private int freeSlot = NONE;

    RowQueues(PriceLadder ladder) {
        this.ladder = ladder;
    }

    int count() {
        return index.count();
    }

    /** The index place of an id, or a negative number that {@link #insert} takes. */
    int place(long id) {
        return index.place(id);
    }

    int slotAt(int place) {
        return index.slotAt(place);
    }

    long size(int slot) {
        return sizes[slot];
    }

    long rank(int slot) {
        return ranks[slot];
    }

    long price(int slot) {
        return ladder.price(levels[slot]);
    }

    /**
     * Adds a row that is not there yet.
     *
     * @param absentPlace what {@link #place} said
     */
    void insert(int absentPlace, long id, long price, long size, long rank) {
        int slot = takeSlot();
        ids[slot] = id;
        index.insertAt(~absentPlace, id, slot);
        enqueue(slot, price, size, rank);
    }

    /** Takes out a row by its place and slot. */
    void remove(int place, int slot) {
        dequeue(slot);
        index.removeAt(place);
        next[slot] = freeSlot;
        freeSlot = slot;
    }

    /** Puts a row at the place in a queue that its new price and rank give. */
    void move(int slot, long price, long size, long rank) {
        dequeue(slot);
        enqueue(slot, price, size, rank);
    }

    /** Changes a row's size where it stands. */
    void resize(int slot, long size) {
        ladder.grow(levels[slot], size - sizes[slot], 0);
        sizes[slot] = size;
    }

    void clear() {
        index.clear();
        usedSlots = 0;
        freeSlot = NONE;
    }

    void tell(int slot, Side side, RowVisitor visitor) {
        visitor.row(side, ids[slot], price(slot), sizes[slot], ranks[slot]);
    }

    void forEachRow(Side side, RowVisitor visitor) {
        for (int depth = 0; depth < ladder.count(); depth++) {
            int row = ladder.head(ladder.slotAtDepth(depth));
            for (; row != NONE; row = next[row]) {
                tell(row, side, visitor);
            }
        }
    }

    private void enqueue(int slot, long price, long size, long rank) {
        int level = ladder.findOrAdd(price);
        levels[slot] = level;
        sizes[slot] = size;
        ranks[slot] = rank;
        ladder.grow(level, size, 1);

        int ahead = ladder.tail(level);
        while (ahead != NONE && goesBefore(slot, ahead)) {
            ahead = previous[ahead];
        }
        int behind = ahead == NONE ? ladder.head(level) : next[ahead];
        previous[slot] = ahead;
        next[slot] = behind;
        if (ahead == NONE) {
            ladder.head(level, slot);
        } else {
            next[ahead] = slot;
        }
        if (behind == NONE) {
            ladder.tail(level, slot);
        } else {
            previous[behind] = slot;
        }
    }

    private void dequeue(int slot) {
        int level = levels[slot];
        int ahead = previous[slot];
        int behind = next[slot];
        ladder.grow(level, -sizes[slot], -1);
        if (ahead == NONE && behind == NONE) {
            ladder.remove(level);
            return;
        }
        if (ahead == NONE) {
            ladder.head(level, behind);
        } else {
            next[ahead] = behind;
        }
        if (behind == NONE) {
            ladder.tail(level, ahead);
        } else {
            previous[behind] = ahead;
        }
    }

    private boolean goesBefore(int slot, int other) {
        int byRank = Long.compareUnsigned(ranks[slot], ranks[other]);
        return byRank < 0 || (byRank == 0 && ids[slot] < ids[other]);
    }

    private int takeSlot() {
        if (freeSlot != NONE) {
            int slot = freeSlot;
            freeSlot = next[slot];
            return slot;
        }
        if (usedSlots == ids.length) {
            int length = 2 * usedSlots;
            ids = Arrays.copyOf(ids, length);
            sizes = Arrays.copyOf(sizes, length);
            ranks = Arrays.copyOf(ranks, length);
            levels = Arrays.copyOf(levels, length);
            previous = Arrays.copyOf(previous, length);
            next = Arrays.copyOf(next, length);
        }
        return usedSlots++;
    }

    void checkInvariants(List<String> findings) {
        int rows = 0;
        for (int depth = 0; depth < ladder.count(); depth++) {
            rows += checkQueue(ladder.slotAtDepth(depth), findings);
        }
        if (rows != index.count()) {
            findings.add(rows + " rows queue but " + index.count() + " are indexed");
        }
    }

    private int checkQueue(int level, List<String> findings) {
        long sum = 0;
        int rows = 0;
        int before = NONE;
        for (int row = ladder.head(level); row != NONE && rows <= usedSlots; row = next[row]) {
            rows++;
            sum += sizes[row];
            int place = index.place(ids[row]);
            if (place < 0 || index.slotAt(place) != row) {
                findings.add("row " + ids[row] + " is not indexed");
            }
            if (levels[row] != level || previous[row] != before || sizes[row] <= 0) {
                findings.add("row " + ids[row] + " is badly linked or of size " + sizes[row]);
            }
            if (before != NONE && goesBefore(row, before)) {
                findings.add("row " + ids[row] + " stands behind a later one");
            }
            before = row;
        }
        if (before != ladder.tail(level)) {
            findings.add("queue at " + ladder.price(level) + " does not end at its tail");
        }
        if (rows == 0 || rows != ladder.orders(level) || sum != ladder.size(level)) {
            findings.add("level " + ladder.price(level) + " holds " + rows + " rows of " + sum);
        }
        return rows;
    }
}
