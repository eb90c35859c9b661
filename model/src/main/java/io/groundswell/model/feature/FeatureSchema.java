package io.groundswell.model.feature;

import java.util.List;

/**
 * The columns of a feature sample: what happened in one symbol in the interval (t - grid, t], as 32
 * longs. Prices are in 1e-4 dollar, sizes in shares, times in microseconds. The one place where
 * columns are numbered; a column, once given, never changes its meaning, and a new set of them is a
 * new {@link #VERSION}.
 *
 * <p>Longs, because sums of them do not depend on the order of addition: a running sum, a sum over
 * the whole window and one on another processor are the same bits.
 */
public final class FeatureSchema {
    /** Version of this set of columns. */
    public static final int VERSION = 1;

    /** Bits of {@code FLAG_…}. */
    public static final int FLAGS = 0;

    /** Best bid at the end, the last valid one where there is none; 1e-4 dollar. */
    public static final int BID_PRICE = 1;

    /** Best offer at the end, the last valid one where there is none; 1e-4 dollar. */
    public static final int ASK_PRICE = 2;

    /** Bid plus offer at the end, the last valid one where there is none; half of 1e-4 dollar. */
    public static final int MID2 = 3;

    /** Highest {@link #MID2} of the interval, the value carried into it included. */
    public static final int MID2_HIGH = 4;

    /** Lowest {@link #MID2} of the interval, the value carried into it included. */
    public static final int MID2_LOW = 5;

    /** Spread times the valid time that it stood; 1e-4 dollar microseconds. */
    public static final int SPREAD_TIME = 6;

    /** Size at the best bid times the valid time that it stood; share microseconds. */
    public static final int BID_SIZE_TIME = 7;

    /** Size at the best offer times the valid time that it stood; share microseconds. */
    public static final int ASK_SIZE_TIME = 8;

    /** Size of the best bid levels together times valid time; share microseconds. */
    public static final int BID_DEPTH_TIME = 9;

    /** Size of the best offer levels together times valid time; share microseconds. */
    public static final int ASK_DEPTH_TIME = 10;

    /** Time with a trusted, two-sided, uncrossed book while the venue matched; microseconds. */
    public static final int VALID_TIME = 11;

    /** Order flow imbalance at the best level (Cont, Kukanov, Stoikov 2014); shares. */
    public static final int OFI_BEST = 12;

    /** The same summed over levels, each with its own price and size; shares. */
    public static final int OFI_LEVELS = 13;

    /** Executions of displayed orders that a seller initiated; shares. */
    public static final int SOLD = 14;

    /** Executions of displayed orders that a buyer initiated; shares. */
    public static final int BOUGHT = 15;

    /** Orders that sold to displayed ones: prints of one nanosecond and side are one. */
    public static final int SELL_ORDERS = 16;

    /** Orders that bought from displayed ones: prints of one nanosecond and side are one. */
    public static final int BUY_ORDERS = 17;

    /** Weight of the tests of the bid resolved now; 1/1024. */
    public static final int BID_TESTED = 18;

    /** Of that the weight of those that the bid held; 1/1024. */
    public static final int BID_HELD = 19;

    /** Weight of the tests of the offer resolved now; 1/1024. */
    public static final int ASK_TESTED = 20;

    /** Of that the weight of those that the offer held; 1/1024. */
    public static final int ASK_HELD = 21;

    /** Size shown again at the bid just after an execution there; shares. */
    public static final int BID_REFILLED = 22;

    /** Size shown again at the offer just after an execution there; shares. */
    public static final int ASK_REFILLED = 23;

    /** On-exchange executions of orders on the bid side that nobody saw; shares. */
    public static final int HIDDEN_BID = 24;

    /** On-exchange executions of orders on the offer side that nobody saw; shares. */
    public static final int HIDDEN_ASK = 25;

    /** Off-exchange volume that counts; shares. */
    public static final int OFF_EXCHANGE = 26;

    /** Of that what printed about the midpoint; shares. */
    public static final int OFF_EXCHANGE_MID = 27;

    /** Of that what institutions print: about the midpoint, whole cents inside, blocks; shares. */
    public static final int OFF_EXCHANGE_LARGE = 28;

    /** Of that buyers' less sellers' by the side of the midpoint; shares. */
    public static final int OFF_EXCHANGE_SIGNED = 29;

    /** All volume that counts; shares. */
    public static final int VOLUME = 30;

    /** Events of the book. */
    public static final int BOOK_EVENTS = 31;

    /** Number of columns. */
    public static final int COUNT = 32;

    /** The book is valid at the end. */
    public static final long FLAG_VALID = 1;

    /** It stood crossed in between. */
    public static final long FLAG_CROSSED = 2;

    /** It stood locked in between. */
    public static final long FLAG_LOCKED = 4;

    /** Trading was stopped at some moment of the interval. */
    public static final long FLAG_HALTED = 8;

    /** The feed lost something, or the book was not to be relied on, at some moment. */
    public static final long FLAG_GAP = 16;

    /** A side was empty at some moment. */
    public static final long FLAG_ONE_SIDED = 32;

    /** The first sample of a session. */
    public static final long FLAG_SESSION_FIRST = 64;

    /** The book comes from quotes, or from a feed that does not tell every change. */
    public static final long FLAG_CONFLATED = 128;

    private static final List<String> NAMES =
            List.of(
                    "flags",
                    "bid_price",
                    "ask_price",
                    "mid2",
                    "mid2_high",
                    "mid2_low",
                    "spread_time",
                    "bid_size_time",
                    "ask_size_time",
                    "bid_depth_time",
                    "ask_depth_time",
                    "valid_time",
                    "ofi_best",
                    "ofi_levels",
                    "sold",
                    "bought",
                    "sell_orders",
                    "buy_orders",
                    "bid_tested",
                    "bid_held",
                    "ask_tested",
                    "ask_held",
                    "bid_refilled",
                    "ask_refilled",
                    "hidden_bid",
                    "hidden_ask",
                    "off_exchange",
                    "off_exchange_mid",
                    "off_exchange_large",
                    "off_exchange_signed",
                    "volume",
                    "book_events");

    private FeatureSchema() {}

    /** Name of a column, as tables and reports head it. */
    public static String name(int column) {
        return NAMES.get(column);
    }
}
