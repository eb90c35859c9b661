package io.groundswell.replay.signals;

import io.groundswell.model.alert.SignalDesk;
import io.groundswell.model.alert.SignalVersion;
import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.feature.Evidence;
import io.groundswell.model.feature.FeatureExtractor;
import io.groundswell.model.feature.FeatureOptions;
import io.groundswell.model.feature.FeatureOutlet;
import io.groundswell.model.feature.SessionSpan;
import io.groundswell.model.signal.RunningSignalKernel;
import io.groundswell.model.signal.SignalBatch;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The whole way of one symbol's events, from the book to alerts, on one thread: what the streaming
 * job does for many.
 */
final class SignalRun implements Consumer<MarketEvent>, FeatureOutlet {
    private final FeatureExtractor extractor;
    private final SignalDesk desk;
    private final int place;
    private final DayReadings readings = new DayReadings();
    private final List<Evidence> seen = new ArrayList<>();
    private long faults;

    SignalRun(String symbol, FeatureOptions options, SignalVersion version) {
        extractor =
                new FeatureExtractor(
                        options, new WatchedBook(BookOptions.DEFAULT), fault -> faults++);
        int gridMillis = (int) (options.gridNanos() / 1_000_000);
        RunningSignalKernel kernel = new RunningSignalKernel(version.parameters(), 1);
        desk = new SignalDesk(version.parameters(), version.rule(), gridMillis, 1, kernel);
        place = desk.add(symbol);
    }

    /** A day, or what was made of it, until the close. */
    static SignalRun of(RecordedDay day, List<MarketEvent> events, SignalVersion version) {
        SignalRun run = new SignalRun(day.symbol(), FeatureOptions.FULL_DEPTH, version);
        events.forEach(run);
        run.finish(day.at(LocalTime.of(16, 0)));
        return run;
    }

    @Override
    public void accept(MarketEvent event) {
        extractor.accept(event, this);
    }

    /** No event up to this moment can come any more. */
    void finish(long timeNanos) {
        extractor.advanceTo(timeNanos, this);
    }

    @Override
    public void sample(long gridNanos, SessionSpan session, long[] columns) {
        desk.append(place, gridNanos, session, columns, readings::add);
        desk.closeTick(readings::add);
        readings.add(
                gridNanos,
                columns,
                desk.batch().outputs(),
                SignalBatch.outputIndex(place),
                desk.gate(place).composite());
    }

    @Override
    public void evidence(Evidence evidence) {
        desk.note(place, evidence);
        seen.add(evidence);
    }

    /** All evidence so far, in the order of time. */
    List<Evidence> seen() {
        return List.copyOf(seen);
    }

    DayReadings readings() {
        return readings;
    }

    /** What the book found wrong with the events. */
    long faults() {
        return faults;
    }
}
