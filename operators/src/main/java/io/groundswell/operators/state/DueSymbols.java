package io.groundswell.operators.state;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which symbols are to be looked at when event time has come how far: what timers would be for, at
 * a tenth of their cost. Each symbol waits once at most, for the first time that it was told; its
 * times must rise. Whoever is told of a symbol has it wait again if it must. One task thread.
 */
public final class DueSymbols {
    private final TreeMap<Long, List<String>> byMillis = new TreeMap<>();
    private final Set<String> waiting = new HashSet<>();

    /** Has a symbol wait for a time, unless it waits already. */
    public void add(long dueMillis, String symbol) {
        if (waiting.add(symbol)) {
            byMillis.computeIfAbsent(dueMillis, any -> new ArrayList<>()).add(symbol);
        }
    }

    /** Takes out the symbols whose time has come, by time; empty where there is none. */
    public List<String> takeUpTo(long timeMillis) {
        List<String> due = new ArrayList<>();
        Map.Entry<Long, List<String>> first = byMillis.firstEntry();
        while (first != null && first.getKey() <= timeMillis) {
            due.addAll(first.getValue());
            byMillis.pollFirstEntry();
            first = byMillis.firstEntry();
        }
        due.forEach(waiting::remove);
        return due;
    }
}
