package io.groundswell.replay.signals;

import io.groundswell.model.alert.SignalVersion;
import io.groundswell.model.signal.Signal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The second version of parameters and rule on the days as they were. */
final class SecondVersion {
    private final List<RecordedDay> days;
    private final Map<String, RefillTruth> truths;
    private final Map<String, DayReadings> clean = new HashMap<>();

    SecondVersion(List<RecordedDay> days, Map<String, RefillTruth> truths) {
        this.days = days;
        this.truths = truths;
        for (RecordedDay day : days) {
            clean.put(day.symbol(), SignalRun.of(day, day.events(), SignalVersion.V2).readings());
        }
    }

    /** Trials of each day with this version. */
    List<InjectionTrials> trials() {
        return days.stream()
                .map(it -> new InjectionTrials(it, SignalVersion.V2, clean.get(it.symbol())))
                .toList();
    }

    void add(Report report) {
        report.heading("A second version");
        report.words(
                "Parameters and rule of version 2: the hold statistic is the plain difference of"
                        + " the rates and has most of the weight of the first score, which counts"
                        + " whether there are sellers or not; neither side is taken for usual. Its"
                        + " form, weights and thresholds were chosen in view of these days:"
                        + " SIGNALS.md tells what is left on a name that they were not chosen on.");
        List<List<String>> scores = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            scores.add(NullPart.exceeding(signal, days, clean));
        }
        report.table("second_exceeding", NullPart.EXCEEDING, scores);
        NaturalAlerts.add(report, "second_alerts", days, clean, truths);
    }
}
