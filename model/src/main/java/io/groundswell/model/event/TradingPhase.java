package io.groundswell.model.event;

/** How a venue matches orders right now; decides whether a crossed book is a fault. */
public enum TradingPhase {
    /** The feed does not say; the session calendar decides. */
    UNKNOWN(0),
    /** Orders gather and nothing matches: a crossed book is normal. */
    PRE_OPEN(1),
    /** A call auction: a crossed book is normal. */
    AUCTION(2),
    /** Orders match on arrival: a crossed book is a fault. */
    CONTINUOUS(3),
    /** Trading is stopped; the book may cross. */
    HALTED(4),
    /** Outside every session. */
    CLOSED(5);

    private static final TradingPhase[] BY_CODE = values();

    private final int code;

    TradingPhase(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no trading phase has
     */
    public static TradingPhase ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "trading phase");
    }
}
