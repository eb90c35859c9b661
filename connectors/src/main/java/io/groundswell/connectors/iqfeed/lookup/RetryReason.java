package io.groundswell.connectors.iqfeed.lookup;

/** Why a question was asked again. */
public enum RetryReason {
    /** The server told an error that may pass, or one that is not known. */
    SERVER_ERROR,
    /** The connection ended before the answer did. */
    DROPPED,
    /** Nothing came for too long. */
    STALLED,
    /** The answer held an error among its rows, a line that is none, or nothing at all. */
    DAMAGED
}
