package io.groundswell.replay.inject;

/**
 * One thing that the accumulator did.
 *
 * @param timeNanos order time, nanoseconds since 1970 UTC
 * @param deed what
 * @param price in units of 10^-priceExponent
 * @param size in units of 10^-sizeExponent; 0 for a move
 */
public record TruthRow(long timeNanos, Deed deed, long price, long size) {
    /** What an accumulator does. */
    public enum Deed {
        /** The iceberg's first display. */
        PLACED,
        /** The iceberg went to another price. */
        MOVED,
        /** A print below the iceberg's price, or one that its level could not fill, met it. */
        PASSIVE_FILL,
        /** An offer that came at or below the iceberg's price met it. */
        CROSSING_FILL,
        /** The next display. */
        REFILL,
        /** The rest of the display went at the end. */
        WITHDRAWN,
        /** A hidden buy inside the spread. */
        HIDDEN_BUY
    }
}
