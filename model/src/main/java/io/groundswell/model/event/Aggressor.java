package io.groundswell.model.event;

/** Who took liquidity in a trade. */
public enum Aggressor {
    /** The feed does not say. */
    UNKNOWN(0),
    /** The buyer crossed the spread. */
    BUYER(1),
    /** The seller crossed the spread. */
    SELLER(2),
    /** Nobody: an auction or a cross. */
    NONE(3);

    private static final Aggressor[] BY_CODE = values();

    private final int code;

    Aggressor(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no aggressor has
     */
    public static Aggressor ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "aggressor");
    }
}
