package io.groundswell.jobs.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.groundswell.jobs.run.ResultLines;
import io.groundswell.model.contract.OutputNames;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/** The closing table of a run: one row for each symbol. */
final class DemoTable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final String ROW =
            "%-12s %10s %8s %9s %12s %6s  %-18s %-18s  %-27s %-16s %10s%n";

    private DemoTable() {}

    /**
     * Reads the summaries that a run wrote.
     *
     * @param seconds how long the run took
     */
    static String of(Path results, double seconds) throws IOException {
        Map<String, JsonNode> rows = new TreeMap<>();
        ResultLines.forEach(
                results,
                OutputNames.BOOK_SUMMARIES,
                row -> rows.put(row.path("symbol").asText(), row));
        StringBuilder table = new StringBuilder();
        table.append(
                String.format(
                        ROW,
                        "symbol",
                        "events",
                        "trades",
                        "quotes",
                        "book changes",
                        "faults",
                        "first (UTC)",
                        "last (UTC)",
                        "last bid / ask",
                        "state hash",
                        "events/s"));
        long events = 0;
        for (JsonNode row : rows.values()) {
            events += row.path("events").asLong();
            table.append(row(row, seconds));
        }
        table.append(
                String.format(
                        "%,d events of %d symbols in %.1f s: %,.0f events/s, start of the job"
                                + " included.%n",
                        events, rows.size(), seconds, events / seconds));
        return table.toString();
    }

    private static String row(JsonNode row, double seconds) {
        return String.format(
                ROW,
                row.path("symbol").asText(),
                count(row, "events"),
                count(row, "trades"),
                count(row, "quotes"),
                count(row, "bookChanges"),
                count(row, "faults"),
                time(row, "firstNanos"),
                time(row, "lastNanos"),
                price(row, "bidPrice") + " / " + price(row, "askPrice"),
                row.path("stateHash").asText(),
                String.format("%,.0f", row.path("events").asLong() / seconds));
    }

    private static String count(JsonNode row, String field) {
        return String.format("%,d", row.path(field).asLong());
    }

    private static String time(JsonNode row, String field) {
        long nanos = row.path(field).asLong();
        return TIME.format(
                Instant.ofEpochSecond(
                        Math.floorDiv(nanos, NANOS_PER_SECOND),
                        Math.floorMod(nanos, NANOS_PER_SECOND)));
    }

    /** A price without the zeros that only its exponent brings, but with two decimals at least. */
    private static String price(JsonNode row, String field) {
        if (row.path(field).isNull()) {
            return "-";
        }
        String text = row.path(field).asText();
        int end = text.length();
        int atLeast = text.indexOf('.') + 3;
        while (end > atLeast && atLeast > 2 && text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, end);
    }
}
