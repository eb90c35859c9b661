package io.groundswell.jobs.chaos;

import io.groundswell.connectors.TextTable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The closing table of a run, as text. */
final class ChaosTable {
    private static final double MILLIS_PER_SECOND = 1e3;
    private static final int SYMBOLS_SHOWN = 20;

    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text);

    private ChaosTable() {}

    /**
     * The whole table of a drill that brings its own rows.
     *
     * @param rows what was compared
     * @param conclusion in one line
     * @param settings what the recovery times depend on, by name
     */
    static String of(
            ChaosProgress progress,
            TextTable rows,
            String conclusion,
            Map<String, String> settings) {
        ChaosTable table = new ChaosTable();
        table.head(progress);
        rows.print(table.out);
        table.out.println();
        table.out.printf(
                Locale.ROOT,
                "%d kills, %,d events: %s%n",
                progress.recoveries().size(),
                progress.settings().events(),
                conclusion);
        table.foot(progress, settings);
        return table.text.toString();
    }

    /**
     * The whole table.
     *
     * @param counts by kind and symbol
     * @param settings what the recovery times depend on, by name
     */
    static String of(
            ChaosProgress progress,
            Map<String, Map<String, RowCounts>> counts,
            Map<String, String> settings) {
        ChaosTable table = new ChaosTable();
        table.head(progress);
        table.rows(counts);
        table.out.println();
        table.summary(progress, total(counts));
        table.foot(progress, settings);
        return table.text.toString();
    }

    private void head(ChaosProgress progress) {
        out.println(
                "Recovery: from a kill until all tasks run again (0.0 s: none had stopped), and"
                        + " until a checkpoint begun after it is complete.");
        recoveries(progress.recoveries());
        out.println();
    }

    /** All kinds and symbols together. */
    static RowCounts total(Map<String, Map<String, RowCounts>> counts) {
        return counts.values().stream()
                .flatMap(it -> it.values().stream())
                .reduce(RowCounts.NONE, RowCounts::plus);
    }

    private void recoveries(List<Recovery> recoveries) {
        TextTable table =
                new TextTable(
                        "killed",
                        "kills",
                        "running p50",
                        "p99",
                        "max",
                        "committed p50",
                        "p99",
                        "max");
        for (Victim victim : Victim.values()) {
            RecoveryTimes running = times(recoveries, victim, Recovery::runningMillis);
            RecoveryTimes committed = times(recoveries, victim, Recovery::committedMillis);
            if (!running.sortedMillis().isEmpty()) {
                table.row(
                        victim.displayName(),
                        Integer.toString(running.sortedMillis().size()),
                        seconds(running.percentileMillis(50)),
                        seconds(running.percentileMillis(99)),
                        seconds(running.maxMillis()),
                        seconds(committed.percentileMillis(50)),
                        seconds(committed.percentileMillis(99)),
                        seconds(committed.maxMillis()));
            }
        }
        table.print(out);
    }

    private static RecoveryTimes times(
            List<Recovery> recoveries, Victim victim, ToLongFunction<Recovery> figure) {
        return new RecoveryTimes(
                recoveries.stream()
                        .filter(it -> it.victim() == victim)
                        .map(figure::applyAsLong)
                        .toList());
    }

    /** A time for people. */
    static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND);
    }

    private void rows(Map<String, Map<String, RowCounts>> counts) {
        TextTable table =
                new TextTable(
                        "results",
                        "symbol",
                        "expected",
                        "committed",
                        "lost",
                        "duplicated",
                        "reordered");
        counts.forEach(
                (kind, bySymbol) -> {
                    if (bySymbol.size() <= SYMBOLS_SHOWN) {
                        bySymbol.forEach((symbol, its) -> row(table, kind, symbol, its));
                    } else {
                        bySymbol.entrySet().stream()
                                .filter(it -> !it.getValue().isSame())
                                .limit(SYMBOLS_SHOWN)
                                .forEach(it -> row(table, kind, it.getKey(), it.getValue()));
                    }
                    RowCounts all =
                            bySymbol.values().stream().reduce(RowCounts.NONE, RowCounts::plus);
                    row(table, kind, "all " + bySymbol.size(), all);
                });
        table.print(out);
    }

    private static void row(TextTable table, String kind, String symbol, RowCounts its) {
        table.row(
                kind,
                symbol,
                count(its.expected()),
                count(its.committed()),
                count(its.lost()),
                count(its.duplicated()),
                count(its.reordered()));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void summary(ChaosProgress progress, RowCounts all) {
        out.printf(
                Locale.ROOT,
                "%d kills, %,d events, %,d rows: lost %,d, duplicated %,d, reordered %,d.%n",
                progress.recoveries().size(),
                progress.settings().events(),
                all.committed(),
                all.lost(),
                all.duplicated(),
                all.reordered());
    }

    private void foot(ChaosProgress progress, Map<String, String> settings) {
        Duration active = Duration.ofMillis(progress.activeMillis());
        out.printf(
                Locale.ROOT,
                "Seed %d, %d min %02d s in %d %s of the command, with%n",
                progress.settings().seed(),
                active.toMinutes(),
                active.toSecondsPart(),
                progress.starts(),
                progress.starts() == 1 ? "start" : "starts");
        settings.forEach((name, value) -> out.println("  " + name + ": " + value));
    }
}
