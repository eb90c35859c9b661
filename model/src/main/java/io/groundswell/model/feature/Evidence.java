package io.groundswell.model.feature;

import io.groundswell.model.event.Topic;

/**
 * One print or book change that a feature was made of, so that a person can look it up.
 *
 * @param kind what it was taken for
 * @param timeNanos its order time, nanoseconds since 1970 UTC
 * @param price 1e-4 dollar
 * @param shares how many shares it is about
 * @param topic the stream of the event
 * @param sourceEpoch its epoch
 * @param sequence its sequence; with symbol, topic and epoch the identity of the event
 */
public record Evidence(
        Kind kind,
        long timeNanos,
        long price,
        long shares,
        Topic topic,
        long sourceEpoch,
        long sequence) {

    /** What an event was taken for. */
    public enum Kind {
        /** The bid was shown again just after it was sold to. */
        BID_REFILL,
        /** The offer was shown again just after it was bought from. */
        ASK_REFILL,
        /** A print that met an order on the bid side which nobody saw. */
        HIDDEN_BID,
        /** A print that met an order on the offer side which nobody saw. */
        HIDDEN_ASK,
        /** A large print off the exchanges. */
        OFF_EXCHANGE_BLOCK
    }
}
