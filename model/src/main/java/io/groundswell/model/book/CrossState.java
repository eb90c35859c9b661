package io.groundswell.model.book;

/**
 * How best bid and best offer stand to each other. A state with a duration, not in itself a fault.
 */
public enum CrossState {
    /** The bid is below the offer, or a side is empty. */
    NORMAL,
    /** The bid equals the offer. */
    LOCKED,
    /** The bid is above the offer. */
    CROSSED
}
