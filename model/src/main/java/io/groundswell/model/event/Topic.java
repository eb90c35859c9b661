package io.groundswell.model.event;

/**
 * The stream that an event belongs to. The declaration order is the rank in the {@linkplain
 * EventOrder total order}: at one instant a trade stands before the book change that it caused, and
 * the consolidated quote comes last.
 */
public enum Topic {
    /** Trades and their corrections, and the bars of a feed's history. */
    TICKS(0),
    /** Depth of book: updates, snapshots, clears, halts. */
    L2(1),
    /** Consolidated best bid and offer, and what is told of the instrument beside its prices. */
    L1S(2);

    private static final Topic[] BY_CODE = values();

    private final int code;

    Topic(int code) {
        this.code = code;
    }

    /** The number on the wire, which is also the rank in the total order. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no topic has
     */
    public static Topic ofCode(int code) {
        return WireCode.lookup(BY_CODE, code, "topic");
    }
}
