package io.groundswell.model.feature;

import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;

/**
 * Orders that traded against displayed ones on one side of the book: prints of one nanosecond are
 * one order, which is tested against the best price that stood before it.
 */
final class DisplayedOrders {
    private final boolean isBid;
    private boolean isOpen;
    private long timeNanos;
    private long shares;
    private long priceBefore;
    private long sizeBefore;

    /** Orders that hit the bid, or those that lifted the offer. */
    DisplayedOrders(boolean isBid) {
        this.isBid = isBid;
    }

    /**
     * A print of an order; one of another nanosecond must have been {@linkplain #close closed}.
     *
     * @param best the best price of the side before the print, 1e-4 dollar
     * @param size the size at it
     */
    void print(long printNanos, long printed, long best, long size, long[] sample) {
        sample[isBid ? FeatureSchema.SOLD : FeatureSchema.BOUGHT] += printed;
        if (!isOpen) {
            isOpen = true;
            timeNanos = printNanos;
            shares = 0;
            priceBefore = best;
            sizeBefore = size;
            sample[isBid ? FeatureSchema.SELL_ORDERS : FeatureSchema.BUY_ORDERS]++;
        }
        shares += printed;
    }

    /** Whether there is an order of an earlier moment. */
    boolean isOpenBefore(long nanos) {
        return isOpen && timeNanos < nanos;
    }

    /** Whether there is an order of another moment. */
    boolean isOpenApartFrom(long nanos) {
        return isOpen && timeNanos != nanos;
    }

    /** The order is over: the price is tested. */
    void close(HoldTests tests, long holdNanos) {
        isOpen = false;
        tests.set(timeNanos + holdNanos, isBid, priceBefore, HoldTests.weight(shares, sizeBefore));
    }

    void clear() {
        isOpen = false;
    }

    void write(StateWriter out) {
        out.writeBoolean(isOpen);
        out.writeLong(timeNanos);
        out.writeLong(shares);
        out.writeLong(priceBefore);
        out.writeLong(sizeBefore);
    }

    void read(StateReader in) {
        isOpen = in.readBoolean();
        timeNanos = in.readLong();
        shares = in.readLong();
        priceBefore = in.readLong();
        sizeBefore = in.readLong();
    }
}
