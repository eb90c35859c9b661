package io.groundswell.model.alert;

import io.groundswell.model.feature.SessionSpan;
import io.groundswell.model.session.Session;
import io.groundswell.model.signal.SignalSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Feeds one gate of the first rule a sample each second of a regular session of 6.5 hours, and
 * keeps what it decides. Nothing is ready until it is told; everything else allows an alert.
 */
final class GateFeed {
    static final long SECOND = 1_000_000_000L;
    static final int LENGTH = 23_400;

    private static final long START = 1_340_285_400L * SECOND;
    static final SessionSpan SESSION =
            new SessionSpan(Session.REGULAR, START, START + LENGTH * SECOND);

    private final double[] columns = new double[SignalSchema.COUNT];
    private final List<String> decisions = new ArrayList<>();
    private AlertGate gate = new AlertGate(AlertRule.V1, SECOND);
    private long flags;
    private int second;

    GateFeed() {
        Arrays.fill(columns, Double.NaN);
        set(SignalSchema.NET, .1);
        set(SignalSchema.BREADTH, 2);
        set(SignalSchema.VALID_SHARE, 1);
        set(SignalSchema.ORDERS, 20);
    }

    AlertGate gate() {
        return gate;
    }

    /** Goes on with another gate, such as one restored. */
    void goOnWith(AlertGate other) {
        gate = other;
    }

    /** A column has this value from the next sample on. */
    GateFeed set(int column, double value) {
        columns[column] = value;
        return this;
    }

    GateFeed composite(double value) {
        return set(SignalSchema.COMPOSITE, value);
    }

    GateFeed absorption(double value) {
        return set(SignalSchema.SCORES, value);
    }

    GateFeed flags(long bits) {
        flags = bits;
        return this;
    }

    /** Samples up to the one so many seconds after the session began. */
    GateFeed until(int last) {
        while (second < last) {
            second++;
            gate.sample(START + second * SECOND, SESSION, flags, columns, 0)
                    .ifPresent(it -> decisions.add(second + " " + it.change() + " " + it.cause()));
        }
        return this;
    }

    /** What was decided: second, change and cause of each. */
    List<String> decisions() {
        return decisions;
    }
}
