package io.groundswell.model.quality;

/** Why a piece of input could not become an event, or an event could not be taken. */
public enum DefectReason {
    /** Not the shape that the source promises. */
    MALFORMED,
    /** A price or size finer than the instrument's exponent. */
    PRECISION,
    /** A feed time more than 5 s after it was received, or a time outside 1971 to 2099. */
    IMPLAUSIBLE_TIME,
    /** Bytes that the event codec cannot read. */
    UNREADABLE,
    /** An event of this identity, or a later one, was taken before. */
    DUPLICATE,
    /** The order time lies before an earlier event's of the same symbol and topic. */
    OUT_OF_ORDER,
    /** A store did not take the row that was made of it. */
    REFUSED_BY_STORE
}
