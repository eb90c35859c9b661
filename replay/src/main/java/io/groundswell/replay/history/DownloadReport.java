package io.groundswell.replay.history;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a download has come to: how many units became what, and a line for each thing that is wrong,
 * however many days it concerns. Any thread.
 */
final class DownloadReport {
    private static final int MAX_PROBLEMS = 1_000;
    private static final int MAX_NOTES = 1_000;
    private static final int NAMES_SHOWN = 3;

    private final Map<UnitResult, Integer> counts = new EnumMap<>(UnitResult.class);
    private final Map<Problem, SortedSet<String>> problems = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final int asked;
    private long unlisted;
    private long untold;

    /** A report of so many units that are asked for. */
    DownloadReport(int asked) {
        this.asked = asked;
    }

    /** The same thing wrong with the same symbol. */
    private record Problem(String of, String reason) {}

    /** A unit is done with. */
    synchronized void add(UnitOutcome outcome) {
        counts.merge(outcome.result(), 1, Integer::sum);
        for (String note : outcome.notes()) {
            if (notes.size() < MAX_NOTES) {
                notes.add(outcome.unit() + ": " + note);
            } else {
                untold++;
            }
        }
        if (!outcome.result().isWhole()) {
            Problem problem = new Problem(concerned(outcome), outcome.reason());
            if (problems.containsKey(problem) || problems.size() < MAX_PROBLEMS) {
                problems.computeIfAbsent(problem, fresh -> new TreeSet<>()).add(name(outcome));
            } else {
                unlisted++;
            }
        }
    }

    private static String concerned(UnitOutcome outcome) {
        HistoryUnit unit = outcome.unit();
        return switch (outcome.scope()) {
            case UNIT -> unit.symbol() + " " + unit.kind();
            case SYMBOL -> unit.symbol();
            case ALL -> "";
        };
    }

    private static String name(UnitOutcome outcome) {
        HistoryUnit unit = outcome.unit();
        return switch (outcome.scope()) {
            case UNIT -> unit.name();
            case SYMBOL -> unit.kind() + " " + unit.name();
            case ALL -> unit.toString();
        };
    }

    /** Something that concerns no unit, such as a symbol that is none. */
    synchronized void problem(String of, String reason) {
        problems.computeIfAbsent(new Problem(of, reason), fresh -> new TreeSet<>());
    }

    /** How many units were asked for. */
    int asked() {
        return asked;
    }

    /** How many units are done with. */
    synchronized int done() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many of them became this. */
    synchronized int count(UnitResult result) {
        return counts.getOrDefault(result, 0);
    }

    /** How many of them are not whole. */
    synchronized int notWhole() {
        return counts.entrySet().stream()
                .filter(it -> !it.getKey().isWhole())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Whether all that was asked for is whole. */
    synchronized boolean isWhole() {
        return problems.isEmpty() && unlisted == 0 && done() == asked;
    }

    /** A line for each thing that is wrong. */
    synchronized List<String> problems() {
        List<String> lines = new ArrayList<>();
        problems.forEach((problem, names) -> lines.add(line(problem, names)));
        if (unlisted > 0) {
            lines.add(String.format(Locale.ROOT, "and %,d more that are not listed", unlisted));
        }
        return lines;
    }

    private static String line(Problem problem, SortedSet<String> names) {
        String of = problem.of();
        String which = "";
        if (names.size() == 1) {
            which = (of.isEmpty() ? "" : " ") + names.first();
        } else if (names.size() > 1) {
            List<String> shown = names.stream().limit(NAMES_SHOWN).toList();
            which = String.format(Locale.ROOT, " (%,d: %s", names.size(), String.join(", ", shown));
            which += names.size() > NAMES_SHOWN ? ", ...)" : ")";
        }
        return of.isEmpty() && names.size() != 1
                ? problem.reason() + which
                : of + which + ": " + problem.reason();
    }

    /** Prints what a person should know besides, what is wrong, and the counts. */
    synchronized void print(PrintWriter out) {
        notes.forEach(out::println);
        if (untold > 0) {
            out.printf(Locale.ROOT, "and %,d more lines like these%n", untold);
        }
        problems().forEach(out::println);
        List<String> parts = new ArrayList<>();
        counts.forEach(
                (result, count) ->
                        parts.add(String.format(Locale.ROOT, "%,d %s", count, result.words())));
        out.println(
                (parts.isEmpty() ? "nothing" : String.join(", ", parts))
                        + (isWhole() ? ": all that was asked for is whole" : ": NOT all is whole"));
    }
}
