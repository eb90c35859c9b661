package io.groundswell.replay.imports;

import java.util.Arrays;

/** Prices and sizes of one side, in the order they were told. */
final class LevelList {
    private long[] values = new long[16];
    private int count;

    void add(long price, long size) {
        if (2 * count == values.length) {
            values = Arrays.copyOf(values, values.length * 2);
        }
        values[2 * count] = price;
        values[2 * count + 1] = size;
        count++;
    }

    int count() {
        return count;
    }

    long price(int index) {
        return values[2 * index];
    }

    long size(int index) {
        return values[2 * index + 1];
    }
}
