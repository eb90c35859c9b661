package io.groundswell.model.event;

/** What the length of a bar counts. */
public enum BarUnit {
    /** Seconds of time. */
    SECOND(0),
    /** Trades. */
    TICK(1),
    /** Volume traded, in whole shares or contracts. */
    VOLUME(2),
    /** Trading days. */
    DAY(3),
    /** Weeks. */
    WEEK(4),
    /** Months. */
    MONTH(5);

    private static final BarUnit[] BY_CODE = values();

    private final int code;

    BarUnit(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no bar unit has
     */
    public static BarUnit ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "bar unit");
    }
}
