package io.groundswell.replay.signals;

import io.groundswell.model.alert.Alert;
import io.groundswell.model.alert.AlertChange;
import io.groundswell.model.alert.AlertRule;
import io.groundswell.model.alert.SignalDesk;
import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.feature.Evidence;
import io.groundswell.model.feature.FeatureExtractor;
import io.groundswell.model.feature.FeatureOptions;
import io.groundswell.model.feature.FeatureOutlet;
import io.groundswell.model.feature.SessionSpan;
import io.groundswell.model.signal.RunningSignalKernel;
import io.groundswell.model.signal.SignalBatch;
import io.groundswell.model.signal.SignalParameters;
import io.groundswell.model.signal.SignalSchema;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A day with samples of a quarter of a second, beside what it was with one a second: sums over
 * samples are the same sums, so that the scores at each full second should be the same bits.
 */
final class FinerGrid implements FeatureOutlet {
    private static final int GRID_MILLIS = 250;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private final DayReadings seconds;
    private final SignalDesk desk;
    private final List<Alert> alerts = new ArrayList<>();
    private long compared;
    private long different;

    private FinerGrid(RecordedDay day, DayReadings seconds) {
        this.seconds = seconds;
        RunningSignalKernel kernel = new RunningSignalKernel(SignalParameters.V1, 1);
        desk = new SignalDesk(SignalParameters.V1, AlertRule.V1, GRID_MILLIS, 1, kernel);
        desk.add(day.symbol());
    }

    /** Runs a day on the finer grid. */
    static FinerGrid of(RecordedDay day, DayReadings seconds) {
        FinerGrid finer = new FinerGrid(day, seconds);
        FeatureOptions options = FeatureOptions.FULL_DEPTH.withGridNanos(GRID_MILLIS * MILLI);
        FeatureExtractor extractor =
                new FeatureExtractor(options, new WatchedBook(BookOptions.DEFAULT), fault -> {});
        day.events().forEach(it -> extractor.accept(it, finer));
        extractor.advanceTo(day.at(LocalTime.of(16, 0)), finer);
        return finer;
    }

    /** Full seconds that were compared. */
    long compared() {
        return compared;
    }

    /** Those of them whose scores were not the same bits. */
    long different() {
        return different;
    }

    static void add(Report report, List<RecordedDay> days, List<DayReadings> seconds) {
        report.words(
                "The days again with a sample each 250 ms: scores at full seconds beside those of"
                    + " one sample a second, bit by bit, until an alert is raised, and when that"
                    + " is. The first step begins at the first sample, which comes earlier: the few"
                    + " seconds in which that step enters a sum differ.");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            FinerGrid finer = of(days.get(i), seconds.get(i));
            rows.add(
                    List.of(
                            days.get(i).symbol(),
                            Long.toString(finer.compared),
                            Long.toString(finer.different),
                            raised(seconds.get(i).alerts()),
                            raised(finer.alerts)));
        }
        report.table(
                "finer-grid",
                List.of("symbol", "compared", "different", "alerts", "alerts each 250 ms"),
                rows);
    }

    private static String raised(List<Alert> alerts) {
        return String.join(
                ", ",
                alerts.stream()
                        .filter(it -> it.change() == AlertChange.RAISED)
                        .map(it -> RecordedDay.clock(it.timeNanos()).toLocalTime().toString())
                        .toList());
    }

    @Override
    public void sample(long gridNanos, SessionSpan session, long[] columns) {
        desk.append(0, gridNanos, session, columns, alerts::add);
        desk.closeTick(alerts::add);
        if (gridNanos % SECOND == 0) {
            compare(gridNanos);
        }
    }

    private void compare(long gridNanos) {
        int sample = seconds.after(gridNanos - 1);
        // The slow ring does not learn while an alert is raised, and it is raised between seconds.
        if (sample == seconds.count()
                || seconds.time(sample) != gridNanos
                || !alerts.isEmpty()
                || isRaisedBy(gridNanos)) {
            return;
        }
        compared++;
        int at = SignalBatch.outputIndex(0);
        for (int column = 0; column < SignalSchema.COUNT; column++) {
            double now = desk.batch().outputs()[at + column];
            if (Double.doubleToLongBits(now)
                    != Double.doubleToLongBits(seconds.signal(sample, column))) {
                different++;
                return;
            }
        }
    }

    private boolean isRaisedBy(long timeNanos) {
        return seconds.alerts().stream().anyMatch(it -> it.timeNanos() <= timeNanos);
    }

    @Override
    public void evidence(Evidence evidence) {
        desk.note(0, evidence);
    }
}
