package io.groundswell.jobs.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What each process uses between two moments. One thread. */
final class SuiteSpan {
    private static final double MICROS = 1e6;
    private static final double MEGABYTE = 1 << 20;

    private final Map<String, Long> pids;
    private final Map<String, ProcessUse> first = new LinkedHashMap<>();
    private final long beganNanos = System.nanoTime();
    private final long machineFirst = ProcessUse.machineMicros();
    private final long ownFirst = ProcessUse.of(ProcessHandle.current().pid()).cpuMicros();
    private final Map<String, ProcessUse> used = new LinkedHashMap<>();
    private long machineMicros;
    private long ownMicros;
    private double seconds;

    private SuiteSpan(Map<String, Long> pids) throws IOException {
        this.pids = pids;
        for (Map.Entry<String, Long> it : pids.entrySet()) {
            first.put(it.getKey(), ProcessUse.of(it.getValue()));
        }
    }

    /** Begins. */
    static SuiteSpan of(Map<String, Long> pids) throws IOException {
        return new SuiteSpan(pids);
    }

    /** Ends. */
    SuiteSpan end() throws IOException {
        for (Map.Entry<String, Long> it : pids.entrySet()) {
            ProcessUse last = ProcessUse.of(it.getValue());
            used.put(
                    it.getKey(),
                    new ProcessUse(
                            last.cpuMicros() - first.get(it.getKey()).cpuMicros(),
                            last.residentBytes()));
        }
        machineMicros = ProcessUse.machineMicros() - machineFirst;
        ownMicros = ProcessUse.of(ProcessHandle.current().pid()).cpuMicros() - ownFirst;
        seconds = (System.nanoTime() - beganNanos) / 1e9;
        return this;
    }

    double seconds() {
        return seconds;
    }

    /** Microseconds of some processes for each of so many messages. */
    double micros(List<String> names, long messages) {
        return names.stream().mapToLong(it -> used.get(it).cpuMicros()).sum() / (double) messages;
    }

    /** The same of all of them. */
    double micros(long messages) {
        return micros(List.copyOf(used.keySet()), messages);
    }

    /** The table; names of people for those of processes where there are some. */
    void print(PrintStream out, long messages, Map<String, String> titles) {
        out.printf(Locale.ROOT, "%-28s %10s %8s %9s%n", "process", "us/message", "cores", "RSS MB");
        used.forEach(
                (name, use) ->
                        line(
                                out,
                                titles.getOrDefault(name, name),
                                use.cpuMicros(),
                                use.residentBytes(),
                                messages));
        long sum = used.values().stream().mapToLong(ProcessUse::cpuMicros).sum();
        long bytes = used.values().stream().mapToLong(ProcessUse::residentBytes).sum();
        line(out, "sum (bar: 20 us)", sum, bytes, messages);
        out.printf(
                Locale.ROOT,
                "not counted: feed and bench %.2f us/message, %.2f cores; anybody else on this"
                        + " machine %.2f cores%n",
                ownMicros / (double) messages,
                ownMicros / MICROS / seconds,
                Math.max(0, machineMicros - sum - ownMicros) / MICROS / seconds);
    }

    private void line(PrintStream out, String name, long micros, long bytes, long messages) {
        out.printf(
                Locale.ROOT,
                "%-28s %10.2f %8.2f %9.0f%n",
                name,
                micros / (double) messages,
                micros / MICROS / seconds,
                bytes / MEGABYTE);
    }
}
