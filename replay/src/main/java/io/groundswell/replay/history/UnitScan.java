package io.groundswell.replay.history;

import io.groundswell.model.session.ExchangeCalendar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which units a history folder holds, whole or begun, and which days of a range it does not.
 *
 * @param symbols only these; all where empty
 * @param kind only this
 * @param from only days from here on
 * @param to only days up to here
 */
record UnitScan(
        Set<String> symbols,
        Optional<HistoryKind> kind,
        Optional<LocalDate> from,
        Optional<LocalDate> to) {
    private static final List<String> ENDS = List.of(".tape", ".check.json", ".reply.partial");
    private static final String YEAR = "[0-9]{4}";
    private static final Comparator<HistoryUnit> ORDER =
            Comparator.comparing(HistoryUnit::symbol)
                    .thenComparing(unit -> unit.kind().text())
                    .thenComparing(HistoryUnit::first);

    /** A symbol and a kind of it. */
    private record Row(String symbol, HistoryKind kind) {}

    /**
     * The units, by symbol, kind and day. Where both ends of a range are said, the days of the
     * calendar that are not there are among them.
     *
     * @throws IOException where a folder cannot be read
     */
    List<HistoryUnit> units(HistoryFolder folder, ExchangeCalendar calendar) throws IOException {
        Map<Row, Set<HistoryUnit>> found = new LinkedHashMap<>();
        for (Path ofKind : children(folder.root())) {
            Optional<HistoryKind> itsKind = kindOf(name(ofKind));
            if (itsKind.isEmpty() || (kind.isPresent() && !kind.equals(itsKind))) {
                continue;
            }
            for (Path ofSymbol : children(ofKind)) {
                String symbol = HistoryFolder.unescaped(name(ofSymbol));
                if (!symbol.isEmpty() && (symbols.isEmpty() || symbols.contains(symbol))) {
                    Row row = new Row(symbol, itsKind.get());
                    for (Path file : children(ofSymbol)) {
                        unit(row, name(file))
                                .filter(this::isInRange)
                                .ifPresent(unit -> add(found, row, unit));
                    }
                }
            }
        }
        if (from.isPresent() && to.isPresent()) {
            addAbsent(found, calendar);
        }
        List<HistoryUnit> units = new ArrayList<>();
        found.values().forEach(units::addAll);
        units.sort(ORDER);
        return units;
    }

    private static void add(Map<Row, Set<HistoryUnit>> found, Row row, HistoryUnit unit) {
        found.computeIfAbsent(row, it -> new TreeSet<>(ORDER)).add(unit);
    }

    private void addAbsent(Map<Row, Set<HistoryUnit>> found, ExchangeCalendar calendar) {
        Set<Row> wanted = new LinkedHashSet<>(found.keySet());
        symbols.forEach(
                symbol -> {
                    if (kind.isPresent()) {
                        wanted.add(new Row(symbol, kind.get()));
                    } else if (found.keySet().stream()
                            .noneMatch(it -> it.symbol().equals(symbol))) {
                        wanted.add(new Row(symbol, HistoryKind.TICKS));
                    }
                });
        for (Row row : wanted) {
            HistoryUnit.of(
                            row.symbol(),
                            row.kind(),
                            from.orElseThrow(),
                            to.orElseThrow(),
                            date -> DayHours.of(calendar, date).isPresent())
                    .forEach(unit -> add(found, row, unit));
        }
    }

    private boolean isInRange(HistoryUnit unit) {
        return (from.isEmpty() || !unit.last().isBefore(from.get()))
                && (to.isEmpty() || !unit.first().isAfter(to.get()));
    }

    private static Optional<HistoryKind> kindOf(String name) {
        try {
            HistoryKind kind = HistoryKind.of(name);
            return kind.text().equals(name) ? Optional.of(kind) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<HistoryUnit> unit(Row row, String file) {
        for (String end : ENDS) {
            if (file.endsWith(end)) {
                String name = file.substring(0, file.length() - end.length());
                try {
                    LocalDate date =
                            LocalDate.parse(
                                    row.kind().isDated() && name.matches(YEAR)
                                            ? name + "-01-01"
                                            : name);
                    return Optional.of(HistoryUnit.around(row.symbol(), row.kind(), date))
                            .filter(unit -> unit.name().equals(name));
                } catch (DateTimeException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }
}
