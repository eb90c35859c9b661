package io.groundswell.model.event;

/** The side of a book that an order rests on. */
public enum Side {
    /** Orders to buy. */
    BID(0),
    /** Orders to sell. */
    ASK(1);

    private static final Side[] BY_CODE = values();

    private final int code;

    Side(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no side has
     */
    public static Side ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "side");
    }
}
