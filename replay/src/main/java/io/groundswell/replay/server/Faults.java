package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/**
 * Decides when which fault of a drill happens, and counts them. Times and counts are those of the
 * recording, so that a drill is the same each time. Any thread.
 */
public final class Faults implements PortFaults {
    static final String JUNK = "\u00ff\u0000{]Q,,,\u0007";

    private final List<Fault> pending;
    private final LongPredicate oneIn;
    private final Map<IqFeedPort, Long> lines = new EnumMap<>(IqFeedPort.class);
    private final Map<String, Long> events = new HashMap<>();
    private final Map<String, Silence> silences = new HashMap<>();
    private final Map<FaultKind, Long> happened = new TreeMap<>();
    private final AnswerFaults answers;
    private boolean noneOfPorts = true;

    /** How long a symbol is not told. */
    private record Silence(long untilNanos, long untilEvent) {}

    /**
     * Plans faults.
     *
     * @param planned what is to happen
     * @param oneIn true with the odds of one in the number given: a seeded choice
     * @param seed decides which answers are hit, and where
     */
    public Faults(Collection<Fault> planned, LongPredicate oneIn, long seed) {
        this.pending = new ArrayList<>();
        this.oneIn = oneIn;
        this.answers = new AnswerFaults(seed);
        planned.forEach(this::plan);
    }

    /** Makes a fault happen that was not planned, as a drill goes along. */
    public synchronized void plan(Fault fault) {
        if (fault.isOfAnswers()) {
            answers.plan(fault);
        } else {
            pending.add(fault);
            noneOfPorts &= !fault.isOfPort();
        }
    }

    /** Those of the answers of the lookup port. */
    AnswerFaults answers() {
        return answers;
    }

    /** How often which fault has happened. */
    public synchronized Map<FaultKind, Long> happened() {
        Map<FaultKind, Long> all = new TreeMap<>(happened);
        answers.happened().forEach((kind, count) -> all.merge(kind, count, Long::sum));
        return Map.copyOf(all);
    }

    /** The faults of ports whose time has come; each is told once. */
    synchronized List<Fault> dueOfPorts(long sinceFirstNanos) {
        if (noneOfPorts || pending.isEmpty()) {
            return List.of();
        }
        List<Fault> due = new ArrayList<>();
        pending.removeIf(
                it -> {
                    boolean isDue =
                            it.isOfPort()
                                    && it.when() == Fault.When.TIME
                                    && it.at() <= sinceFirstNanos;
                    return isDue && due.add(it);
                });
        return due;
    }

    @Override
    public void afterLine(ClientConnection client) {
        for (Fault fault : dueAfterLine(client.port())) {
            apply(fault, client);
        }
    }

    private synchronized List<Fault> dueAfterLine(IqFeedPort port) {
        if (noneOfPorts) {
            return List.of();
        }
        long count = lines.merge(port, 1L, Long::sum);
        List<Fault> due = new ArrayList<>();
        for (Fault fault : List.copyOf(pending)) {
            if (fault.isOf(port) && isDue(fault, count)) {
                due.add(fault);
            }
        }
        return due;
    }

    private boolean isDue(Fault fault, long count) {
        if (fault.when() == Fault.When.RANDOM) {
            return oneIn.test(fault.at());
        }
        return fault.when() == Fault.When.COUNT && count >= fault.at() && pending.remove(fault);
    }

    /** Makes a fault of a port happen to one of its clients. */
    void apply(Fault fault, ClientConnection client) {
        count(fault.kind());
        switch (fault.kind()) {
            case DROP -> client.end();
            case GARBAGE -> client.add(JUNK);
            case SLOW -> client.throttle(fault.amount());
            case STALL, GAP, ERROR, EARLY, DENY ->
                    throw new IllegalArgumentException("not a fault of a port");
        }
    }

    /**
     * Whether an event of a symbol is not told.
     *
     * @param sinceFirstNanos how far the event lies behind the first of the recording
     */
    synchronized boolean isSilent(String symbol, long sinceFirstNanos) {
        if (pending.isEmpty() && silences.isEmpty()) {
            return false;
        }
        long count = events.merge(symbol, 1L, Long::sum);
        for (Fault fault : List.copyOf(pending)) {
            if (fault.isOf(symbol) && begins(fault, count, sinceFirstNanos)) {
                count(fault.kind());
                silences.put(symbol, silence(fault, count, sinceFirstNanos));
            }
        }
        Silence silence = silences.get(symbol);
        if (silence == null) {
            return false;
        }
        boolean silent = sinceFirstNanos < silence.untilNanos || count < silence.untilEvent;
        if (!silent) {
            silences.remove(symbol);
        }
        return silent;
    }

    private boolean begins(Fault fault, long count, long sinceFirstNanos) {
        if (fault.when() == Fault.When.TIME) {
            return fault.at() <= sinceFirstNanos && pending.remove(fault);
        }
        return isDue(fault, count);
    }

    private static Silence silence(Fault fault, long count, long sinceFirstNanos) {
        return fault.kind() == FaultKind.STALL
                ? new Silence(sinceFirstNanos + TimeUnit.SECONDS.toNanos(fault.amount()), 0)
                : new Silence(Long.MIN_VALUE, count + fault.amount());
    }

    private synchronized void count(FaultKind kind) {
        happened.merge(kind, 1L, Long::sum);
    }
}
