package io.groundswell.model.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Topic;
import io.groundswell.model.feature.Evidence;
import io.groundswell.model.feature.SessionSpan;
import io.groundswell.model.session.Session;
import io.groundswell.model.signal.FullSignalKernel;
import io.groundswell.model.signal.RandomSamples;
import io.groundswell.model.signal.RunningSignalKernel;
import io.groundswell.model.signal.SignalKernel;
import io.groundswell.model.signal.SignalParametersOfTests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Alerts of many symbols over random samples are the same whichever desk, place, kernel and restart
 * there was. The rule is so quick that alerts come and go all the time.
 */
class SignalDeskPropertyTest {
    private static final AlertRule QUICK =
            new AlertRule(1, .3, 1, .5, .95, 3, 2, 3, 10, 30, 5, 5, 3, .1, 1);
    private static final long SECOND = GateFeed.SECOND;
    private static final int SYMBOLS = 12;
    private static final int TICKS = 2_500;
    private static final int SESSION = 900;

    /** Desks in a row, symbols dealt among them. */
    private static final class Floor {
        private final int size;
        private final boolean isRunning;
        private final List<SignalDesk> desks = new ArrayList<>();
        private final Map<Integer, SignalDesk> deskOf = new HashMap<>();
        private final Map<Integer, Integer> placeOf = new HashMap<>();

        Floor(int size, boolean isRunning) {
            this.size = size;
            this.isRunning = isRunning;
        }

        private SignalDesk nextDesk(int count) {
            if (count % size == 0) {
                SignalKernel kernel =
                        isRunning
                                ? new RunningSignalKernel(SignalParametersOfTests.SHORT, size)
                                : new FullSignalKernel(SignalParametersOfTests.SHORT);
                desks.add(
                        new SignalDesk(SignalParametersOfTests.SHORT, QUICK, 1_000, size, kernel));
            }
            return desks.get(desks.size() - 1);
        }

        void add(int symbol) {
            SignalDesk desk = nextDesk(deskOf.size());
            placeOf.put(symbol, desk.add("S" + symbol));
            deskOf.put(symbol, desk);
        }

        void restore(int symbol, byte[] kept) {
            SignalDesk desk = nextDesk(deskOf.size());
            placeOf.put(symbol, desk.restore(kept));
            deskOf.put(symbol, desk);
        }

        byte[] snapshot(int symbol) {
            return deskOf.get(symbol).snapshot(placeOf.get(symbol));
        }
    }

    private static SessionSpan session(int tick) {
        long number = tick / SESSION;
        return new SessionSpan(
                Session.REGULAR, number * SESSION * SECOND, (number + 1) * SESSION * SECOND);
    }

    /** All alerts of a run, by symbol and time. */
    private static List<Alert> run(Floor first, Random order, boolean restarts) {
        List<Integer> symbols = new ArrayList<>();
        List<RandomSamples> rows = new ArrayList<>();
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            symbols.add(symbol);
            rows.add(new RandomSamples(symbol));
        }
        Collections.shuffle(symbols, order);
        symbols.forEach(first::add);
        Floor floor = first;
        List<Alert> alerts = new ArrayList<>();
        for (int tick = 1; tick < TICKS; tick++) {
            for (int symbol : symbols) {
                SignalDesk desk = floor.deskOf.get(symbol);
                int place = floor.placeOf.get(symbol);
                if ((tick + symbol) % 50 == 0) {
                    desk.note(place, evidence(tick, symbol));
                }
                long[] row = rows.get(symbol).next();
                desk.append(place, tick * SECOND, session(tick), row, alerts::add);
            }
            floor.desks.forEach(desk -> desk.closeTick(alerts::add));
            if (restarts && order.nextInt(250) == 0) {
                floor = restarted(floor, symbols, order);
            }
        }
        alerts.sort(
                Comparator.comparing(Alert::symbol)
                        .thenComparing(Alert::timeNanos)
                        .thenComparing(it -> it.change() != AlertChange.ENDED));
        return alerts;
    }

    private static Evidence evidence(int tick, int symbol) {
        return new Evidence(
                Evidence.Kind.HIDDEN_ASK, tick * SECOND, 1_000, 100, Topic.TICKS, 1, symbol + tick);
    }

    private static Floor restarted(Floor floor, List<Integer> symbols, Random order) {
        Collections.shuffle(symbols, order);
        Floor next = new Floor(1 + order.nextInt(SYMBOLS), !floor.isRunning);
        symbols.forEach(symbol -> next.restore(symbol, floor.snapshot(symbol)));
        return next;
    }

    @Test
    void shouldTellTheSameAlertsWhateverTheDesksAndTheOrderOfSymbols() {
        List<Alert> expected = run(new Floor(SYMBOLS, false), new Random(0), false);
        for (int size = 1; size <= SYMBOLS; size += 5) {
            assertThat(run(new Floor(size, true), new Random(size), false)).isEqualTo(expected);
        }
        assertThat(expected)
                .extracting(Alert::change)
                .contains(AlertChange.RAISED, AlertChange.CLEARED, AlertChange.ENDED)
                .contains(AlertChange.RAISED_AGAIN)
                .hasSizeGreaterThan(40);
    }

    @Test
    void shouldTellTheSameAlertsWhenRestoredInTheMidstOfThem() {
        List<Alert> expected = run(new Floor(SYMBOLS, false), new Random(0), false);

        assertThat(run(new Floor(5, true), new Random(1), true)).isEqualTo(expected);
    }
}
