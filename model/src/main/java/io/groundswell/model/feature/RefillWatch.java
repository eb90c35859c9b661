package io.groundswell.model.feature;

import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;
import java.util.Arrays;

/**
 * Watches one side for an order of which only part is shown: just after an execution its level
 * grows by what a print there took, or a few in a row together. Needs no order ids. After Zotikov
 * and Antonov (2019), synthetic icebergs; they ask for the last print or for all since the last
 * growth, but a level that trades much has prints of other orders before and after.
 */
final class RefillWatch {
    /** Prints that a refill may make up for together. */
    static final int MAX_PRINTS = 8;

    private final long withinNanos;

    /** Sizes of the last prints at the level for which nothing made up yet, the newest first. */
    private final long[] prints = new long[MAX_PRINTS];

    /** When they were printed. */
    private final long[] times = new long[MAX_PRINTS];

    private boolean isSet;
    private long price;
    private long sizeThere;

    RefillWatch(long withinNanos) {
        this.withinNanos = withinNanos;
    }

    /** Price of the level that is watched; of a meaning only where one {@link #isSet}. */
    long price() {
        return price;
    }

    /** Whether there is a level of which each change is to be told. */
    boolean isSet() {
        return isSet;
    }

    /**
     * Shares were executed at a level.
     *
     * @param sizeBefore what the level shows, the execution not yet taken off
     */
    void executed(long timeNanos, long atPrice, long shares, long sizeBefore) {
        if (!isSet || atPrice != price) {
            Arrays.fill(prints, 0);
            sizeThere = sizeBefore;
        }
        System.arraycopy(prints, 0, prints, 1, MAX_PRINTS - 1);
        System.arraycopy(times, 0, times, 1, MAX_PRINTS - 1);
        prints[0] = shares;
        times[0] = timeNanos;
        price = atPrice;
        isSet = true;
    }

    /**
     * The book changed.
     *
     * @param sizeNow what the watched level shows now
     * @return the shares that were shown again, mostly 0
     */
    long changed(long timeNanos, long sizeNow) {
        long growth = sizeNow - sizeThere;
        sizeThere = sizeNow;
        return growth > 0 && takesRun(growth, timeNanos - withinNanos) ? growth : 0;
    }

    /**
     * Prints in a row that sum up to a size are made up for, the newest of such.
     *
     * @param since the last of them was printed at this moment or later
     */
    private boolean takesRun(long size, long since) {
        for (int first = 0; first < MAX_PRINTS && times[first] >= since; first++) {
            long sum = 0;
            for (int last = first; last < MAX_PRINTS && prints[last] > 0; last++) {
                sum += prints[last];
                if (sum == size) {
                    remove(first, last + 1);
                    return true;
                }
            }
        }
        return false;
    }

    private void remove(int from, int to) {
        System.arraycopy(prints, to, prints, from, MAX_PRINTS - to);
        System.arraycopy(times, to, times, from, MAX_PRINTS - to);
        Arrays.fill(prints, MAX_PRINTS - (to - from), MAX_PRINTS, 0);
    }

    void clear() {
        isSet = false;
    }

    void write(StateWriter out) {
        out.writeLongs(prints);
        out.writeLongs(times);
        out.writeBoolean(isSet);
        out.writeLong(price);
        out.writeLong(sizeThere);
    }

    void read(StateReader in) {
        in.readLongs(prints);
        in.readLongs(times);
        isSet = in.readBoolean();
        price = in.readLong();
        sizeThere = in.readLong();
    }
}
