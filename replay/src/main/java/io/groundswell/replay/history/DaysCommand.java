package io.groundswell.replay.history;

import io.groundswell.connectors.local.DataFolder;
import io.groundswell.model.event.UnixNanos;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.replay.tape.DamagedTapeException;
import io.groundswell.replay.tape.TapeFiles;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The word {@code days}: which days are there, and how whole they are. */
@Command(
        name = "days",
        mixinStandardHelpOptions = true,
        description = "Show which recorded days are there, and whether they are whole.")
public final class DaysCommand implements Callable<Integer> {
    private static final int NOT_WHOLE = 1;
    private static final int MAX_LINES = 50;

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description = "Tapes, or folders of them, in place of the folder of downloads.")
    private List<Path> paths = List.of();

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where downloads are kept; .groundswell/history if not said.")
    private Path said;

    @Option(
            names = "--symbols",
            paramLabel = "S",
            split = ",",
            description = "Only these symbols, with commas between them.")
    private Set<String> symbols = new TreeSet<>();

    @Option(
            names = "--from",
            paramLabel = "DATE",
            description = "Only days from here on; with --to, days that are not there too.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "Only days up to here.")
    private LocalDate to;

    private HistoryKind kind;

    @Option(
            names = "--missing",
            description = "Only what is not whole; the exit status is 1 if there is any.")
    private boolean missing;

    @Option(
            names = "--compare",
            description = "Compare two tapes, row for row; the exit status is 1 if they differ.")
    private boolean compare;

    private final InstantSource clock;

    /** For picocli. */
    public DaysCommand() {
        this(InstantSource.system());
    }

    DaysCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "Only this kind: " + HistoryKind.FORMS + ".")
    void kind(String text) {
        try {
            kind = HistoryKind.of(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    @Override
    public Integer call() throws IOException {
        if (from != null && to != null && from.isAfter(to)) {
            throw new ParameterException(spec.commandLine(), "--from is after --to");
        }
        if (compare) {
            return compared();
        }
        CoverageTable table = new CoverageTable();
        if (paths.isEmpty()) {
            downloads(table);
        } else {
            tapes(table);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (table.rows() == 0) {
            out.println(missing ? "nothing is missing" : "no day is there");
            return 0;
        }
        table.print(out);
        return missing ? NOT_WHOLE : 0;
    }

    private void add(CoverageTable table, JudgedUnit judged, Optional<String> fetching) {
        if (!missing || !judged.check().state().isWhole()) {
            table.row(judged, fetching);
        }
    }

    private void downloads(CoverageTable table) throws IOException {
        HistoryFolder folder = new HistoryFolder(DataFolder.of("history", said));
        ExchangeCalendar calendar = TradingCalendars.named(TradingCalendars.US_EQUITIES);
        UnitScan scan =
                new UnitScan(
                        symbols,
                        Optional.ofNullable(kind),
                        Optional.ofNullable(from),
                        Optional.ofNullable(to));
        DayJudge judge = new DayJudge(folder, calendar);
        long nowNanos = UnixNanos.of(clock.instant());
        for (HistoryUnit unit : scan.units(folder, calendar)) {
            add(table, judge.known(unit, nowNanos), fetching(folder.reply(unit)));
        }
    }

    private static Optional<String> fetching(Path reply) throws IOException {
        try {
            return Optional.of(
                    "being fetched, " + DayWords.amount(Files.size(reply), 0) + " bytes so far");
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void tapes(CoverageTable table) throws IOException {
        TapeJudge judge = new TapeJudge(UnixNanos.of(clock.instant()));
        for (Path file : TapeFiles.find(paths)) {
            for (JudgedUnit judged : judge.judge(file)) {
                HistoryUnit unit = judged.unit();
                boolean damaged = judged.check().state() == DayState.DAMAGED;
                boolean wanted =
                        (symbols.isEmpty() || symbols.contains(unit.symbol()))
                                && (kind == null || kind.equals(unit.kind()))
                                && (from == null || !unit.last().isBefore(from))
                                && (to == null || !unit.first().isAfter(to));
                if (damaged || wanted) {
                    add(table, judged, Optional.empty());
                }
            }
        }
    }

    private int compared() throws IOException {
        if (paths.size() != 2) {
            throw new ParameterException(spec.commandLine(), "--compare takes two tapes, A and B");
        }
        PrintWriter out = spec.commandLine().getOut();
        boolean equal = true;
        try (TapeReader a = TapeReader.open(paths.get(0));
                TapeReader b = TapeReader.open(paths.get(1))) {
            Set<String> all = new TreeSet<>(a.symbols());
            all.addAll(b.symbols());
            if (!symbols.isEmpty()) {
                all.retainAll(symbols);
            }
            if (all.isEmpty()) {
                throw new DamagedTapeException(
                        paths.get(0), DamagedTapeException.WHOLE_FILE, "no such symbol on it");
            }
            for (String symbol : all) {
                DayComparison found = DayComparison.of(a, b, symbol);
                equal &= found.isEqual();
                out.println(symbol + ": " + found.summary());
                found.lines(MAX_LINES).forEach(line -> out.println("    " + line));
            }
        }
        return equal ? 0 : 1;
    }
}
