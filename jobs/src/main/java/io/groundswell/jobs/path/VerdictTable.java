package io.groundswell.jobs.path;

import io.groundswell.connectors.TextTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The findings of a run for a person: a line for each table, key and symbol, and what they say. */
final class VerdictTable {
    private VerdictTable() {}

    static void print(List<Finding> findings, PrintWriter out) {
        TextTable table =
                new TextTable(
                        "STORE",
                        "TABLE OR KEY",
                        "SYMBOL",
                        "EXPECTED",
                        "STORED",
                        "MISSING",
                        "DUPLICATED",
                        "DIFFERENT",
                        "");
        for (Finding it : findings) {
            table.row(
                    it.store(),
                    it.name(),
                    it.symbol(),
                    number(it.expected()),
                    number(it.stored()),
                    number(it.missing()),
                    number(it.duplicated()),
                    number(it.different()),
                    it.isClean() ? "ok" : "WRONG");
        }
        table.print(out);
        long wrong = findings.stream().filter(it -> !it.isClean()).count();
        out.println(
                wrong == 0
                        ? "Both stores hold what the recorded days come to: nothing is missing,"
                                + " doubled or different."
                        : wrong + " of " + findings.size() + " lines are WRONG.");
        out.flush();
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
