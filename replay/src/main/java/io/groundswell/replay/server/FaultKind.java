package io.groundswell.replay.server;

/** What a drill can do to clients. */
public enum FaultKind {
    /** A connection ends at once. Target: a port, or history: in the middle of a line. */
    DROP,
    /**
     * Nothing of a symbol is told for so many seconds of the recording; its state goes on. Of
     * history: nothing more on a connection for so many seconds of the wall clock, or ever.
     */
    STALL,
    /** So many events of a symbol are not told. */
    GAP,
    /** A line that is none of the protocol. Target: a port, or history: within an answer. */
    GARBAGE,
    /** A client gets so many bytes a second only, as if it read slowly. Target: a port. */
    SLOW,
    /** Instead of an answer: the server of history is not there. Target: history. */
    ERROR,
    /** Some rows only, and the end mark as if they were all. Target: history. */
    EARLY,
    /** The account has no right to the data, however often it asks. Target: history. */
    DENY;

    /** Whether it can be of a port. */
    boolean isOfPort() {
        return this == DROP || this == GARBAGE || this == SLOW;
    }

    /** Whether it can be of a symbol's events. */
    boolean isOfEvents() {
        return this == STALL || this == GAP;
    }

    /** Whether it can be of an answer. */
    boolean isOfAnswers() {
        return this != GAP && this != SLOW;
    }
}
