package io.groundswell.replay.imports;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.tape.TapeInfo;
import io.groundswell.replay.tape.TapeOptions;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The word {@code tape import}: writes a public recording as a tape. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Write a public recording as a tape.")
public final class ImportCommand implements Callable<Integer> {
    private static final String SUFFIX = ".tape";
    private static final String SYMBOL = "[!-~]{1,30}";

    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
    private RecordingFormat format;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "INPUT",
            description =
                    "Recorded files, plain, .gz or .xz, named as their source names them. Of a pair"
                            + " (LOBSTER, Lean) either file will do; files of one symbol continue"
                            + " each other in the order given.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The tape to write; ends in .tape.")
    private Path out;

    @Option(
            names = "--symbol",
            paramLabel = "S",
            defaultValue = "",
            description = "Symbol of the events; else that of the file names.")
    private String symbol;

    @Option(
            names = "--as",
            paramLabel = "ROWS",
            defaultValue = "orders",
            description =
                    "What a depth row of a LOBSTER day stands for: ${COMPLETION-CANDIDATES}"
                            + " (default ${DEFAULT-VALUE}).")
    private LobsterImporter.Rows as;

    @Option(
            names = "--name",
            paramLabel = "N",
            defaultValue = "",
            description = "Name of the tape; else that of the file.")
    private String name;

    @Option(
            names = "--level",
            paramLabel = "1..19",
            description = "zstd level, 1 fast to 19 small.")
    private int level = TapeOptions.DEFAULT.compressionLevel();

    @Option(
            names = "--block-kilobytes",
            paramLabel = "K",
            description = "Block before compression; a larger one compresses better.")
    private int blockKilobytes = TapeOptions.DEFAULT.blockBytes() >> 10;

    @Option(
            names = "--defects",
            paramLabel = "FILE",
            description = "Also write each refused line here, with its place and the reason.")
    private Path defectFile;

    @Override
    public Integer call() throws IOException {
        List<DayImporter> days = format.importers(inputs, symbol, as);
        TapeOptions options = checked(days);
        LocalDate date = days.get(0).tradingDate();
        List<ImportSummary> summaries = new ArrayList<>();
        long started = System.nanoTime();
        TapeInfo info;
        try (DefectLog defects = new DefectLog(defectFile, spec.commandLine().getErr());
                TapeWriter tape =
                        TapeWriter.create(
                                out, title(), date, source(), format.attribution(), options)) {
            Consumer<MarketEvent> append = event -> append(tape, event);
            for (DayImporter day : days) {
                summaries.add(day.importTo(append, defects));
            }
            info = tape.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        print(summaries, info, System.nanoTime() - started);
        return 0;
    }

    private TapeOptions checked(List<DayImporter> days) {
        if (!out.toString().endsWith(SUFFIX)) {
            throw wrong("--out must end in .tape: " + out);
        }
        Path folder = out.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw wrong("--out: no such folder: " + folder);
        }
        if (title().isEmpty() || title().length() > TapeInfo.MAX_NAME_LENGTH) {
            throw wrong(
                    "the name of a tape, by --name or else by --out, has 1 to "
                            + TapeInfo.MAX_NAME_LENGTH
                            + " characters: '"
                            + title()
                            + "'");
        }
        LocalDate date = days.get(0).tradingDate();
        Set<String> symbols = new HashSet<>();
        for (DayImporter day : days) {
            String of = day.instrument().symbol();
            if (!of.matches(SYMBOL)) {
                throw wrong("a symbol has 1 to 30 printable ASCII characters: '" + of + "'");
            }
            if (!symbols.add(of)) {
                throw wrong("two recordings would become the symbol " + of + " on one tape");
            }
            if (!day.tradingDate().equals(date)) {
                throw wrong(
                        "a tape is of one trading date, these are of "
                                + date
                                + " and "
                                + day.tradingDate());
            }
        }
        try {
            return new TapeOptions(level, Math.multiplyExact(blockKilobytes, 1 << 10));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private String title() {
        String file = out.getFileName().toString();
        return name.isEmpty() ? file.substring(0, file.length() - SUFFIX.length()) : name;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private String source() {
        StringBuilder text = new StringBuilder(format.source()).append(':');
        for (Path input : inputs) {
            text.append(' ').append(input.getFileName());
        }
        text.setLength(Math.min(text.length(), TapeInfo.MAX_TEXT_LENGTH));
        return text.toString();
    }

    private static void append(TapeWriter tape, MarketEvent event) {
        try {
            tape.append(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(List<ImportSummary> summaries, TapeInfo info, long tookNanos)
            throws IOException {
        PrintWriter print = spec.commandLine().getOut();
        long bytes = 0;
        for (ImportSummary summary : summaries) {
            bytes += summary.bytes();
            print.println(summary.symbol() + ": " + summary.lines() + " lines");
            summary.events().forEach((kind, count) -> row(print, kind, count));
            summary.notes().forEach((what, count) -> row(print, what, count));
            summary.defects().forEach((reason, count) -> row(print, "defects " + reason, count));
            row(print, "defects in all", summary.totalDefects());
        }
        double seconds = Math.max(tookNanos, 1) / 1e9;
        long size = Files.size(out);
        print.printf(
                "%s: %s of %s, %,d events from %,d bytes in %.1f s (%,.0f events/s),"
                        + " %,d bytes written, %.2f bytes an event%n",
                out,
                info.name(),
                info.tradingDate(),
                info.events(),
                bytes,
                seconds,
                info.events() / seconds,
                size,
                info.events() == 0 ? 0.0 : (double) size / info.events());
    }

    private static void row(PrintWriter print, String what, long count) {
        print.printf("  %,12d  %s%n", count, what);
    }
}
