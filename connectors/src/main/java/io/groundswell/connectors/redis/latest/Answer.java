package io.groundswell.connectors.redis.latest;

/** What became of a command. */
enum Answer {
    /** Redis has it now. */
    WRITTEN,
    /** Redis had the very same. */
    SAME,
    /** Redis has a newer one. */
    STALE,
    /** Redis can never take it. */
    REFUSED,
    /** It was not answered, or not for good; it is to be sent again. */
    FAILED
}
