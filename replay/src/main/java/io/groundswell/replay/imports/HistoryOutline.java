package io.groundswell.replay.imports;

import java.time.LocalDate;
import java.util.List;

/**
 * What a first look at a reply of history found.
 *
 * @param rows how to read them
 * @param requestId the id that each row begins with, or empty
 * @param newestFirst whether the rows go back in time
 * @param priceExponent as many digits as prices need
 * @param days the trading days, in the order of the text
 * @param endLine number of the line that ends the reply; the greatest long where it is missing
 */
record HistoryOutline(
        HistoryRows rows,
        String requestId,
        boolean newestFirst,
        int priceExponent,
        List<Day> days,
        long endLine) {

    /** Keeps a copy. */
    HistoryOutline {
        days = List.copyOf(days);
    }

    /**
     * Where the rows of a day are.
     *
     * @param date the trading date
     * @param offset bytes of text before its first row; 0 of the day that comes first
     * @param linesBefore how many lines these are
     * @param lastLine number of its last row
     */
    record Day(LocalDate date, long offset, long linesBefore, long lastLine) {
        Day until(long line) {
            return new Day(date, offset, linesBefore, line);
        }
    }

    /** Whether the reply says that it is whole. */
    boolean isEnded() {
        return endLine != Long.MAX_VALUE;
    }
}
