package io.groundswell.replay.signals;

import io.groundswell.model.alert.SignalVersion;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.feature.FeatureOptions;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.replay.inject.InjectedDay;
import io.groundswell.replay.inject.Injection;
import io.groundswell.replay.inject.MidMoves;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Lays things over many windows of one real day and looks what the signals make of them (signals.md
 * D.4). The windows overlap each other's baselines, so that there are fewer independent ones than
 * there are windows.
 */
final class InjectionTrials {
    private static final LocalTime FIRST_START = LocalTime.of(10, 30);
    private static final int STARTS = 15;
    private static final int MINUTES_BETWEEN = 20;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final RecordedDay day;
    private final SignalVersion version;
    private final DayReadings clean;
    private final double halfHourUnits;

    InjectionTrials(RecordedDay day, SignalVersion version, DayReadings clean) {
        this.day = day;
        this.version = version;
        this.clean = clean;
        MidMoves moves = new MidMoves(TradingCalendars.named(TradingCalendars.US_EQUITIES));
        day.events().forEach(moves);
        halfHourUnits = moves.halfHourSigmaUnits();
    }

    /** So many standard deviations of half-hour moves of the day, 1e-4 dollar. */
    long drift(double sigmas) {
        return Math.round(sigmas * halfHourUnits);
    }

    /** The windows of the day with one thing laid over them. */
    TrialSet run(String name, int minutes, UnaryOperator<Injection> what) {
        List<Trial> injected =
                IntStream.range(0, STARTS)
                        .parallel()
                        .mapToObj(i -> injected(start(i), minutes, what))
                        .toList();
        List<Trial> untouched = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            untouched.add(
                    Trial.of(day.symbol(), clean, start(i), start(i) + minutes * MINUTE_NANOS));
        }
        return new TrialSet(name, injected, untouched);
    }

    private long start(int number) {
        return day.at(FIRST_START.plusMinutes((long) number * MINUTES_BETWEEN));
    }

    private Trial injected(long startNanos, int minutes, UnaryOperator<Injection> what) {
        long endNanos = startNanos + minutes * MINUTE_NANOS;
        SignalRun run = new SignalRun(day.symbol(), FeatureOptions.FULL_DEPTH, version);
        InjectedDay laid = new InjectedDay(what.apply(Injection.during(startNanos, endNanos)), run);
        for (MarketEvent event : day.events()) {
            if (event.eventTimeNanos() > endNanos) {
                break;
            }
            laid.accept(event);
        }
        laid.finish();
        run.finish(endNanos);
        return Trial.of(day.symbol(), run.readings(), startNanos, endNanos);
    }
}
