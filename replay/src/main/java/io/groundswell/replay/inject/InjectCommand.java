package io.groundswell.replay.inject;

import io.groundswell.connectors.TextTable;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.UnixNanos;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.model.session.TradingHours;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeFiles;
import io.groundswell.replay.tape.TapeInfo;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inject}: a recorded day with a hidden accumulator in it, as a new tape. */
@Command(
        name = "inject",
        mixinStandardHelpOptions = true,
        description =
                "Lay a hidden accumulator of known size over a recorded day, and write the day so"
                        + " changed as a new tape.")
public final class InjectCommand implements Callable<Integer> {
    private static final String TAPE_SUFFIX = ".tape";

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "TAPE", description = "A tape, or a folder that holds one.")
    private Path tape;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "The tape to write; it ends in .tape.")
    private Path out;

    @Option(names = "--symbol", paramLabel = "S", description = "Which symbol of the tape.")
    private String symbol;

    @Option(
            names = "--name",
            paramLabel = "N",
            defaultValue = "",
            description = "Name of the new tape; else that of its file.")
    private String name;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "HH:MM[:SS]",
            description = "Start, by the clock of the exchange.")
    private LocalTime from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "HH:MM[:SS]",
            description = "End, by the clock of the exchange.")
    private LocalTime to;

    @Mixin private InjectedParts parts;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description = "Also write what the accumulator did here, as comma-separated rows.")
    private Path truthFile;

    /** For picocli. */
    public InjectCommand() {}

    @Override
    public Integer call() throws IOException {
        try (TapeReader reader = TapeReader.open(theTape())) {
            Instrument instrument = reader.instrument(theSymbol(reader));
            if (Files.exists(out) && Files.isSameFile(reader.file(), out)) {
                throw refused("--out is the tape that is read: " + out);
            }
            TradingHours hours = TradingCalendars.hoursOf(instrument.calendar());
            double sigma = Double.NaN;
            if (parts.needsSigma()) {
                MidMoves moves = new MidMoves(hours);
                read(reader, instrument, moves);
                sigma = moves.halfHourSigmaUnits();
            }
            Injection injection = injection(reader.info(), hours, instrument, sigma);
            InjectedDay day = write(reader, instrument, injection);
            print(instrument, injection, day.tally(), sigma);
            if (truthFile != null) {
                writeTruth(day.truth());
            }
        }
        return 0;
    }

    private Path theTape() throws IOException {
        List<Path> files = TapeFiles.find(List.of(tape));
        if (files.size() != 1) {
            throw refused(tape + " holds " + files.size() + " tapes, name the one");
        }
        return files.get(0);
    }

    private String theSymbol(TapeReader reader) {
        List<String> symbols = reader.symbols();
        if (symbol == null && symbols.size() == 1) {
            return symbols.get(0);
        }
        if (symbol == null || !symbols.contains(symbol)) {
            throw refused("--symbol must name one of " + symbols);
        }
        return symbol;
    }

    private Injection injection(
            TapeInfo info, TradingHours hours, Instrument instrument, double sigma) {
        ZoneId zone = hours instanceof ExchangeCalendar known ? known.zone() : ZoneOffset.UTC;
        try {
            return parts.injection(
                    nanos(info, zone, from), nanos(info, zone, to), instrument.tickSize(), sigma);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private static long nanos(TapeInfo info, ZoneId zone, LocalTime time) {
        return UnixNanos.of(info.tradingDate().atTime(time).atZone(zone).toInstant());
    }

    private InjectedDay write(TapeReader reader, Instrument instrument, Injection injection)
            throws IOException {
        TapeInfo info = reader.info();
        try (TapeWriter writer =
                TapeWriter.create(
                        out,
                        title(),
                        info.tradingDate(),
                        shortened(info.source() + "; injected: " + injection),
                        info.attribution())) {
            InjectedDay day = new InjectedDay(injection, event -> append(writer, event));
            read(reader, instrument, day);
            day.finish();
            writer.finish();
            return day;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private String title() {
        String file = out.getFileName().toString();
        return name.isEmpty() && file.endsWith(TAPE_SUFFIX)
                ? file.substring(0, file.length() - TAPE_SUFFIX.length())
                : name;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), TapeInfo.MAX_TEXT_LENGTH));
    }

    private static void append(TapeWriter writer, MarketEvent event) {
        try {
            writer.append(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(
            TapeReader reader, Instrument instrument, Consumer<? super MarketEvent> to)
            throws IOException {
        try (EventCursor cursor = reader.cursor(instrument.symbol())) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                to.accept(event);
            }
        }
    }

    private ParameterException refused(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    private void print(
            Instrument instrument, Injection injection, InjectionTally tally, double sigma) {
        TextTable table = new TextTable("WHAT", "SIZE", "TIMES", "SHARE");
        row(table, "volume in the window", tally.volume(), "", "");
        row(table, injection.sellSide() ? "buys in it" : "sells in it", tally.sells(), "", "");
        row(
                table,
                injection.sellSide() ? "sold by the iceberg" : "bought by the iceberg",
                tally.passiveSize(),
                Long.toString(tally.passiveFills()),
                share(tally.participation()));
        row(table, "refills", 0, Long.toString(tally.refills()), "");
        row(table, "moves of the iceberg", 0, Long.toString(tally.moves()), "");
        row(
                table,
                "hidden",
                tally.hiddenSize(),
                Long.toString(tally.hiddenPrints()),
                share(tally.hiddenParticipation()));
        row(table, "ticks of drift", 0, Long.toString(tally.driftTicks()), "");
        row(table, "events read", 0, Long.toString(tally.eventsIn()), "");
        row(table, "events written", 0, Long.toString(tally.eventsOut()), "");
        row(table, "of them flagged", 0, Long.toString(tally.eventsFlagged()), "");
        PrintWriter said = spec.commandLine().getOut();
        said.println(instrument.symbol() + " to " + out);
        table.print(said);
        if (parts.needsSigma()) {
            said.printf(
                    Locale.ROOT,
                    "One sigma of half an hour is %.1f ticks, measured on this day itself.%n",
                    sigma / instrument.tickSize());
        }
    }

    private static void row(TextTable table, String what, long size, String times, String share) {
        table.row(what, size == 0 ? "" : Long.toString(size), times, share);
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.3f", share);
    }

    private void writeTruth(List<TruthRow> rows) throws IOException {
        try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(truthFile))) {
            file.println("timeNanos,deed,price,size");
            for (TruthRow row : rows) {
                file.println(
                        row.timeNanos() + "," + row.deed() + "," + row.price() + "," + row.size());
            }
            if (file.checkError()) {
                throw new IOException(truthFile + ": cannot be written");
            }
        }
    }
}
