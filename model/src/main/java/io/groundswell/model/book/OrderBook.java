package io.groundswell.model.book;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.Side;
import java.util.List;

/**
 * The displayed book of one symbol, in one depth mode. Prices and sizes are longs in the units of
 * the events. Not thread-safe; no clock, no logging; bad rows come back as a {@link FaultKind}.
 *
 * <p>Levels are counted from the best, which is depth 0. A row is known by (side, id). Within a
 * price the queue goes by rank: the venue's priority where it gives one, else a counter of arrivals
 * that stays above every rank seen. Without a venue's priority, a row keeps its rank when it
 * shrinks at its price, and goes to the end when it grows or moves. Ranks compare unsigned; rows of
 * equal rank go by id.
 *
 * <p>In mode PRICE_LEVEL and MARKET_MAKER, ADD and CHANGE are the same, and a size of 0 removes the
 * row where there is one (not a fault where there is none: venues that send differences do that). A
 * DELETE of a row that is not there is {@link FaultKind#UNKNOWN_ID} in every mode. A book of mode
 * TOP_OF_BOOK takes no depth rows at all: it is kept by {@link #clear(Side)} and {@link #load} with
 * the price as id.
 *
 * <p>Sums wrap like any long: a feed whose sizes sum past 2^63 gets nonsense, not an exception.
 */
public interface OrderBook {
    /** What a row stands for. */
    DepthMode mode();

    /**
     * Applies one row.
     *
     * @return {@link FaultKind#NONE}, or what is wrong with it (that kind says whether it was
     *     applied)
     */
    FaultKind apply(DepthUpdate update);

    /**
     * Puts one row in place as it was told by {@link #forEachRow}; rows may come in any order. A
     * row of that id, where there is one, is replaced.
     */
    void load(Side side, long id, long price, long size, long rank);

    /** What a row of the feed is known by, together with its side: see {@link RowVisitor}. */
    static long rowId(DepthUpdate update) {
        return switch (update.mode()) {
            case BY_ORDER -> update.orderId();
            case MARKET_MAKER -> MarketMakerName.pack(update.marketMaker());
            case PRICE_LEVEL, TOP_OF_BOOK -> update.price();
        };
    }

    /** Drops one side. */
    void clear(Side side);

    /** Drops both sides and starts ranks anew. */
    void clear();

    /**
     * The rank that the next arrival gets. It is state: a book restored by {@link #load} alone may
     * queue later rows of a feed with venue priorities otherwise.
     */
    long nextRank();

    /** Restores {@link #nextRank()}; rows may be loaded before or after. */
    void nextRank(long rank);

    /** Number of occupied price levels. */
    int levels(Side side);

    /**
     * Price of a level.
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ depth < {@link #levels}
     */
    long price(Side side, int depth);

    /** Total displayed size of a level; throws as {@link #price}. */
    long size(Side side, int depth);

    /**
     * Number of rows in a level (the venue's order count in mode PRICE_LEVEL); throws as {@link
     * #price}.
     */
    int orders(Side side, int depth);

    /** Best price, or {@link io.groundswell.model.event.EventHeader#ABSENT} for an empty side. */
    long bestPrice(Side side);

    /** Displayed size at the best price, 0 for an empty side. */
    long bestSize(Side side);

    /** Sum of all displayed sizes of a side. */
    long totalSize(Side side);

    /** Displayed size at one price, 0 where there is none. */
    long sizeAt(Side side, long price);

    /** Number of rows on a side. */
    int rows(Side side);

    /**
     * Tells one row to the visitor.
     *
     * @return whether the book holds it
     */
    boolean findRow(Side side, long id, RowVisitor visitor);

    /** Tells every row of a side, best price first, then by rank. */
    void forEachRow(Side side, RowVisitor visitor);

    /**
     * XXH64 (seed 0) over (side, price, size, id) as little-endian longs, bids first, in price-time
     * order; without the id where a row is a price level. Equal for equal books, whatever the
     * implementation.
     */
    long stateHash();

    /**
     * What is inconsistent inside this book; empty unless this code has a bug. Cost: the whole
     * book.
     */
    List<String> checkInvariants();
}
