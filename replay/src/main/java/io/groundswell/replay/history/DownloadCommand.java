package io.groundswell.replay.history;

import io.groundswell.connectors.SymbolChoices;
import io.groundswell.connectors.iqfeed.lookup.LoadChoices;
import io.groundswell.connectors.iqfeed.lookup.LookupFigures;
import io.groundswell.connectors.iqfeed.lookup.LookupPool;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.local.DataFolder;
import io.groundswell.connectors.local.FolderLock;
import io.groundswell.connectors.local.FolderRemoval;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.TradingCalendars;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The word {@code download}: history out of IQConnect onto tapes, whole or with what is missing.
 */
@Command(
        name = "download",
        mixinStandardHelpOptions = true,
        description = {
            "Fetch days of history from IQConnect and make sure that they are whole.",
            "What is on tape and whole is not asked for again; what was interrupted goes on. The"
                    + " exit status is 0 only where everything that was asked for is whole."
        })
public final class DownloadCommand implements Callable<Integer> {
    private static final int MAX_DAYS = 40_000;
    private static final int FIRST_YEAR = 1900;

    @Spec private CommandSpec spec;

    @Mixin private SymbolChoices symbols;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DATE",
            description = "The first day, yyyy-mm-dd, in New York.")
    private String from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "The last day, itself included; the first if not said.")
    private String to;

    @Option(
            names = "--kind",
            paramLabel = "K",
            split = ",",
            description =
                    "What to fetch: "
                            + HistoryKind.FORMS
                            + "; several with commas between. ticks if not said.")
    private List<String> kinds = List.of("ticks");

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where history lies; .groundswell/history if not said.")
    private Path folder;

    @Option(names = "--jsonl", description = "Write the events as lines of JSON, too.")
    private boolean jsonl;

    @Option(
            names = "--force",
            description = "Fetch what is whole again, too, and tell how it differs.")
    private boolean force;

    @Mixin private LoadChoices server;

    /** For picocli. */
    public DownloadCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        LocalDate first = date("--from", from);
        LocalDate last = to == null ? first : date("--to", to);
        if (last.isBefore(first) || last.toEpochDay() - first.toEpochDay() > MAX_DAYS) {
            throw new ParameterException(
                    spec.commandLine(), "no days: --from " + first + " --to " + last);
        }
        List<String> bad = new ArrayList<>();
        List<String> wanted = List.copyOf(symbols.symbols(bad::add));
        LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), EasternTime.ZONE);
        LocalDate over = last.isAfter(today) ? today : last;
        List<HistoryKind> ofKinds = kinds();
        // Trades first: by them bars of the same days are verified.
        DownloadPlan trades = plan(wanted, ofKinds, HistoryKind::isTicks, first, over);
        DownloadPlan bars = plan(wanted, ofKinds, it -> !it.isTicks(), first, over);
        DownloadReport report = new DownloadReport(trades.size() + bars.size());
        bad.forEach(it -> report.problem("--symbols", it));
        if (last.isAfter(today)) {
            report.problem("--to " + last, "no such day yet; asked up to " + today);
        }
        if (report.asked() == 0) {
            PrintWriter out = spec.commandLine().getOut();
            report.problems().forEach(out::println);
            out.println("no session from " + first + " to " + over + ": nothing to fetch");
        } else {
            run(List.of(trades, bars), report, first, over);
        }
        return report.isWhole() ? 0 : 1;
    }

    private DownloadPlan plan(
            List<String> wanted,
            List<HistoryKind> ofKinds,
            Predicate<HistoryKind> which,
            LocalDate first,
            LocalDate last) {
        try {
            return DownloadPlan.of(wanted, ofKinds.stream().filter(which).toList(), first, last);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private LocalDate date(String option, String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (date.getYear() >= FIRST_YEAR) {
                return date;
            }
            throw new DateTimeException("before any history");
        } catch (DateTimeException e) {
            throw new ParameterException(
                    spec.commandLine(), option + ": no such date: " + text + " (yyyy-mm-dd)", e);
        }
    }

    private List<HistoryKind> kinds() {
        List<HistoryKind> all = new ArrayList<>();
        for (String kind : kinds) {
            try {
                all.add(HistoryKind.of(kind));
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), "--kind: " + e.getMessage(), e);
            }
        }
        return List.copyOf(new LinkedHashSet<>(all));
    }

    private void run(
            List<DownloadPlan> plans, DownloadReport report, LocalDate first, LocalDate last)
            throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path root = Files.createDirectories(DataFolder.of("history", folder));
        try (FolderLock lock =
                        FolderLock.tryTake(root.resolve(".lock"))
                                .orElseThrow(
                                        () ->
                                                new IOException(
                                                        "another download works on " + root));
                LookupPool pool = LookupPool.open(server.options())) {
            boolean isTerminal = Boolean.getBoolean("groundswell.terminal");
            DownloadProgress progress = new DownloadProgress(out, isTerminal, System::nanoTime);
            HistorySource source = new HistorySource(pool, InstantSource.system());
            Downloader.Work work = work(root, source, first, last, progress);
            FolderRemoval.of(root.resolve(HistoryFolder.WORK));
            for (DownloadPlan plan : plans) {
                new Downloader(plan, work, report)
                        .run(server.sockets(), () -> progress.tell(report, retries(pool)));
            }
            out.println(progress.summary(pool.figures().requests(), retries(pool)));
            report.print(out);
        }
    }

    private static long retries(LookupPool pool) {
        LookupFigures figures = pool.figures();
        return figures.retries().values().stream().mapToLong(Long::longValue).sum();
    }

    private Downloader.Work work(
            Path root,
            HistorySource source,
            LocalDate first,
            LocalDate last,
            DownloadProgress progress) {
        ExchangeCalendar calendar = TradingCalendars.named(TradingCalendars.US_EQUITIES);
        HistoryFolder history = new HistoryFolder(root);
        HistoryFolder waiting = new HistoryFolder(root.resolve(HistoryFolder.WORK));
        DayJudge judge = new DayJudge(history, calendar);
        UnitTape tapes =
                new UnitTape(
                        history, waiting, judge, new DayJudge(waiting, calendar, history), jsonl);
        return new UnitDownload(
                history,
                judge,
                source,
                new SymbolHistories(source, first, last),
                tapes,
                force,
                progress,
                InstantSource.system());
    }
}
