package io.groundswell.connectors.clickhouse.history;

import java.util.List;

/**
 * A stretch of order time that is read at once.
 *
 * @param fromNanos its start, nanoseconds since 1970 UTC
 * @param toNanos its end, exclusive
 * @param rowsOfTable how many rows each table holds of it, by the number of the table
 */
record EventWindow(long fromNanos, long toNanos, List<Long> rowsOfTable) {
    /** Makes the list immutable. */
    EventWindow {
        rowsOfTable = List.copyOf(rowsOfTable);
    }

    /** Rows of all tables. */
    int rows() {
        long rows = 0;
        for (long its : rowsOfTable) {
            rows += its;
        }
        return Math.toIntExact(rows);
    }
}
