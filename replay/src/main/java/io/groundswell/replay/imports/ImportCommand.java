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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The word {@code tape import}: writes a public recording as a tape. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Write a public recording as a tape.")
public final class ImportCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.")
    private RecordingFormat format;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "INPUT",
            description =
                    "Recorded files, plain, .gz or .xz, named as their source names them; of IQFeed"
                        + " a reply of history as it was saved, or a dialogue. Of a pair (LOBSTER,"
                        + " Lean) either file will do; files of one symbol continue each other in"
                        + " the order given.")
    private List<Path> inputs = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description =
                    "The tape to write; ends in .tape. Recordings of several dates become several"
                            + " tapes, with -yyyy-mm-dd before .tape. Or a folder, for tapes named"
                            + " SYMBOL-yyyy-mm-dd.tape.")
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

    @Option(
            names = "--interval",
            paramLabel = "SPAN",
            converter = SpanConverter.class,
            description =
                    "How long the bars of an IQFeed reply are, which it does not tell: "
                            + BarSpan.FORMS
                            + ".")
    private BarSpan barSpan;

    @Option(
            names = "--label",
            paramLabel = "END",
            description =
                    "Which end of a bar of seconds its time is in an IQFeed reply of 5.0 or later:"
                            + " ${COMPLETION-CANDIDATES}.")
    private BarLabel label;

    @Option(
            names = "--date",
            paramLabel = "DATE",
            description = "Date of an IQFeed dialogue where no line tells it, yyyy-mm-dd.")
    private LocalDate date;

    /** Reads the length of a bar. */
    static final class SpanConverter implements ITypeConverter<BarSpan> {
        @Override
        public BarSpan convert(String text) {
            try {
                return BarSpan.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    public Integer call() throws IOException {
        ImportOptions said = new ImportOptions(symbol, as, barSpan, label, date);
        List<DayImporter> days = format.importers(inputs, said);
        List<TapePlan> plans;
        TapeOptions options;
        try {
            plans = TapePlan.of(days, out, name);
            options = new TapeOptions(level, Math.multiplyExact(blockKilobytes, 1 << 10));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        try (DefectLog defects = new DefectLog(defectFile, spec.commandLine().getErr())) {
            for (TapePlan plan : plans) {
                write(plan, options, defects);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return 0;
    }

    private void write(TapePlan plan, TapeOptions options, DefectLog defects) throws IOException {
        List<ImportSummary> summaries = new ArrayList<>();
        long started = System.nanoTime();
        TapeInfo info;
        try (TapeWriter tape =
                TapeWriter.create(
                        plan.file(),
                        plan.name(),
                        plan.date(),
                        source(),
                        format.attribution(),
                        options)) {
            Consumer<MarketEvent> append = event -> append(tape, event);
            for (DayImporter day : plan.days()) {
                summaries.add(day.importTo(append, defects));
            }
            info = tape.finish();
        }
        print(plan.file(), summaries, info, System.nanoTime() - started);
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

    private void print(Path file, List<ImportSummary> summaries, TapeInfo info, long tookNanos)
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
        long size = Files.size(file);
        print.printf(
                "%s: %s of %s, %,d events from %,d bytes in %.1f s (%,.0f events/s),"
                        + " %,d bytes written, %.2f bytes an event%n",
                file,
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
