package io.groundswell.replay.server;

/** What a drill can do to clients. */
public enum FaultKind {
    /** A connection ends at once. Target: a port. */
    DROP,
    /** Nothing of a symbol is told for so many seconds of the recording; its state goes on. */
    STALL,
    /** So many events of a symbol are not told. */
    GAP,
    /** A line that is none of the protocol. Target: a port. */
    GARBAGE,
    /** A client gets so many bytes a second only, as if it read slowly. Target: a port. */
    SLOW;

    /** Whether the target is a port; else it is a symbol. */
    boolean isOfPort() {
        return this == DROP || this == GARBAGE || this == SLOW;
    }
}
