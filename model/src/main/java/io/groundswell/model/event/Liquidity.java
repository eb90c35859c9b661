package io.groundswell.model.event;

/** What kind of resting interest a trade met. */
public enum Liquidity {
    /** The feed does not say. */
    UNKNOWN(0),
    /** An order that the displayed book showed. */
    DISPLAYED(1),
    /** An order that the displayed book did not show; the book does not change. */
    HIDDEN(2),
    /** An opening, closing or halt auction, or another cross. */
    AUCTION(3);

    private static final Liquidity[] BY_CODE = values();

    private final int code;

    Liquidity(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no liquidity has
     */
    public static Liquidity ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "liquidity");
    }
}
