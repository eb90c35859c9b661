package io.groundswell.connectors.clickhouse.history;

import java.io.IOException;
import java.time.LocalDate;

/** Whether what is read is what was counted. */
final class HistoryChecks {
    private static final String ADVICE =
            "; a day that is still being written cannot be read like this, choose days that are"
                    + " over";

    private HistoryChecks() {}

    /** Sees that a day is still as it was. */
    static void same(StoredDay day, long events, long checksum) throws HistoryChangedException {
        if (events != day.events() || checksum != day.checksum()) {
            throw new HistoryChangedException(
                    LocalDate.ofEpochDay(day.day())
                            + " had "
                            + day.events()
                            + " events when this reading began and has "
                            + events
                            + (events == day.events() ? " others" : "")
                            + " now"
                            + ADVICE);
        }
    }

    /**
     * Sees that the rows of a table are as many as the plan said.
     *
     * @throws IOException where they are not, which an answer that broke off looks like, too
     */
    static void same(String table, EventWindow window, long counted, long rows) throws IOException {
        if (rows != counted) {
            throw new IOException(
                    table
                            + " gave "
                            + rows
                            + " rows of nanoseconds "
                            + window.fromNanos()
                            + " to "
                            + window.toNanos()
                            + " and had counted "
                            + counted
                            + ADVICE);
        }
    }
}
