package io.groundswell.model.event;

/** How the feed lets a trade count, as IQFeed's Message Contents tell it. */
public enum TradeBasis {
    /** The feed makes no such statement. */
    UNSPECIFIED(0),
    /** IQFeed C: a last-qualified trade. */
    LAST_QUALIFIED(1),
    /** IQFeed E: an extended-hours (Form T) trade. */
    EXTENDED(2),
    /** IQFeed O: any other trade. */
    OTHER(3);

    private static final TradeBasis[] BY_CODE = values();

    private final int code;

    TradeBasis(int code) {
        this.code = code;
    }

    /** The number on the wire. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no trade basis has
     */
    public static TradeBasis ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "trade basis");
    }
}
