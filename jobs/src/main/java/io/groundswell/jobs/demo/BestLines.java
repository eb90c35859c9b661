package io.groundswell.jobs.demo;

/**
 * The best bid and offer over the day, and the spread between them.
 *
 * <p>Packed as, for each bin: {@link #HAS_BID}, {@link #HAS_ASK} and {@link #HAS_SPREAD} added up;
 * then the best bid and the best offer at the end of the bin, each as the difference to the last
 * one packed; then the mean over time and the widest of the spread in the bin. What the flags deny
 * is left out. All in price units.
 */
final class BestLines implements CarryForward.Column {
    /** At the end of the bin there is a bid. */
    static final int HAS_BID = 1;

    /** At the end of the bin there is an offer. */
    static final int HAS_ASK = 2;

    /** For some of the bin there were both. */
    static final int HAS_SPREAD = 4;

    private final PackedNumbers packed = new PackedNumbers();
    private boolean hasBid;
    private boolean hasAsk;
    private long bid;
    private long ask;
    private double spreadNanos;
    private long twoSidedNanos;
    private long widest;
    private long packedBid;
    private long packedAsk;

    /** The book as it is from now on. */
    void show(Ladder bids, Ladder asks) {
        hasBid = !bids.isEmpty();
        hasAsk = !asks.isEmpty();
        bid = hasBid ? bids.price(0) : 0;
        ask = hasAsk ? asks.price(0) : 0;
    }

    @Override
    public void hold(long nanos) {
        if (hasBid && hasAsk) {
            widest = twoSidedNanos == 0 ? ask - bid : Math.max(widest, ask - bid);
            spreadNanos += (double) (ask - bid) * nanos;
            twoSidedNanos += nanos;
        }
    }

    @Override
    public void close() {
        boolean hasSpread = twoSidedNanos > 0;
        packed.natural(
                (hasBid ? HAS_BID : 0) + (hasAsk ? HAS_ASK : 0) + (hasSpread ? HAS_SPREAD : 0));
        if (hasBid) {
            packed.signed(bid - packedBid);
            packedBid = bid;
        }
        if (hasAsk) {
            packed.signed(ask - packedAsk);
            packedAsk = ask;
        }
        if (hasSpread) {
            packed.signed(Math.round(spreadNanos / twoSidedNanos)).signed(widest);
        }
        spreadNanos = 0;
        twoSidedNanos = 0;
    }

    /** Every bin that has been closed. */
    PackedNumbers packed() {
        return packed;
    }
}
