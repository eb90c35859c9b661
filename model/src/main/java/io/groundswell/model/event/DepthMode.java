package io.groundswell.model.event;

/** What one row of a venue's depth feed stands for, and so what identifies it. */
public enum DepthMode {
    /** No depth: the best bid and offer are all there is; quotes make a one-level book. */
    TOP_OF_BOOK(0),
    /** A row is a price level, known by side and price. */
    PRICE_LEVEL(1),
    /** A row is one resting order, known by its order id. */
    BY_ORDER(2),
    /**
     * A row is the quote of one market maker or venue, known by its name and side (IQFeed
     * equities).
     */
    MARKET_MAKER(3);

    private static final DepthMode[] BY_CODE = values();

    private final int code;

    DepthMode(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no depth mode has
     */
    public static DepthMode ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "depth mode");
    }
}
