package io.groundswell.model.contract;

/** Names of metrics that dashboards, tests and the console look for. */
public final class MetricNames {
    /** Counter: market events taken in. */
    public static final String EVENTS_IN = "eventsIn";

    /** Meter: market events taken in, per second over the last minute. */
    public static final String EVENTS_PER_SECOND = "eventsPerSecond";

    /** Gauge: how far the order time of the last event lies behind the clock, milliseconds. */
    public static final String EVENT_TIME_LAG_MILLIS = "eventTimeLagMillis";

    /** Counter: events dropped because they, or later ones, were taken before. */
    public static final String DUPLICATES_DROPPED = "duplicatesDropped";

    /** Counter: holes in the sequence of a symbol and topic. */
    public static final String SEQUENCE_HOLES = "sequenceHoles";

    /** Counter: faults of order books, one for each {@link #FAULT_KIND}. */
    public static final String BOOK_FAULTS = "bookFaults";

    /** Label: which kind of fault a counter counts. */
    public static final String FAULT_KIND = "kind";

    /** Counter: input that was not taken. */
    public static final String DEFECTS = "defects";

    /** Counter: events that were refused once and came again. */
    public static final String EVENTS_SENT_AGAIN = "eventsSentAgain";

    /** Gauge: books in memory that are not to be trusted now. */
    public static final String UNTRUSTED_BOOKS = "untrustedBooks";

    /** Gauge: books that are held in memory now. */
    public static final String LIVE_BOOKS = "liveBooks";

    /** Gauge: bytes that the books in memory take in keyed state. */
    public static final String BOOK_STATE_BYTES = "bookStateBytes";

    /** Gauge: how long the task stood still for the last write-back to keyed state. */
    public static final String WRITE_BACK_MICROS = "writeBackMicros";

    /** Gauge: the longest that the task ever stood still for a write-back. */
    public static final String LONGEST_WRITE_BACK_MICROS = "longestWriteBackMicros";

    /** Counter: values written back to keyed state for snapshots. */
    public static final String VALUES_WRITTEN_BACK = "valuesWrittenBack";

    /** Counter: records of market topics that could not become events. */
    public static final String UNDECODABLE_RECORDS = "undecodableRecords";

    /** Gauge: records of market topics so far that a newer version of the event schema wrote. */
    public static final String NEWER_VERSION_RECORDS = "newerVersionRecords";

    /** Counter: rows that a store has acknowledged, refused ones not. */
    public static final String ROWS_STORED = "rowsStored";

    /** Counter: blocks of rows that a store has acknowledged. */
    public static final String BLOCKS_STORED = "blocksStored";

    /** Counter: attempts to store a block that failed and were made again. */
    public static final String STORE_RETRIES = "storeRetries";

    /** Counter: rows that a store would or could not take and that became dead letters. */
    public static final String ROWS_REFUSED = "rowsRefused";

    /**
     * Counter: rows stored before their checkpoint, because no more could wait; after a failure
     * these are stored again under another token, and are one by their identity only.
     */
    public static final String ROWS_STORED_EARLY = "rowsStoredEarly";

    /** Gauge: bytes of blocks that wait in a writer for the next checkpoint. */
    public static final String WAITING_BYTES = "waitingBytes";

    /** Counter: rows of blocks that a store took for kept, and did not have. */
    public static final String ROWS_MISSED = "rowsMissed";

    /** Counter: latest values and stream entries that Redis took. */
    public static final String LATEST_WRITTEN = "latestWritten";

    /** Counter: latest values that Redis did not take, because it had a newer one or the same. */
    public static final String LATEST_STALE = "latestStale";

    /** Counter: latest values that were replaced by newer ones before they were sent. */
    public static final String LATEST_CONFLATED = "latestConflated";

    /** Counter: stream entries that were given up, because no more could wait. */
    public static final String LATEST_DROPPED = "latestDropped";

    /** Counter: latest values that Redis can never take, because another type is at the key. */
    public static final String LATEST_REFUSED = "latestRefused";

    /** Counter: attempts to write to Redis that failed and were made again. */
    public static final String LATEST_RETRIES = "latestRetries";

    /** Gauge: for how long nothing has been written to Redis that should be; 0 while it is. */
    public static final String LATEST_OUTAGE_MILLIS = "latestOutageMillis";

    /** Gauge: latest values and stream entries that wait to be sent. */
    public static final String LATEST_PENDING = "latestPending";

    /** Label: which {@link Hop} a figure is of. */
    public static final String HOP = "hop";

    /** Histogram: how long a hop took in the last one or two minutes, microseconds. */
    public static final String HOP_MICROS = "hopMicros";

    /** Gauge: events of that time whose hop was measured. */
    public static final String HOP_COUNT = "hopCount";

    /**
     * Gauge: the shortest that a hop took in that time, microseconds. Below zero the clocks differ,
     * by at least so much.
     */
    public static final String HOP_LEAST_MICROS = "hopLeastMicros";

    /** Gauge: events of that time that arrived before they were sent; they count as 0. */
    public static final String HOP_NEGATIVE = "hopNegative";

    /**
     * Gauge: events so far whose hop was not measured: of a recording, or stored for over an hour.
     */
    public static final String HOP_RECORDED = "hopRecorded";

    private MetricNames() {}
}
