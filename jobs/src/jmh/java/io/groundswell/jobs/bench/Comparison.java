package io.groundswell.jobs.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Several ways to do the same, measured in turn: in each round every one gets a fresh JVM, so that what
 * the machine's neighbours do falls on all alike.
 *
 * @param title what is compared
 * @param benchmark the JMH class
 * @param methods its methods, ours first
 * @param peer the method that ratios are against
 */
record Comparison(String title, Class<?> benchmark, List<String> methods, String peer) {
    private static final String CPU = "cpu.norm";
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final String EVENTS = "events";
    private static final double NANOS_PER_MICRO = 1_000;

    /** Runs the rounds and prints the table. */
    void run(int rounds, PrintStream out) throws RunnerException {
        Map<String, Map<String, Samples>> byCase = new TreeMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (String method : methods) {
                out.printf("round %d of %d: %s%n", round, rounds, method);
                for (RunResult result : measure(method)) {
                    byCase.computeIfAbsent(caseOf(result), any -> new TreeMap<>())
                            .computeIfAbsent(method, any -> new Samples())
                            .add(result);
                }
            }
        }
        out.println();
        out.println(title);
        byCase.forEach((name, samples) -> print(name, samples, out));
        out.println(
                "median (least .. most) of the rounds; ratio of medians; "
                        + System.getProperty("java.vm.version")
                        + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors, shared machine");
    }

    private Collection<RunResult> measure(String method) throws RunnerException {
        return new Runner(
                        new OptionsBuilder()
                                .include("^" + benchmark.getName() + "\\." + method + "$")
                                .forks(1)
                                .warmupIterations(3)
                                .warmupTime(TimeValue.seconds(1))
                                .measurementIterations(3)
                                .measurementTime(TimeValue.seconds(1))
                                .addProfiler(CpuTimeProfiler.class)
                                .addProfiler(GCProfiler.class)
                                .jvmArgsPrepend(
                                        "-Dgroundswell.root="
                                                + System.getProperty("groundswell.root", "."))
                                .verbosity(VerboseMode.SILENT)
                                .shouldFailOnError(true)
                                .build())
                .run();
    }

    private static String caseOf(RunResult result) {
        List<String> values = new ArrayList<>();
        for (String key : result.getParams().getParamsKeys()) {
            values.add(result.getParams().getParam(key));
        }
        return String.join(" ", values);
    }

    private void print(String name, Map<String, Samples> samples, PrintStream out) {
        Samples theirs = samples.get(peer);
        for (String method : methods) {
            Samples ours = samples.get(method);
            out.printf(
                    "%-10s %-24s wall %s M/s   cpu %s ns  %5.0f B   ratio %5.2f wall"
                            + " %6.2f cpu%n",
                    name,
                    method,
                    Samples.tell(ours.millionsPerSecond),
                    Samples.tell(ours.cpuNanos),
                    Samples.median(ours.allocatedBytes),
                    Samples.median(ours.millionsPerSecond)
                            / Samples.median(theirs.millionsPerSecond),
                    Samples.median(theirs.cpuNanos) / Samples.median(ours.cpuNanos));
        }
    }

    /** What the rounds gave for one way of doing it. */
    private static final class Samples {
        final List<Double> millionsPerSecond = new ArrayList<>();
        final List<Double> cpuNanos = new ArrayList<>();
        final List<Double> allocatedBytes = new ArrayList<>();

        void add(RunResult result) {
            double score = result.getPrimaryResult().getScore();
            boolean isThroughput = result.getParams().getMode() == Mode.Throughput;
            double operationsPerMicro = isThroughput ? score : NANOS_PER_MICRO / score;
            Map<String, Result> more = result.getSecondaryResults();
            double eventsPerMicro =
                    more.containsKey(EVENTS)
                            ? more.get(EVENTS).getScore()
                            : operationsPerMicro;
            double eventsPerOperation = eventsPerMicro / operationsPerMicro;
            millionsPerSecond.add(eventsPerMicro);
            cpuNanos.add(more.get(CPU).getScore() / eventsPerOperation);
            allocatedBytes.add(more.get(ALLOCATED).getScore() / eventsPerOperation);
        }

        static double median(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            int middle = sorted.size() / 2;
            return sorted.size() % 2 == 1
                    ? sorted.get(middle)
                    : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        }

        static String tell(List<Double> values) {
            List<Double> sorted = values.stream().sorted().toList();
            return String.format(
                    "%7.2f (%.2f .. %.2f)",
                    median(values), sorted.get(0), sorted.get(sorted.size() - 1));
        }
    }
}
