package io.groundswell.jobs.chaos;

/** What a reading of Redis is, beside the recorded days and what was read before. */
enum ReadingVerdict {
    /** A right one, later than any before. */
    NEWER,
    /** A right one, and the same as before. */
    SAME,
    /** The fields are not all those of the event whose order they have. */
    TORN,
    /** Older than one that was read before, without a reason. */
    STALE,
    /** Older than one that was read before Redis was killed: it has lost what it had shown. */
    UNDONE,
    /** Of an order that no event has. */
    FOREIGN;

    /** Whether a reader may see it. */
    boolean isRight() {
        return this == NEWER || this == SAME;
    }
}
