package io.groundswell.model.feature;

import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;
import java.util.Arrays;

/**
 * Watches one side for an order of which only part is shown: just after an execution its level
 * grows by what the last print there took, or the last few together. Needs no order ids. After
 * Zotikov and Antonov (2019), synthetic icebergs; they ask for one print or for all since the last
 * growth, but a level that trades much has prints of other orders before.
 */
final class RefillWatch {
    /** Prints that a refill may make up for together. */
    static final int MAX_PRINTS = 8;

    private final long withinNanos;

    /** Sizes of the last prints at the level since it was shown again, the newest first. */
    private final long[] prints = new long[MAX_PRINTS];

    private long price;
    private long lastPrintNanos = Long.MIN_VALUE;
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
        return lastPrintNanos != Long.MIN_VALUE;
    }

    /**
     * Shares were executed at a level.
     *
     * @param sizeBefore what the level shows, the execution not yet taken off
     */
    void executed(long timeNanos, long atPrice, long shares, long sizeBefore) {
        if (!isSet() || atPrice != price) {
            Arrays.fill(prints, 0);
            sizeThere = sizeBefore;
        }
        System.arraycopy(prints, 0, prints, 1, MAX_PRINTS - 1);
        prints[0] = shares;
        price = atPrice;
        lastPrintNanos = timeNanos;
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
        boolean isLate = timeNanos - lastPrintNanos > withinNanos;
        if (growth <= 0 || isLate || !isMadeUpBy(growth)) {
            return 0;
        }
        Arrays.fill(prints, 0);
        return growth;
    }

    private boolean isMadeUpBy(long growth) {
        long sum = 0;
        for (long print : prints) {
            sum += print;
            if (print > 0 && sum == growth) {
                return true;
            }
        }
        return false;
    }

    void clear() {
        lastPrintNanos = Long.MIN_VALUE;
    }

    void write(StateWriter out) {
        out.writeLongs(prints);
        out.writeLong(price);
        out.writeLong(lastPrintNanos);
        out.writeLong(sizeThere);
    }

    void read(StateReader in) {
        in.readLongs(prints);
        price = in.readLong();
        lastPrintNanos = in.readLong();
        sizeThere = in.readLong();
    }
}
