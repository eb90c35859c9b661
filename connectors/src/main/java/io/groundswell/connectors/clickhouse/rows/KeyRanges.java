package io.groundswell.connectors.clickhouse.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where some rows lie in a table that is ordered by symbol and time and partitioned by trading
 * date: of each symbol and date, from when to when. One thread.
 */
final class KeyRanges {
    private final Map<String, Map<Integer, long[]>> ranges = new TreeMap<>();

    /** One more row. */
    void add(String symbol, int tradingDay, long timeNanos) {
        long[] range =
                ranges.computeIfAbsent(symbol, any -> new TreeMap<>())
                        .computeIfAbsent(tradingDay, any -> new long[] {timeNanos, timeNanos});
        range[0] = Math.min(range[0], timeNanos);
        range[1] = Math.max(range[1], timeNanos);
    }

    /** A condition that holds for what lies there and nothing else. */
    String condition() {
        List<String> places = new ArrayList<>();
        ranges.forEach(
                (symbol, days) ->
                        days.forEach((day, range) -> places.add(place(symbol, day, range))));
        return String.join(" OR ", places);
    }

    private static String place(String symbol, int day, long[] range) {
        return "("
                + EventColumns.SYMBOL.name()
                + " = "
                + SqlText.literal(symbol)
                + " AND "
                + EventColumns.TRADING_DATE.name()
                + " = toDate("
                + day
                + ") AND "
                + EventColumns.EVENT_TIME.name()
                + " BETWEEN "
                + Times.literal(range[0])
                + " AND "
                + Times.literal(range[1])
                + ")";
    }
}
