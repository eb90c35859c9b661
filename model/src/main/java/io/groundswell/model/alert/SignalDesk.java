package io.groundswell.model.alert;

import io.groundswell.model.feature.Evidence;
import io.groundswell.model.feature.FeatureSchema;
import io.groundswell.model.feature.SessionSpan;
import io.groundswell.model.signal.SignalBatch;
import io.groundswell.model.signal.SignalKernel;
import io.groundswell.model.signal.SignalParameters;
import io.groundswell.model.signal.SignalReading;
import io.groundswell.model.signal.SignalWindows;
import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rings, kernel and gates of many symbols, one tick at a time: the samples of a grid point are
 * appended, then the tick is closed, which scores them, decides about alerts, and lets the slow
 * rings learn where no alert is raised. Symbols do not depend on each other, nor on which of them
 * share a desk. Not thread-safe.
 */
public final class SignalDesk {
    private static final long VERSION = 1;
    private static final long NANOS = 1_000_000_000L;

    private final SignalParameters parameters;
    private final AlertRule rule;
    private final long gridNanos;
    private final SignalBatch batch;
    private final SignalKernel kernel;
    private final String[] symbols;
    private final AlertGate[] gates;
    private final EvidenceLog[] evidence;
    private final SessionSpan[] sessions;
    private final long[] flags;
    private final long[] times;
    private final BitSet appended = new BitSet();
    private int count;

    /**
     * A desk without symbols.
     *
     * @param gridMillis distance of the samples, as of {@link SignalWindows}
     * @param capacity most symbols
     * @param kernel scores the desk's batch
     */
    public SignalDesk(
            SignalParameters parameters,
            AlertRule rule,
            int gridMillis,
            int capacity,
            SignalKernel kernel) {
        this.parameters = parameters;
        this.rule = rule;
        this.kernel = kernel;
        SignalWindows windows = SignalWindows.of(parameters, gridMillis);
        gridNanos = gridMillis * (NANOS / 1000);
        batch = new SignalBatch(capacity, windows);
        symbols = new String[capacity];
        gates = new AlertGate[capacity];
        evidence = new EvidenceLog[capacity];
        sessions = new SessionSpan[capacity];
        flags = new long[capacity];
        times = new long[capacity];
    }

    /**
     * Takes a symbol in.
     *
     * @return its place
     * @throws IllegalStateException where the desk is full
     */
    public int add(String symbol) {
        if (count == symbols.length) {
            throw new IllegalStateException("a desk of " + count + " symbols is full");
        }
        int place = count++;
        symbols[place] = symbol;
        gates[place] = new AlertGate(rule, gridNanos);
        evidence[place] = new EvidenceLog();
        return place;
    }

    /** Rings and outputs, to read. */
    public SignalBatch batch() {
        return batch;
    }

    /** The gate of a symbol, to read. */
    public AlertGate gate(int place) {
        return gates[place];
    }

    /** Takes note of something that an alert may be explained by. */
    public void note(int place, Evidence found) {
        evidence[place].add(found);
    }

    /**
     * Adds a symbol's sample of the tick that is open.
     *
     * @param alerts takes the end of an alert that the session before left
     */
    public void append(
            int place, long timeNanos, SessionSpan session, long[] row, Consumer<Alert> alerts) {
        if (!session.equals(sessions[place])) {
            Optional<AlertGate.Decision> end = gates[place].beginSession();
            end.ifPresent(it -> alerts.accept(alert(place, timeNanos, it)));
            batch.beginSession(place);
            sessions[place] = session;
        }
        batch.append(place, row);
        flags[place] = row[FeatureSchema.FLAGS];
        times[place] = timeNanos;
        appended.set(place);
    }

    /** Scores the symbols that were appended to, and decides about their alerts. */
    public void closeTick(Consumer<Alert> alerts) {
        for (int from = appended.nextSetBit(0); from >= 0; ) {
            int to = appended.nextClearBit(from);
            kernel.score(batch, from, to);
            for (int place = from; place < to; place++) {
                decide(place, alerts);
            }
            from = appended.nextSetBit(to);
        }
        appended.clear();
    }

    private void decide(int place, Consumer<Alert> alerts) {
        gates[place]
                .sample(
                        times[place],
                        sessions[place],
                        flags[place],
                        batch.outputs(),
                        SignalBatch.outputIndex(place))
                .ifPresent(it -> alerts.accept(alert(place, times[place], it)));
        if (batch.isSlowTick(place, symbols[place].hashCode())) {
            batch.slowTick(place, !gates[place].isRaised());
        }
    }

    private Alert alert(int place, long timeNanos, AlertGate.Decision decision) {
        return new Alert(
                symbols[place],
                timeNanos,
                decision.change(),
                decision.cause(),
                sessions[place],
                gates[place].composite(),
                gates[place].absorption(),
                SignalReading.of(batch, place),
                flags[place],
                evidence[place].since(timeNanos - parameters.longSeconds() * NANOS),
                parameters.version(),
                rule.version());
    }

    /** Everything of one symbol between two ticks, in a versioned form. */
    public byte[] snapshot(int place) {
        StateWriter out = new StateWriter();
        out.writeLong(VERSION);
        out.writeLong(parameters.version());
        out.writeLong(rule.version());
        out.writeText(symbols[place]);
        SessionSpan session = sessions[place];
        out.writeBoolean(session != null);
        if (session != null) {
            session.write(out);
        }
        gates[place].write(out);
        evidence[place].write(out);
        byte[] rings = batch.snapshot(place);
        out.writeLong(rings.length);
        out.writeBytes(rings);
        return out.toBytes();
    }

    /**
     * Takes a symbol in as it was {@linkplain #snapshot kept}.
     *
     * @return its place
     * @throws IllegalStateException for other versions, or bytes missing or left
     */
    public int restore(byte[] kept) {
        StateReader in = new StateReader(kept);
        in.expectVersion(VERSION, "signals");
        in.expectVersion(parameters.version(), "signal parameters");
        in.expectVersion(rule.version(), "alert rule");
        int place = add(in.readText());
        sessions[place] = in.readBoolean() ? SessionSpan.read(in) : null;
        gates[place].read(in);
        evidence[place].read(in);
        batch.restore(place, in.readBytes(in.readLong()));
        in.expectEnd();
        return place;
    }
}
