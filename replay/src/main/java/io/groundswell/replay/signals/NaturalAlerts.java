package io.groundswell.replay.signals;

import io.groundswell.model.alert.Alert;
import io.groundswell.model.alert.AlertChange;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The alerts of days as they were, and what order ids say of the time before each. */
final class NaturalAlerts {
    private static final int WINDOW_MINUTES = 15;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private NaturalAlerts() {}

    static void add(
            Report report,
            String name,
            List<RecordedDay> days,
            Map<String, DayReadings> readings,
            Map<String, RefillTruth> truths) {
        report.words(
                "Alerts of the days as they were, with the shares that order ids say were shown"
                        + " again in the 15 minutes before, beside the median of the day's windows:"
                        + " alerts on real icebergs are no false alarms.");
        List<List<String>> rows = new ArrayList<>();
        for (RecordedDay day : days) {
            RefillTruth truth = truths.get(day.symbol());
            for (Alert alert : readings.get(day.symbol()).alerts()) {
                if (alert.change() != AlertChange.RAISED) {
                    continue;
                }
                long at = alert.timeNanos();
                long begin = at - WINDOW_MINUTES * MINUTE_NANOS;
                long bid = truth.shares(true, begin, at);
                double[] all = bidWindows(day, truth);
                double below = Arrays.stream(all).filter(it -> it <= bid).count();
                rows.add(
                        List.of(
                                day.symbol(),
                                RecordedDay.clock(at).toLocalTime().toString(),
                                alert.cause().toString(),
                                Bar.figure(alert.composite()),
                                Bar.figure(alert.absorption()),
                                Long.toString(bid),
                                Long.toString(truth.shares(false, begin, at)),
                                Bar.figure(PublishedNumbers.median(all)),
                                Bar.figure(below / all.length)));
            }
        }
        report.table(
                name,
                List.of(
                        "symbol",
                        "time",
                        "cause",
                        "composite",
                        "absorption",
                        "bid refills",
                        "ask refills",
                        "day's median",
                        "percentile"),
                rows);
    }

    private static double[] bidWindows(RecordedDay day, RefillTruth truth) {
        List<Double> all = new ArrayList<>();
        for (long at = day.at(LocalTime.of(9, 45));
                at <= day.at(LocalTime.of(16, 0));
                at += MINUTE_NANOS) {
            all.add((double) truth.shares(true, at - WINDOW_MINUTES * MINUTE_NANOS, at));
        }
        return all.stream().mapToDouble(it -> it).toArray();
    }
}
