package io.groundswell.model.feature;

import io.groundswell.model.book.OrderBook;
import io.groundswell.model.event.Side;
import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;

/**
 * The best levels of a book as they stood after a complete event, in 1e-4 dollar and shares. The
 * price of a level that is not there is of no meaning, its size is 0.
 */
public final class BookTop {
    private final int levels;
    private final long[] bidPrices;
    private final long[] bidSizes;
    private final long[] askPrices;
    private final long[] askSizes;
    private int bids;
    private int asks;

    /** An empty book of which so many levels a side are looked at. */
    public BookTop(int levels) {
        this.levels = levels;
        bidPrices = new long[levels];
        bidSizes = new long[levels];
        askPrices = new long[levels];
        askSizes = new long[levels];
    }

    /** Takes the best levels of a book; cost: one look at each. */
    public void take(OrderBook book, FeatureUnits units) {
        bids = take(book, Side.BID, units, bidPrices, bidSizes);
        asks = take(book, Side.ASK, units, askPrices, askSizes);
    }

    private int take(OrderBook book, Side side, FeatureUnits units, long[] prices, long[] sizes) {
        int count = Math.min(levels, book.levels(side));
        for (int depth = 0; depth < count; depth++) {
            prices[depth] = units.price(book.price(side, depth));
            sizes[depth] = units.size(book.size(side, depth));
        }
        for (int depth = count; depth < levels; depth++) {
            sizes[depth] = 0;
        }
        return count;
    }

    /** Becomes what another is that looks at as many levels. */
    public void take(BookTop other) {
        System.arraycopy(other.bidPrices, 0, bidPrices, 0, levels);
        System.arraycopy(other.bidSizes, 0, bidSizes, 0, levels);
        System.arraycopy(other.askPrices, 0, askPrices, 0, levels);
        System.arraycopy(other.askSizes, 0, askSizes, 0, levels);
        bids = other.bids;
        asks = other.asks;
    }

    /** Whether there is a bid and an offer. */
    public boolean isTwoSided() {
        return bids > 0 && asks > 0;
    }

    /** Whether a bid stands above an offer. */
    public boolean isCrossed() {
        return isTwoSided() && bidPrices[0] > askPrices[0];
    }

    /** Whether a bid stands at an offer. */
    public boolean isLocked() {
        return isTwoSided() && bidPrices[0] == askPrices[0];
    }

    /** Price of the best bid. */
    public long bidPrice() {
        return bidPrices[0];
    }

    /** Price of the best offer. */
    public long askPrice() {
        return askPrices[0];
    }

    /** Size at the best bid, 0 where there is none. */
    public long bidSize() {
        return bidSizes[0];
    }

    /** Size at the best offer, 0 where there is none. */
    public long askSize() {
        return askSizes[0];
    }

    /** Twice the midpoint; of a meaning only where the book is two-sided. */
    public long mid2() {
        return bidPrices[0] + askPrices[0];
    }

    /** Sizes of the bid levels together. */
    public long bidDepth() {
        return sum(bidSizes);
    }

    /** Sizes of the offer levels together. */
    public long askDepth() {
        return sum(askSizes);
    }

    private static long sum(long[] sizes) {
        long sum = 0;
        for (long size : sizes) {
            sum += size;
        }
        return sum;
    }

    /**
     * What one event of the book added to the imbalance of order flow at a level: Cont, Kukanov and
     * Stoikov (2014), J. Financial Econometrics 12(1), their e_n, with price and size of that level
     * (Xu, Gould, Howison 2018). A side counts only where the level was there before and is after.
     *
     * @param before the book before the event
     * @param level counted from the best, 0
     * @return shares; positive where buyers gained
     */
    public long imbalanceSince(BookTop before, int level) {
        long imbalance = 0;
        if (level < bids && level < before.bids) {
            long was = before.bidPrices[level];
            long is = bidPrices[level];
            imbalance += is >= was ? bidSizes[level] : 0;
            imbalance -= is <= was ? before.bidSizes[level] : 0;
        }
        if (level < asks && level < before.asks) {
            long was = before.askPrices[level];
            long is = askPrices[level];
            imbalance -= is <= was ? askSizes[level] : 0;
            imbalance += is >= was ? before.askSizes[level] : 0;
        }
        return imbalance;
    }

    /** Levels a side that this looks at. */
    public int levels() {
        return levels;
    }

    void write(StateWriter out) {
        out.writeLong(bids);
        out.writeLong(asks);
        out.writeLongs(bidPrices);
        out.writeLongs(bidSizes);
        out.writeLongs(askPrices);
        out.writeLongs(askSizes);
    }

    void read(StateReader in) {
        bids = (int) in.readLong();
        asks = (int) in.readLong();
        in.readLongs(bidPrices);
        in.readLongs(bidSizes);
        in.readLongs(askPrices);
        in.readLongs(askSizes);
    }
}
