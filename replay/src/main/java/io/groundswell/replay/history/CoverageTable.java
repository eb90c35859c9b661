package io.groundswell.replay.history;

import io.groundswell.connectors.TextTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The coverage table: a row for each unit, and below it what is missing. One thread at a time. */
final class CoverageTable {
    private static final int MAX_SOURCE_LENGTH = 24;
    private static final int MAX_NOTE_LENGTH = 110;
    private static final int PERCENT = 100;

    private final TextTable table =
            new TextTable(
                    "SYMBOL",
                    "KIND",
                    "DAY",
                    "STATE",
                    "ROWS",
                    "SESSION",
                    "VOLUME",
                    "VERIFIED",
                    "SIZE",
                    "SOURCE");
    private final List<List<String>> notes = new ArrayList<>();
    private int whole;
    private int verified;
    private long bytes;

    /**
     * A row.
     *
     * @param fetching how much of it has come so far, where it is being fetched
     */
    void row(JudgedUnit judged, Optional<String> fetching) {
        DayCheck check = judged.check();
        table.row(
                judged.unit().symbol(),
                judged.unit().kind().text(),
                judged.unit().name(),
                check.state().text(),
                judged.evidence().map(it -> DayWords.amount(it.rows(), 0)).orElse("-"),
                percent(check.sessionShare()),
                percent(check.volumeShare()),
                check.isVerified() ? "yes" : "no",
                judged.bytes() == 0 ? "-" : TextTable.size(judged.bytes()),
                source(judged.source()));
        List<String> below = new ArrayList<>();
        fetching.ifPresent(below::add);
        below.addAll(check.missing());
        below.addAll(check.remarks().stream().map(it -> "(" + it + ")").toList());
        notes.add(below);
        whole += check.state().isWhole() ? 1 : 0;
        verified += check.isVerified() ? 1 : 0;
        bytes += judged.bytes();
    }

    private static String source(String text) {
        String plain = text.isEmpty() ? "-" : text;
        return plain.length() <= MAX_SOURCE_LENGTH
                ? plain
                : plain.substring(0, MAX_SOURCE_LENGTH - 3) + "...";
    }

    /** Rounded down: only all of it is 100 %. */
    private static String percent(OptionalDouble share) {
        if (share.isEmpty()) {
            return "-";
        }
        double tenths = Math.floor(share.getAsDouble() * PERCENT * 10) / 10;
        return String.format(Locale.ROOT, "%.1f%%", tenths);
    }

    int rows() {
        return notes.size();
    }

    void print(PrintWriter out) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        table.print(lines);
        lines.flush();
        List<String> rows = text.toString().lines().toList();
        out.println(rows.get(0));
        for (int i = 0; i < notes.size(); i++) {
            out.println(rows.get(i + 1));
            for (String note : notes.get(i)) {
                out.println(
                        "    "
                                + (note.length() <= MAX_NOTE_LENGTH
                                        ? note
                                        : note.substring(0, MAX_NOTE_LENGTH - 3) + "..."));
            }
        }
        out.println(
                notes.size()
                        + (notes.size() == 1 ? " row, " : " rows, ")
                        + whole
                        + " whole, "
                        + verified
                        + " verified, "
                        + (notes.size() - whole)
                        + " not whole, "
                        + TextTable.size(bytes));
    }
}
