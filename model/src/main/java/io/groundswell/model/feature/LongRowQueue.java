package io.groundswell.model.feature;

import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;
import java.util.Arrays;

/** A queue of rows of so many longs each, with a limit; it grows up to that as it is needed. */
final class LongRowQueue {
    private static final int INITIAL_ROWS = 8;

    private final int width;
    private final int limit;
    private long[] rows;
    private int first;
    private int count;

    LongRowQueue(int width, int limit) {
        this.width = width;
        this.limit = limit;
        rows = new long[Math.min(INITIAL_ROWS, limit) * width];
    }

    int size() {
        return count;
    }

    boolean isFull() {
        return count == limit;
    }

    /** Where in {@link #at} the row of that place in the queue begins. */
    private int start(int place) {
        int capacity = rows.length / width;
        int row = first + place;
        return (row >= capacity ? row - capacity : row) * width;
    }

    long at(int place, int column) {
        return rows[start(place) + column];
    }

    void set(int place, int column, long value) {
        rows[start(place) + column] = value;
    }

    /**
     * Adds a row of zeros at the end.
     *
     * @return its place
     * @throws IllegalStateException where the queue is full
     */
    int add() {
        if (isFull()) {
            throw new IllegalStateException("a queue of " + limit + " rows is full");
        }
        if ((count + 1) * width > rows.length) {
            grow();
        }
        int start = start(count);
        Arrays.fill(rows, start, start + width, 0);
        return count++;
    }

    private void grow() {
        long[] larger = new long[Math.min(2 * rows.length, limit * width)];
        for (int place = 0; place < count; place++) {
            System.arraycopy(rows, start(place), larger, place * width, width);
        }
        rows = larger;
        first = 0;
    }

    /** Two rows take each other's places. */
    void swap(int place, int other) {
        for (int column = 0; column < width; column++) {
            long value = at(place, column);
            set(place, column, at(other, column));
            set(other, column, value);
        }
    }

    void removeFirst() {
        first = first + 1 == rows.length / width ? 0 : first + 1;
        count--;
    }

    void clear() {
        first = 0;
        count = 0;
    }

    void write(StateWriter out) {
        out.writeLong(count);
        for (int place = 0; place < count; place++) {
            out.writeLongs(rows, start(place), width);
        }
    }

    void read(StateReader in) {
        clear();
        long rowCount = in.readLong();
        if (rowCount < 0 || rowCount > limit) {
            throw new IllegalStateException(rowCount + " rows in a queue of " + limit);
        }
        for (int row = 0; row < rowCount; row++) {
            int start = start(add());
            in.readLongs(rows, start, width);
        }
    }
}
