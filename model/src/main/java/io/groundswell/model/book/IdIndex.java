package io.groundswell.model.book;

import java.util.Arrays;

/**
 * Finds a row's slot by its id: open addressing with linear probing, at most half full, id and slot
 * side by side so that one look costs one cache line. Any long may be an id. Allocates only when it
 * grows.
 */
final class IdIndex {
    private static final int INITIAL_PLACES = 64;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    // Place p holds the id at 2p and slot + 1 at 2p + 1; 0 there means that the place is empty.
    private long[] table = new long[2 * INITIAL_PLACES];
    private int shift = Long.numberOfLeadingZeros(INITIAL_PLACES) + 1;
    private int mask = INITIAL_PLACES - 1;
    private int count;

    /** The place of an id, or the complement of the place where it would go. */
    int place(long id) {
        long[] places = table;
        int place = home(id);
        while (places[2 * place + 1] != 0) {
            if (places[2 * place] == id) {
                return place;
            }
            place = (place + 1) & mask;
        }
        return ~place;
    }

    /** The slot kept at an occupied place. */
    int slotAt(int place) {
        return (int) table[2 * place + 1] - 1;
    }

    /** Puts an id in an empty place that {@link #place} gave. */
    void insertAt(int place, long id, int slot) {
        table[2 * place] = id;
        table[2 * place + 1] = slot + 1L;
        count++;
        if (2 * count > mask) {
            grow();
        }
    }

    /** Empties an occupied place and draws later ids of its run nearer to their home. */
    void removeAt(int place) {
        long[] places = table;
        int hole = place;
        int next = (hole + 1) & mask;
        while (places[2 * next + 1] != 0) {
            int home = home(places[2 * next]);
            // It may move unless its home lies between the hole (exclusive) and itself.
            if (((next - home) & mask) >= ((next - hole) & mask)) {
                places[2 * hole] = places[2 * next];
                places[2 * hole + 1] = places[2 * next + 1];
                hole = next;
            }
            next = (next + 1) & mask;
        }
        places[2 * hole + 1] = 0;
        count--;
    }

    /** Forgets every id, keeps the memory. */
    void clear() {
        Arrays.fill(table, 0);
        count = 0;
    }

    int count() {
        return count;
    }

    private int home(long id) {
        return (int) ((id * SPREAD) >>> shift);
    }

    private void grow() {
        long[] old = table;
        table = new long[2 * old.length];
        shift--;
        mask = 2 * mask + 1;
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != 0) {
                int place = ~place(old[i]);
                table[2 * place] = old[i];
                table[2 * place + 1] = old[i + 1];
            }
        }
    }
}
