package io.groundswell.model.book;

import java.util.Arrays;

/**
 * Which page a row rests on: each page holds the rows of one range of ids, like a leaf of a B-tree.
 * Ids that are near each other are so by price, or by time of arrival, and change together; thus
 * few pages change between two writes.
 */
final class PageDirectory {
    private static final int INITIAL_PAGES = 4;

    private long[] leastIds = new long[INITIAL_PAGES];
    private int[] numbers = new int[INITIAL_PAGES];
    private int[] lengths = new int[INITIAL_PAGES];
    private boolean[] dirty = new boolean[INITIAL_PAGES];
    private int count;
    private int nextNumber;

    int count() {
        return count;
    }

    int number(int page) {
        return numbers[page];
    }

    long leastId(int page) {
        return leastIds[page];
    }

    boolean isDirty(int page) {
        return dirty[page];
    }

    /** Notes how long a page is, now that it is written or read. */
    void settled(int page, int length) {
        lengths[page] = length;
        dirty[page] = false;
    }

    /** The page of an id; there must be one at least. */
    int find(long id) {
        return lastAtOrBelow(leastIds, count, id);
    }

    void touch(long id) {
        dirty[find(id)] = true;
    }

    /** Adds a page behind the last; the first one holds whatever is below it too. */
    void append(long leastId, int number) {
        insert(count, count == 0 ? Long.MIN_VALUE : leastId, number);
    }

    /** Puts another page behind this one; its number was never used before. */
    int insertBehind(int page, long leastId) {
        insert(page + 1, leastId, nextNumber);
        return page + 1;
    }

    /** Takes out a page; its neighbour has its range from now on. There must be two at least. */
    void remove(int page) {
        int behind = count - page - 1;
        System.arraycopy(leastIds, page + 1, leastIds, page, behind);
        System.arraycopy(numbers, page + 1, numbers, page, behind);
        System.arraycopy(lengths, page + 1, lengths, page, behind);
        System.arraycopy(dirty, page + 1, dirty, page, behind);
        count--;
        leastIds[0] = Long.MIN_VALUE;
    }

    void clear() {
        count = 0;
    }

    /** Bytes of all pages as they were last written or read. */
    long totalLength() {
        long total = 0;
        for (int page = 0; page < count; page++) {
            total += lengths[page];
        }
        return total;
    }

    private void insert(int at, long leastId, int number) {
        if (count == leastIds.length) {
            int length = 2 * count;
            leastIds = Arrays.copyOf(leastIds, length);
            numbers = Arrays.copyOf(numbers, length);
            lengths = Arrays.copyOf(lengths, length);
            dirty = Arrays.copyOf(dirty, length);
        }
        int behind = count - at;
        System.arraycopy(leastIds, at, leastIds, at + 1, behind);
        System.arraycopy(numbers, at, numbers, at + 1, behind);
        System.arraycopy(lengths, at, lengths, at + 1, behind);
        System.arraycopy(dirty, at, dirty, at + 1, behind);
        leastIds[at] = leastId;
        numbers[at] = number;
        lengths[at] = 0;
        dirty[at] = true;
        count++;
        nextNumber = Math.max(nextNumber, number + 1);
    }

    /** The last of so many ascending ids that is not above the given one, or 0. */
    static int lastAtOrBelow(long[] ascending, int count, long id) {
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (ascending[middle] <= id) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
