package io.groundswell.model.contract;

/**
 * Headers of a record on the dead-letter topic, each a text in UTF-8. Its value is the input as it
 * was, its key the one that it came with.
 */
public enum DeadLetterHeader {
    /** Name of the {@link io.groundswell.model.quality.DefectReason}. */
    REASON("reason"),
    /** What exactly was found, in words. */
    DETAIL("detail"),
    /** Where the input came from, such as topic and partition. */
    SOURCE("source"),
    /** Offset or line within the source, a decimal number. */
    POSITION("position"),
    /** The symbol where it is known, else empty. */
    SYMBOL("symbol"),
    /** The order time where it is known, nanoseconds UTC as a decimal number, else empty. */
    EVENT_TIME_NANOS("event-time-nanos");

    private final String headerName;

    DeadLetterHeader(String headerName) {
        this.headerName = headerName;
    }

    /** The header's key. */
    public String headerName() {
        return headerName;
    }
}
