package io.groundswell.model.signal;

/**
 * The columns of a bin of ten seconds; all are longs, so that sums of them are exact, and their
 * differences too, whatever overflows.
 */
final class CoarseSchema {
    /** Bought less sold, at most 2^26 either way; shares. */
    static final int IMBALANCE = 0;

    /** Move of twice the midpoint, at most 2^24 either way. */
    static final int MOVE = 1;

    static final int IMBALANCE_SQUARED = 2;
    static final int IMBALANCE_MOVE = 3;
    static final int MOVE_SQUARED = 4;

    /** Each of the two steps of five seconds times the one before it, without signs. */
    static final int STEP_PRODUCTS = 5;

    static final int SPREAD_TIME = 6;
    static final int VALID_TIME = 7;

    /** 1 where the book was valid at some moment of the bin, else all columns are 0. */
    static final int BINS = 8;

    static final int BID_TESTED = 9;
    static final int BID_HELD = 10;
    static final int ASK_TESTED = 11;
    static final int ASK_HELD = 12;
    static final int BID_DEPTH_TIME = 13;
    static final int ASK_DEPTH_TIME = 14;

    /** Bytes of a bin are a power of two. */
    static final int COUNT = 16;

    static final int MAX_IMBALANCE = 1 << 26;
    static final int MAX_MOVE = 1 << 24;

    private CoarseSchema() {}
}
