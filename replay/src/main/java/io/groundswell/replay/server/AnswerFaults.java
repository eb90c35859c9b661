package io.groundswell.replay.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides which answers of history go wrong, and counts them. Faults that odds decide hit the same
 * requests each time, whoever asks in whatever order: seed and words of a request choose. One that
 * is hit by several faults suffers them one after the other, as often as it is asked for. Any
 * thread.
 */
final class AnswerFaults {
    /** How many requests are remembered; those asked for longest ago are forgotten. */
    static final int MAX_REQUESTS = 100_000;

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final List<Plan> plans = new ArrayList<>();
    private final Map<String, Long> askings =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
                    return size() > MAX_REQUESTS;
                }
            };
    private final Map<FaultKind, Long> happened = new TreeMap<>();

    AnswerFaults(long seed) {
        this.seed = seed;
    }

    /** A fault, how many answers it has seen, and the request that it hit when it counts them. */
    private static final class Plan {
        private final Fault fault;
        private long count;
        private String request = "";
        private long fromAsking;

        Plan(Fault fault) {
            this.fault = fault;
        }
    }

    synchronized void plan(Fault fault) {
        plans.add(new Plan(fault));
    }

    /** How often which fault has happened. */
    synchronized Map<FaultKind, Long> happened() {
        return Map.copyOf(happened);
    }

    synchronized void count(FaultKind kind) {
        happened.merge(kind, 1L, Long::sum);
    }

    /**
     * What is to go wrong with the next answer, or null for nothing.
     *
     * @param symbol whose history is asked for
     * @param request its words, without what differs from one asking to the next
     */
    synchronized AnswerFault next(String symbol, String request) {
        if (plans.isEmpty()) {
            return null;
        }
        long asking = askings.merge(request, 1L, Long::sum);
        long suffered = 0;
        Fault hit = null;
        for (int i = 0; i < plans.size(); i++) {
            Plan plan = plans.get(i);
            Fault fault = plan.fault;
            if (!fault.isOfAnswers(symbol)) {
                continue;
            }
            plan.count++;
            if (fault.kind() == FaultKind.DENY) {
                if (isDenied(plan, i, symbol)) {
                    return new AnswerFault(FaultKind.DENY, 0, 0);
                }
                continue;
            }
            long times = fault.kind() == FaultKind.STALL ? 1 : fault.amount();
            boolean isHit;
            if (fault.when() == Fault.When.COUNT) {
                isHit = isCounted(plan, request, asking, times);
            } else {
                boolean chosen = isChosen(i, request, fault.at());
                isHit = chosen && asking > suffered && asking <= suffered + times;
                suffered += chosen ? times : 0;
            }
            hit = hit == null && isHit ? fault : hit;
        }
        return hit == null
                ? null
                : new AnswerFault(hit.kind(), seconds(hit), where(request, asking));
    }

    private static long seconds(Fault fault) {
        return fault.kind() == FaultKind.STALL ? fault.amount() : 0;
    }

    private boolean isDenied(Plan plan, int index, String symbol) {
        Fault fault = plan.fault;
        return fault.when() == Fault.When.COUNT
                ? plan.count >= fault.at()
                : isChosen(index, symbol, fault.at());
    }

    private static boolean isCounted(Plan plan, String request, long asking, long times) {
        if (plan.count == plan.fault.at()) {
            plan.request = request;
            plan.fromAsking = asking;
        }
        return plan.request.equals(request)
                && asking >= plan.fromAsking
                && asking < plan.fromAsking + times;
    }

    private boolean isChosen(int index, String text, long odds) {
        return (mixed(seed + index * STEP, text) >>> 1) % odds == 0;
    }

    private long where(String request, long asking) {
        return mixed(seed - asking * STEP, request) >>> 1;
    }

    /** A number that looks random and is the same for the same seed and text. */
    private static long mixed(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * STEP;
            hash ^= hash >>> 32;
        }
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }
}
