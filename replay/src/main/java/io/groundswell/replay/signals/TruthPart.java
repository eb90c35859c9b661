package io.groundswell.replay.signals;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.feature.Evidence;
import io.groundswell.model.feature.FeatureOptions;
import io.groundswell.model.signal.SignalSchema;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/** D.2 of the report: signals beside what order ids and the venue's own marks tell. */
final class TruthPart {
    private static final long MICRO = 1_000;
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final int WINDOW_MINUTES = 15;
    private static final double TOP_DECILE = .9;

    private final List<RecordedDay> days;
    private final Map<String, DayReadings> clean;
    private final Map<String, RefillTruth> truths;
    private final Map<String, List<Evidence>> evidence;

    TruthPart(
            List<RecordedDay> days,
            Map<String, DayReadings> clean,
            Map<String, RefillTruth> truths,
            Map<String, List<Evidence>> evidence) {
        this.days = days;
        this.clean = clean;
        this.truths = truths;
        this.evidence = evidence;
    }

    void add(Report report) {
        report.heading("D.2 Ground truth");
        hidden(report);
        refills(report);
        windows(report);
        NaturalAlerts.add(report, "natural_alerts", days, clean, truths);
    }

    private void hidden(Report report) {
        report.words(
                "Executions against hidden orders, told from prices and sizes alone: prints do not"
                        + " say what they met, and the book is late, or comes in snapshots. Naive:"
                        + " strictly inside the spread.");
        List<List<String>> rows = new ArrayList<>();
        for (RecordedDay day : days) {
            List<MarketEvent> real = day.events();
            FeatureOptions full = FeatureOptions.FULL_DEPTH;
            FeatureOptions slow = FeatureOptions.CONFLATED;
            List<MarketEvent> mute = real.stream().map(StaleBook::mute).toList();
            rows.add(hidden(day, "none", HiddenInference.of(real, mute, full), .999));
            rows.add(hidden(day, "1 us", real, StaleBook.delayed(real, MICRO), full));
            rows.add(hidden(day, "1 ms", real, StaleBook.delayed(real, 1000 * MICRO), slow));
            rows.add(hidden(day, "100 ms", real, StaleBook.delayed(real, 100_000 * MICRO), slow));
            rows.add(
                    hidden(
                            day,
                            "1 s",
                            real,
                            StaleBook.delayed(real, 1_000_000 * MICRO),
                            slow.late(1_500_000 * MICRO)));
            rows.add(
                    hidden(
                            day,
                            "100 ms snapshots",
                            HiddenInference.of(
                                    real, StaleBook.snapshots(real, 100_000 * MICRO), slow),
                            .80));
        }
        report.table(
                "hidden",
                List.of(
                        "symbol",
                        "book late by",
                        "precision",
                        "recall",
                        "F1",
                        "naive F1",
                        "minute correlation",
                        "side right"),
                rows);
    }

    private static List<String> hidden(
            RecordedDay day,
            String delay,
            List<MarketEvent> real,
            List<MarketEvent> told,
            FeatureOptions options) {
        return hidden(day, delay, HiddenInference.of(real, told, options), Double.NaN);
    }

    private static List<String> hidden(
            RecordedDay day, String delay, HiddenInference its, double bar) {
        double f1 = its.prints().f1();
        return List.of(
                day.symbol(),
                delay,
                Bar.figure(its.prints().precision()),
                Bar.figure(its.prints().recall()),
                Double.isNaN(bar) ? Bar.figure(f1) : Bar.atLeast(f1, bar),
                Bar.figure(its.naive().f1()),
                Bar.figure(its.minuteCorrelation()),
                Bar.figure(its.sideAccuracy()));
    }

    private void refills(Report report) {
        report.words(
                "Icebergs shown again, found without order ids, beside those that order ids give"
                        + " away. Bars: F1 .90, recall of chains of three tranches .95; the"
                        + " specification's detector reached .888, .902, .866.");
        List<List<String>> rows = new ArrayList<>();
        for (RecordedDay day : days) {
            RefillTruth truth = truths.get(day.symbol());
            List<Refill> found = Refill.found(evidence.get(day.symbol()));
            Detection all = Detection.of(truth.refills(), found);
            Detection chains = Detection.of(truth.ofChains(), found);
            rows.add(
                    List.of(
                            day.symbol(),
                            Long.toString(all.truth()),
                            Bar.figure(all.precision()),
                            Bar.figure(all.recall()),
                            Bar.atLeast(all.f1(), .90),
                            Long.toString(chains.truth()),
                            Bar.atLeast(chains.recall(), .95)));
        }
        report.table(
                "refills",
                List.of(
                        "symbol",
                        "true refills",
                        "precision",
                        "recall",
                        "F1",
                        "of chains",
                        "recall of chains"),
                rows);
    }

    private void windows(Report report) {
        report.words(
                "Windows of 15 minutes, one a minute: correlation of the refill asymmetry with the"
                        + " true one, and how well the hold statistic alone, which never looks at"
                        + " refills, tells the tenth with most bid refills from the others.");
        List<List<String>> rows = new ArrayList<>();
        for (RecordedDay day : days) {
            DayReadings readings = clean.get(day.symbol());
            RefillTruth truth = truths.get(day.symbol());
            List<double[]> windows = new ArrayList<>();
            long from = day.at(LocalTime.of(9, 45));
            for (long at = from; at < day.at(LocalTime.of(16, 0)); at += MINUTE_NANOS) {
                int sample = readings.after(at) - 1;
                long begin = at - WINDOW_MINUTES * MINUTE_NANOS;
                double is =
                        readings.signal(sample, SignalSchema.BID_REFILLED)
                                - readings.signal(sample, SignalSchema.ASK_REFILLED);
                double should = truth.shares(true, begin, at) - truth.shares(false, begin, at);
                double hold = readings.signal(sample, SignalSchema.HOLD);
                if (!Double.isNaN(hold)) {
                    windows.add(new double[] {is, should, hold});
                }
            }
            rows.add(
                    List.of(
                            day.symbol(),
                            Bar.figure(correlation(windows)),
                            Bar.atLeast(holdAlone(windows), .88)));
        }
        report.table("windows", List.of("symbol", "refill correlation", "hold alone, area"), rows);
    }

    private static double correlation(List<double[]> windows) {
        return new PearsonsCorrelation()
                .correlation(
                        windows.stream().mapToDouble(it -> it[0]).toArray(),
                        windows.stream().mapToDouble(it -> it[1]).toArray());
    }

    private static double holdAlone(List<double[]> windows) {
        double[] sorted = windows.stream().mapToDouble(it -> it[1]).sorted().toArray();
        double limit = sorted[(int) (TOP_DECILE * sorted.length)];
        return Separation.areaUnderCurve(
                windows.stream().filter(it -> it[1] >= limit).mapToDouble(it -> it[2]).toArray(),
                windows.stream().filter(it -> it[1] < limit).mapToDouble(it -> it[2]).toArray());
    }
}
