package io.groundswell.jobs.chaos;

/**
 * What a table holds of a symbol, beside what it should.
 *
 * @param expected events of the recorded days
 * @param rows rows as they lie there, without FINAL
 * @param events events, with FINAL: of rows of one identity, one
 * @param isSame whether their checksum, over every field, is that of the recorded events
 */
record StoredCounts(long expected, long rows, long events, boolean isSame) {
    static final StoredCounts NONE = new StoredCounts(0, 0, 0, true);

    StoredCounts plus(StoredCounts other) {
        return new StoredCounts(
                expected + other.expected,
                rows + other.rows,
                events + other.events,
                isSame && other.isSame);
    }

    long lost() {
        return Math.max(0, expected - events);
    }

    /** Rows that only FINAL hides, and events that nobody sent. */
    long superfluous() {
        return rows - events + Math.max(0, events - expected);
    }

    boolean isClean() {
        return isSame && rows == expected && events == expected;
    }
}
