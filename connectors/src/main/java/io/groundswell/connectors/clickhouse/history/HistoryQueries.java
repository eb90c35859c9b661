package io.groundswell.connectors.clickhouse.history;

import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.EventColumns;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.SqlText;
import io.groundswell.model.event.DatedEvent;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is asked of the raw tables. Each table is sorted by symbol first and then as the total order
 * is, so that a stretch of time of some symbols is a few short ranges of it; FINAL merges the parts
 * as they are read, and each event comes once.
 */
final class HistoryQueries {
    private static final String NANOS =
            "toUnixTimestamp64Nano(" + EventColumns.EVENT_TIME.name() + ")";

    /** A place in the order as a number; the sum of many is the same in whatever order. */
    private static final String HASH =
            "cityHash64("
                    + EventColumns.KEY.stream().map(Column::name).collect(Collectors.joining(", "))
                    + ")";

    /** The server's own column: the name of the partition that a row lies in. */
    private static final String PARTITION = "_partition_id";

    private final List<RowLayout<DatedEvent>> tables;

    HistoryQueries(List<RowLayout<DatedEvent>> tables) {
        this.tables = tables;
    }

    /** Rows: symbol, day (Int64), first and last trading date, events (UInt64), checksum. */
    String days(HistoryChoice choice) {
        return "SELECT symbol, day, min(low), max(high), sum(events), sum(hashes) FROM ("
                + everyTable(
                        "SELECT toString("
                                + EventColumns.SYMBOL.name()
                                + ") AS symbol, intDiv("
                                + NANOS
                                + ", "
                                + DayPlan.DAY_NANOS
                                + ") AS day, min("
                                + EventColumns.TRADING_DATE.name()
                                + ") AS low, max("
                                + EventColumns.TRADING_DATE.name()
                                + ") AS high, count() AS events, sum("
                                + HASH
                                + ") AS hashes",
                        where(choice) + " GROUP BY symbol, day")
                + ") GROUP BY symbol, day ORDER BY symbol, day";
    }

    /** Rows: symbol. */
    String symbols(HistoryChoice choice) {
        return "SELECT DISTINCT symbol FROM ("
                + tables.stream()
                        .map(
                                table ->
                                        "SELECT DISTINCT toString("
                                                + EventColumns.SYMBOL.name()
                                                + ") AS symbol FROM "
                                                + table.table()
                                                + where(choice))
                        .collect(Collectors.joining(" UNION ALL "))
                + ") ORDER BY symbol";
    }

    /** Rows: slice (Int64), table (UInt8), events (UInt64), checksum (UInt64), by slice. */
    String slices(Collection<String> symbols, StoredDay day, long sliceNanos) {
        long start = day.day() * DayPlan.DAY_NANOS;
        String where = where(symbols, day, start, start + DayPlan.DAY_NANOS);
        return "SELECT * FROM ("
                + IntStream.range(0, tables.size())
                        .mapToObj(
                                table ->
                                        "SELECT intDiv("
                                                + NANOS
                                                + " - "
                                                + start
                                                + ", "
                                                + sliceNanos
                                                + ") AS slice, toUInt8("
                                                + table
                                                + ") AS part, count(), sum("
                                                + HASH
                                                + ") FROM "
                                                + tables.get(table).table()
                                                + " FINAL"
                                                + where
                                                + " GROUP BY slice")
                        .collect(Collectors.joining(" UNION ALL "))
                + ") ORDER BY slice, part";
    }

    /** Rows of a table, as its layout reads them, in any order. */
    String rows(int table, Collection<String> symbols, StoredDay day, EventWindow window) {
        return "SELECT "
                + tables.get(table).columns().stream()
                        .map(Column::name)
                        .collect(Collectors.joining(", "))
                + " FROM "
                + tables.get(table).table()
                + " FINAL"
                + where(symbols, day, window.fromNanos(), window.toNanos());
    }

    private String everyTable(String select, String rest) {
        return tables.stream()
                .map(table -> select + " FROM " + table.table() + " FINAL" + rest)
                .collect(Collectors.joining(" UNION ALL "));
    }

    private static String where(HistoryChoice choice) {
        return " WHERE "
                + (choice.symbols().isEmpty() ? "1" : among(choice.symbols()))
                + choice.from().map(it -> dated(">=", it)).orElse("")
                + choice.to().map(it -> dated("<=", it)).orElse("");
    }

    /**
     * Events of trading dates on one side of one, and of no other partition: FINAL looks into every
     * partition unless told so, since there might be a copy that counts more. A table's partitions
     * are days or years, and their names begin alike.
     */
    private static String dated(String comparison, LocalDate date) {
        return " AND "
                + EventColumns.TRADING_DATE.name()
                + ' '
                + comparison
                + " '"
                + date
                + "' AND "
                + PARTITION
                + ' '
                + comparison
                + " left('"
                + date.format(DateTimeFormatter.BASIC_ISO_DATE)
                + "', length("
                + PARTITION
                + "))";
    }

    private static String where(
            Collection<String> symbols, StoredDay day, long fromNanos, long toNanos) {
        return " WHERE "
                + among(symbols)
                + " AND "
                + EventColumns.EVENT_TIME.name()
                + " >= "
                + time(fromNanos)
                + " AND "
                + EventColumns.EVENT_TIME.name()
                + " < "
                + time(toNanos)
                + dated(">=", LocalDate.ofEpochDay(day.firstTradingDay()))
                + dated("<=", LocalDate.ofEpochDay(day.lastTradingDay()));
    }

    private static String time(long nanos) {
        return "fromUnixTimestamp64Nano(toInt64(" + nanos + "), 'UTC')";
    }

    private static String among(Collection<String> symbols) {
        return EventColumns.SYMBOL.name()
                + symbols.stream()
                        .map(SqlText::literal)
                        .collect(Collectors.joining(", ", " IN (", ")"));
    }
}
