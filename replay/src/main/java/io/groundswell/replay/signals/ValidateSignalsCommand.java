package io.groundswell.replay.signals;

import io.groundswell.model.alert.SignalVersion;
import io.groundswell.model.feature.Evidence;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code validate signals}: holds the five signals to real days and writes a report. */
@Command(
        name = "signals",
        mixinStandardHelpOptions = true,
        description = "Hold the five signals to real days, and write a report of it.")
final class ValidateSignalsCommand implements Callable<Integer> {
    private static final Map<String, Integer> DAYS =
            new TreeMap<>(Map.of("AMZN", 5, "GOOG", 10, "AAPL", 1));

    @Spec private CommandSpec spec;

    @Option(
            names = "--days",
            paramLabel = "FOLDER",
            defaultValue = "../shared/data/lobster",
            description = "The LOBSTER sample days of 2012-06-21 (${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "out/signals",
            description = "Where the report goes (${DEFAULT-VALUE}).")
    private Path out;

    @Option(names = "--no-injections", description = "Leave out D.4, which takes most of the time.")
    private boolean leavesInjectionsOut;

    ValidateSignalsCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter progress = spec.commandLine().getOut();
        List<RecordedDay> days = new ArrayList<>();
        Map<String, DayReadings> clean = new HashMap<>();
        Map<String, RefillTruth> truths = new HashMap<>();
        Map<String, List<Evidence>> evidence = new HashMap<>();
        List<InjectionTrials> trials = new ArrayList<>();
        for (Map.Entry<String, Integer> each : DAYS.entrySet()) {
            Path messages =
                    folder.resolve(
                            each.getKey()
                                    + "_2012-06-21_34200000_57600000_message_"
                                    + each.getValue()
                                    + ".csv.xz");
            RecordedDay day = RecordedDay.lobster(messages, each.getValue());
            progress.printf("%s: %,d events%n", day.symbol(), day.events().size());
            progress.flush();
            SignalRun run = SignalRun.of(day, day.events(), SignalVersion.V1);
            days.add(day);
            clean.put(day.symbol(), run.readings());
            evidence.put(day.symbol(), run.seen());
            truths.put(day.symbol(), RefillTruth.of(messages));
            trials.add(new InjectionTrials(day, SignalVersion.V1, run.readings()));
        }
        Report report = report(days, clean, truths, evidence);
        SecondVersion second = new SecondVersion(days, truths);
        InjectionPart injections = new InjectionPart(trials, progress);
        if (!leavesInjectionsOut) {
            injections.add(report);
        }
        second.add(report);
        if (!leavesInjectionsOut) {
            injections.addSecond(report, second.trials());
        }
        report.heading("The days");
        for (RecordedDay day : days) {
            report.plot(DayPlot.of(day.symbol() + " " + day.date(), clean.get(day.symbol())));
        }
        Files.createDirectories(out);
        report.writeHtml(out.resolve("report.html"));
        report.writeJson(out.resolve("report.json"));
        report.print(progress);
        progress.println("Written: " + out.resolve("report.html") + ", report.json beside it");
        progress.flush();
        return 0;
    }

    private static Report report(
            List<RecordedDay> days,
            Map<String, DayReadings> clean,
            Map<String, RefillTruth> truths,
            Map<String, List<Evidence>> evidence) {
        Report report = new Report("Stealth signals on real days");
        report.words(
                "LOBSTER sample days of AAPL, AMZN and GOOG, 2012-06-21: one day of three liquid,"
                    + " small-tick names on one venue. Parameters and alert rule of version 1, but"
                    + " where the second is named. No figure here says where a price will go; that"
                    + " would need sixty sessions, costs, and a test that keeps days apart.");
        PublishedPart.add(report, days);
        new TruthPart(days, clean, truths, evidence).add(report);
        NullPart.add(report, days, clean);
        NullPart.addShuffled(report, days);
        FinerGrid.add(report, days, days.stream().map(it -> clean.get(it.symbol())).toList());
        return report;
    }
}
