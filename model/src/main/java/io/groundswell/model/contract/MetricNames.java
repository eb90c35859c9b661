package io.groundswell.model.contract;

/** Names of metrics that dashboards, tests and the console look for. */
public final class MetricNames {
    /** Counter: market events taken in. */
    public static final String EVENTS_IN = "eventsIn";

    /** Counter: events dropped because they, or later ones, were taken before. */
    public static final String DUPLICATES_DROPPED = "duplicatesDropped";

    /** Counter: holes in the sequence of a symbol and topic. */
    public static final String SEQUENCE_HOLES = "sequenceHoles";

    /** Counter: faults of order books. */
    public static final String BOOK_FAULTS = "bookFaults";

    /** Counter: input that was not taken. */
    public static final String DEFECTS = "defects";

    /** Gauge: books that are not to be trusted now. */
    public static final String UNTRUSTED_BOOKS = "untrustedBooks";

    /** Gauge: books that are held in memory now. */
    public static final String LIVE_BOOKS = "liveBooks";

    /** Books that were loaded from keyed state, or begun. */
    public static final String BOOKS_LOADED = "booksLoaded";

    /** Counter: records of market topics that could not become events. */
    public static final String UNDECODABLE_RECORDS = "undecodableRecords";

    /** Gauge: records of market topics so far that a newer version of the event schema wrote. */
    public static final String NEWER_VERSION_RECORDS = "newerVersionRecords";

    private MetricNames() {}
}
