package io.groundswell.jobs.path;

import java.util.Arrays;
import org.agrona.collections.LongArrayList;

/**
 * Values of one kind in their order, each as the eight bytes that stand for it: those that are
 * expected or those that are stored. One thread.
 */
final class Prints {
    private final LongArrayList all = new LongArrayList();

    void add(long print) {
        all.addLong(print);
    }

    int size() {
        return all.size();
    }

    /**
     * Holds what is stored to this, which is expected.
     *
     * @param moreRows rows that the store has beside what was read: further copies of a value
     */
    Finding find(String store, String name, String symbol, Prints stored, long moreRows) {
        long[] wanted = all.toLongArray();
        long[] found = stored.all.toLongArray();
        long misplaced = misplaced(wanted, found);
        Arrays.sort(wanted);
        Arrays.sort(found);
        long matched = 0;
        long again = 0;
        long foreign = 0;
        int i = 0;
        for (int j = 0; j < found.length; ) {
            if (i < wanted.length && wanted[i] < found[j]) {
                i++;
            } else if (i < wanted.length && wanted[i] == found[j]) {
                matched++;
                i++;
                j++;
            } else if (i > 0 && wanted[i - 1] == found[j]) {
                again++;
                j++;
            } else {
                foreign++;
                j++;
            }
        }
        long missing = wanted.length - matched;
        boolean isComplete = missing == 0 && again == 0 && foreign == 0;
        return new Finding(
                store,
                name,
                symbol,
                wanted.length,
                matched,
                missing,
                again + moreRows,
                isComplete ? misplaced : foreign);
    }

    private static long misplaced(long[] wanted, long[] found) {
        long places = 0;
        for (int i = 0; i < Math.min(wanted.length, found.length); i++) {
            places += wanted[i] == found[i] ? 0 : 1;
        }
        return places;
    }
}
