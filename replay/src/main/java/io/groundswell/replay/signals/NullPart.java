package io.groundswell.replay.signals;

import io.groundswell.model.alert.AlertChange;
import io.groundswell.model.alert.SignalVersion;
import io.groundswell.model.signal.Signal;
import io.groundswell.model.signal.SignalSchema;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** D.3 of the report: what statistics and scores do where nothing was laid over a day. */
final class NullPart {
    static final LocalTime FROM = LocalTime.of(10, 30);
    static final LocalTime TO = LocalTime.of(15, 50);

    private static final double HALF = .5;
    private static final double MOST_EXCEEDING = .07;
    private static final double MOST_ASYMMETRY = .05;

    private static final long SHUFFLE_SEED = 1;

    /** Heads of the table of scores that stand at a half or above. */
    static final List<String> EXCEEDING =
            List.of("score", "at a half or above", "mirror", "mean less mirror");

    private NullPart() {}

    static void add(Report report, List<RecordedDay> days, Map<String, DayReadings> clean) {
        report.heading("D.3 Null calibration");
        report.words(
                "Samples from 10:30 to 15:50. Drift and support should be about standard normal;"
                        + " each score should stand at a half or above in at most 7 of 100 samples,"
                        + " and as high as its mirror on average. The days have icebergs of their"
                        + " own, and thresholds were chosen with these days in view: in sample.");
        List<List<String>> statistics = new ArrayList<>();
        for (RecordedDay day : days) {
            row(statistics, day, clean, "drift", SignalSchema.DRIFT, .85, 1.15);
            row(statistics, day, clean, "support", SignalSchema.SUPPORT, .8, 1.4);
            row(statistics, day, clean, "hold", SignalSchema.HOLD, 0, Double.MAX_VALUE);
            row(statistics, day, clean, "moves", SignalSchema.CONTRACTION, 0, Double.MAX_VALUE);
            row(
                    statistics,
                    day,
                    clean,
                    "spread",
                    SignalSchema.SPREAD_CONTRACTION,
                    0,
                    Double.MAX_VALUE);
        }
        report.table(
                "statistics",
                List.of("symbol", "statistic", "mean", "deviation", "95 %", "above 2"),
                statistics);
        List<List<String>> scores = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            scores.add(exceeding(signal, days, clean));
        }
        report.table("exceeding", EXCEEDING, scores);
    }

    /** The row of a score, headed by {@link #EXCEEDING}. */
    static List<String> exceeding(
            Signal signal, List<RecordedDay> days, Map<String, DayReadings> clean) {
        int column = SignalSchema.SCORES + signal.index();
        int mirror = SignalSchema.MIRRORS + signal.index();
        return List.of(
                name(signal),
                Bar.atMost(pooled(days, clean, column), MOST_EXCEEDING),
                Bar.figure(pooled(days, clean, mirror)),
                Bar.between(
                        pooledMean(days, clean, column) - pooledMean(days, clean, mirror),
                        -MOST_ASYMMETRY,
                        MOST_ASYMMETRY));
    }

    /** Days whose trades have exchanged sides and sizes, as {@link ShuffledTrades} has it. */
    static void addShuffled(Report report, List<RecordedDay> days) {
        report.words(
                "The same days with sides and sizes of displayed executions exchanged at random,"
                        + " each at the best price of the side that it now hits: what a score"
                        + " still sees, it sees by chance. The drift, the hidden prints and the"
                        + " contraction are as they were.");
        Map<String, DayReadings> shuffled = new HashMap<>();
        long alerts = 0;
        for (RecordedDay day : days) {
            SignalRun run =
                    SignalRun.of(
                            day, ShuffledTrades.of(day.events(), SHUFFLE_SEED), SignalVersion.V1);
            shuffled.put(day.symbol(), run.readings());
            alerts +=
                    run.readings().alerts().stream()
                            .filter(it -> it.change() == AlertChange.RAISED)
                            .count();
        }
        List<List<String>> rows = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            int column = SignalSchema.SCORES + signal.index();
            rows.add(
                    List.of(
                            name(signal),
                            Bar.atMost(pooled(days, shuffled, column), MOST_EXCEEDING),
                            Bar.figure(
                                    pooled(days, shuffled, SignalSchema.MIRRORS + signal.index())),
                            Long.toString(alerts)));
        }
        report.table(
                "shuffled",
                List.of("score", "at a half or above", "mirror", "alerts, all scores"),
                rows);
    }

    static String name(Signal signal) {
        return signal.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void row(
            List<List<String>> rows,
            RecordedDay day,
            Map<String, DayReadings> clean,
            String name,
            int column,
            double least,
            double most) {
        DayReadings readings = clean.get(day.symbol());
        Moments its = Moments.of(readings, column, day.at(FROM), day.at(TO));
        rows.add(
                List.of(
                        day.symbol(),
                        name,
                        Bar.figure(its.mean()),
                        most == Double.MAX_VALUE
                                ? Bar.figure(its.deviation())
                                : Bar.between(its.deviation(), least, most),
                        Bar.figure(its.quantile95()),
                        Bar.figure(
                                Moments.exceeding(readings, column, 2, day.at(FROM), day.at(TO)))));
    }

    private static double pooled(
            List<RecordedDay> days, Map<String, DayReadings> clean, int column) {
        return days.stream()
                .mapToDouble(
                        day ->
                                Moments.exceeding(
                                        clean.get(day.symbol()),
                                        column,
                                        HALF,
                                        day.at(FROM),
                                        day.at(TO)))
                .average()
                .orElse(Double.NaN);
    }

    private static double pooledMean(
            List<RecordedDay> days, Map<String, DayReadings> clean, int column) {
        return days.stream()
                .mapToDouble(day -> clean.get(day.symbol()).mean(column, day.at(FROM), day.at(TO)))
                .average()
                .orElse(Double.NaN);
    }
}
