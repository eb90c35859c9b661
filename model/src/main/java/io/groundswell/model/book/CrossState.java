package io.groundswell.model.book;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Side;

/**
 * How best bid and best offer stand to each other. A state with a duration, not in itself a fault.
 */
public enum CrossState {
    /** The bid is below the offer, or a side is empty. */
    NORMAL(0),
    /** The bid equals the offer. */
    LOCKED(1),
    /** The bid is above the offer. */
    CROSSED(2);

    private static final CrossState[] BY_CODE = values();

    private final int code;

    CrossState(int code) {
        this.code = code;
    }

    /** The number in stored state. */
    public int code() {
        return code;
    }

    /**
     * The constant with this code.
     *
     * @throws IllegalArgumentException for a number that no state has
     */
    public static CrossState ofCode(int code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("no cross state has the code " + code);
        }
        return BY_CODE[code];
    }

    /** How the best prices of a book stand. */
    public static CrossState of(OrderBook book) {
        long bid = book.bestPrice(Side.BID);
        long ask = book.bestPrice(Side.ASK);
        boolean twoSided = bid != EventHeader.ABSENT && ask != EventHeader.ABSENT;
        if (!twoSided || bid < ask) {
            return NORMAL;
        }
        return bid == ask ? LOCKED : CROSSED;
    }
}
