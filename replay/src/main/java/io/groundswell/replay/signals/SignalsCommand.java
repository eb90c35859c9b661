package io.groundswell.replay.signals;

import io.groundswell.connectors.TextTable;
import io.groundswell.model.alert.Alert;
import io.groundswell.model.alert.SignalVersion;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.feature.Evidence;
import io.groundswell.model.feature.FeatureOptions;
import io.groundswell.model.feature.FeatureSchema;
import io.groundswell.model.signal.Signal;
import io.groundswell.model.signal.SignalSchema;
import io.groundswell.replay.publish.RecordedEvents;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code signals}: one symbol's recorded days, with the five scores, the composite and alerts. */
@Command(
        name = "signals",
        mixinStandardHelpOptions = true,
        description =
                "Show what the five signals say of a symbol's recorded days: scores, alerts, and"
                        + " what they rest on. No claim about where prices go.")
public final class SignalsCommand implements Callable<Integer> {
    private static final double UNITS_PER_DOLLAR = 20_000;
    private static final int SHOWN_EVIDENCE = 5;
    private static final int SECONDS_PER_MINUTE = 60;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "SYMBOL", description = "As the tape spells it.")
    private String symbol;

    @Option(
            names = "--tape",
            required = true,
            arity = "1..*",
            paramLabel = "TAPE",
            description = "Tapes, or folders of them.")
    private List<Path> tapes;

    @Option(
            names = "--every",
            defaultValue = "15",
            paramLabel = "MINUTES",
            description = "A row each so many minutes (${DEFAULT-VALUE}).")
    private int everyMinutes;

    @Option(
            names = "--full-depth",
            description =
                    "The tape tells every change of the book with its nanosecond; else it is taken"
                            + " for a conflated feed.")
    private boolean isFullDepth;

    @Option(
            names = "--parameters",
            defaultValue = "1",
            paramLabel = "NUMBER",
            description =
                    "Version of the parameters and the alert rule, 1 or 2 (${DEFAULT-VALUE}).")
    private int versionNumber;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Draw the day as a page of its own as well.")
    private Path html;

    /** For the command line. */
    public SignalsCommand() {}

    @Override
    public Integer call() throws IOException {
        SignalVersion version = version();
        TapeLibrary library = TapeLibrary.open(tapes);
        library.requireSymbols(Set.of(symbol));
        SignalRun run =
                new SignalRun(
                        symbol,
                        isFullDepth ? FeatureOptions.FULL_DEPTH : FeatureOptions.CONFLATED,
                        version);
        try (RecordedEvents events = new RecordedEvents(library, Set.of(symbol))) {
            for (MarketEvent event = events.cursor().next();
                    event != null;
                    event = events.cursor().next()) {
                run.accept(event);
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        DayReadings readings = run.readings();
        rows(readings).print(out);
        out.println();
        out.println(readings.alerts().isEmpty() ? "No alert." : "Alerts:");
        readings.alerts().forEach(alert -> print(alert, out));
        if (run.faults() > 0) {
            out.println("The book found " + run.faults() + " faults in the events.");
        }
        if (html != null && readings.count() > 0) {
            Report page = new Report("Signals of " + symbol);
            page.plot(DayPlot.of(symbol, readings));
            page.writeHtml(html);
            out.println("Drawn: " + html);
        }
        out.flush();
        return 0;
    }

    private SignalVersion version() {
        try {
            return SignalVersion.of(versionNumber);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private TextTable rows(DayReadings readings) {
        TextTable table =
                new TextTable(
                        "TIME",
                        "PRICE",
                        "ABSORPTION",
                        "CREEP",
                        "DARK",
                        "SINKHOLE",
                        "CONTRACTION",
                        "COMPOSITE",
                        "NET",
                        "SMOOTHED");
        for (int sample = 0; sample < readings.count(); sample++) {
            Instant time = Instant.ofEpochSecond(0, readings.time(sample));
            if (time.getEpochSecond() % ((long) everyMinutes * SECONDS_PER_MINUTE) == 0) {
                table.row(
                        time(readings.time(sample)),
                        number(
                                readings.feature(sample, FeatureSchema.MID2) / UNITS_PER_DOLLAR,
                                "%.4f"),
                        score(readings, sample, Signal.BID_ABSORPTION),
                        score(readings, sample, Signal.PRICE_CREEP),
                        score(readings, sample, Signal.DARK_INFERENCE),
                        score(readings, sample, Signal.LIQUIDITY_SINKHOLE),
                        score(readings, sample, Signal.VOLATILITY_CONTRACTION),
                        number(readings.signal(sample, SignalSchema.COMPOSITE), "%.3f"),
                        number(readings.signal(sample, SignalSchema.NET), "%+.3f"),
                        number(readings.composite(sample), "%.3f"));
            }
        }
        return table;
    }

    private static String score(DayReadings readings, int sample, Signal signal) {
        return number(readings.signal(sample, SignalSchema.SCORES + signal.index()), "%.3f");
    }

    private static String number(double value, String format) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }

    private static void print(Alert alert, PrintWriter out) {
        out.printf(
                "%s  %s by %s%s: composite %s, absorption %s; in 15 minutes %.0f shares sold to"
                        + " the bid, %.0f shown again there, %.0f at the offer%n",
                time(alert.timeNanos()),
                alert.change(),
                alert.cause(),
                alert.isInfo() ? " (outside regular hours)" : "",
                number(alert.composite(), "%.3f"),
                number(alert.absorption(), "%.3f"),
                alert.reading().at(SignalSchema.SOLD),
                alert.reading().at(SignalSchema.BID_REFILLED),
                alert.reading().at(SignalSchema.ASK_REFILLED));
        Collection<Evidence> last =
                alert.evidence()
                        .subList(
                                Math.max(0, alert.evidence().size() - SHOWN_EVIDENCE),
                                alert.evidence().size());
        for (Evidence it : last) {
            out.printf(
                    "    %s  %s %,d x %.4f  (%s, epoch %d, sequence %d)%n",
                    time(it.timeNanos()),
                    it.kind(),
                    it.shares(),
                    it.price() / 1e4,
                    it.topic(),
                    it.sourceEpoch(),
                    it.sequence());
        }
    }

    private static String time(long nanos) {
        return RecordedDay.clock(nanos).toString();
    }
}
