package io.groundswell.model.event;

/** What a depth row asks of the book. */
public enum DepthAction {
    /** A new order; for price levels and market makers the same as CHANGE. */
    ADD(0),
    /**
     * The row now has this price and size, absolutely. A size of 0 removes a price level or a
     * market maker.
     */
    CHANGE(1),
    /** Part of the order was withdrawn: the size is what goes, not what stays. */
    REDUCE(2),
    /** Part or all of the displayed order traded: the size is what traded. */
    EXECUTE(3),
    /** The row is gone, whatever its size was. */
    DELETE(4);

    private static final DepthAction[] BY_CODE = values();

    private final int code;

    DepthAction(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no depth action has
     */
    public static DepthAction ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "depth action");
    }
}
