package io.groundswell.jobs.bench;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Whole pipelines from a real broker, each run in a process of its own, in turn, so that what the
 * machine's neighbours do falls on all alike. Everything shares the machine: broker, job, RocksDB.
 */
final class PipelineBench {
    private static final String[] JVM = {"-Xms2g", "-Xmx2g", "-XX:+UseParallelGC"};

    private final PrintStream out;
    private final Path folder;
    private final LocalKafka kafka;

    private PipelineBench(PrintStream out, Path folder, LocalKafka kafka) {
        this.out = out;
        this.folder = folder;
        this.kafka = kafka;
    }

    /** A bench as its caller sees it. */
    interface Body {
        void run(PipelineBench bench) throws IOException, InterruptedException;
    }

    private static void on(PrintStream out, Body body) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("groundswell-bench");
        try (LocalKafka kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")))) {
            body.run(new PipelineBench(out, folder, kafka));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** P2: the order-book job beside its roof and its floor. */
    static void books(int rounds, PrintStream out) throws IOException, InterruptedException {
        on(out, bench -> bench.comparePipelines(rounds));
    }

    /** P8: the order-book job at 10, 100, 2000 and 10,000 symbols. */
    static void growth(int rounds, PrintStream out) throws IOException, InterruptedException {
        on(out, bench -> bench.growSymbols(rounds));
    }

    private void comparePipelines(int rounds) throws IOException, InterruptedException {
        long events = Long.getLong("groundswell.bench.events", 24_000_000);
        fill("many", 2_000, events);
        Map<PipelineRun.Variant, List<Result>> results = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (PipelineRun.Variant variant : PipelineRun.Variant.values()) {
                Result result = run(variant, "many", 10_000, 40);
                out.printf("round %d of %d: %-14s %s%n", round, rounds, variant, result);
                results.computeIfAbsent(variant, any -> new ArrayList<>()).add(result);
            }
        }
        out.println();
        out.println(
                "P2: Kafka to order books on one slot, 2000 symbols, checkpoints every 10 s;"
                        + " median (least .. most)");
        double books = median(results.get(PipelineRun.Variant.BOOKS), Result::millionsPerSecond);
        double booksCpu = median(results.get(PipelineRun.Variant.BOOKS), Result::cpuNanosPerEvent);
        results.forEach(
                (variant, its) ->
                        out.printf(
                                "%-14s %s M events/s   cpu %s ns   books are %5.2f of it by wall,"
                                        + " %5.2f by cpu%n",
                                variant,
                                tell(its, Result::millionsPerSecond),
                                tell(its, Result::cpuNanosPerEvent),
                                books / median(its, Result::millionsPerSecond),
                                median(its, Result::cpuNanosPerEvent) / booksCpu));
        machine();
    }

    private void growSymbols(int rounds) throws IOException, InterruptedException {
        long events = Long.getLong("groundswell.bench.events", 10_000_000);
        int[] symbols = {10, 100, 2_000, 10_000};
        Map<Integer, List<Result>> results = new LinkedHashMap<>();
        for (int count : symbols) {
            fill("s" + count, count, events);
        }
        for (int round = 1; round <= rounds; round++) {
            for (int count : symbols) {
                Result result = run(PipelineRun.Variant.BOOKS, "s" + count, 2_000, 60);
                out.printf("round %d of %d: %5d symbols %s%n", round, rounds, count, result);
                results.computeIfAbsent(count, any -> new ArrayList<>()).add(result);
            }
        }
        out.println();
        out.println(
                "P8: growth, Kafka to order books on one slot, checkpoints every 2 s; median"
                        + " (least .. most)");
        double base = median(results.get(100), Result::cpuNanosPerEvent);
        results.forEach(
                (count, its) ->
                        out.printf(
                                "%,7d symbols: %s M/s, cpu %s ns, %4.2f of 100's; checkpoint %s"
                                        + " ms, %s KB; longest stall %s ms%n",
                                count,
                                tell(its, Result::millionsPerSecond),
                                tell(its, Result::cpuNanosPerEvent),
                                median(its, Result::cpuNanosPerEvent) / base,
                                tell(its, it -> it.of("checkpointMillis")),
                                tell(its, it -> it.of("checkpointBytes") / 1024.0),
                                tell(its, it -> it.of("stallMicros") / 1000.0)));
        machine();
    }

    private void machine() {
        out.println(
                "from 5 s after the first event on; "
                        + System.getProperty("java.vm.version")
                        + ", "
                        + String.join(" ", JVM)
                        + ", "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors for broker and job, shared machine");
    }

    private void fill(String realm, int symbols, long events)
            throws IOException, InterruptedException {
        child(
                TopicFill.class,
                List.of(
                        kafka.bootstrapServers(),
                        realm,
                        Integer.toString(symbols),
                        Long.toString(events)),
                out::println);
    }

    private Result run(PipelineRun.Variant variant, String realm, int interval, int seconds)
            throws IOException, InterruptedException {
        Map<String, Long> values = new HashMap<>();
        child(
                PipelineRun.class,
                List.of(
                        variant.name(),
                        kafka.bootstrapServers(),
                        realm,
                        Integer.toString(interval),
                        Integer.toString(seconds)),
                line -> {
                    if (line.startsWith("RESULT ")) {
                        for (String pair : line.substring(7).split(" ")) {
                            String[] parts = pair.split("=");
                            values.put(parts[0], Long.valueOf(parts[1]));
                        }
                    } else {
                        System.err.println(line);
                    }
                });
        return new Result(values);
    }

    private void child(
            Class<?> main, List<String> arguments, Consumer<String> lines)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JVM));
        command.add("-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        for (String property : List.of("groundswell.root", "log4j2.configurationFile")) {
            if (System.getProperty(property) != null) {
                command.add("-D" + property + "=" + System.getProperty(property));
            }
        }
        for (String option :
                ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (option.startsWith("--add-")) {
                command.add(option);
            }
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            said.lines().forEach(lines);
        }
        if (process.waitFor() != 0) {
            throw new IOException(main.getSimpleName() + " ended with " + process.exitValue());
        }
    }

    /** What one run told. */
    private record Result(Map<String, Long> values) {
        double of(String key) {
            return values.getOrDefault(key, 0L);
        }

        double millionsPerSecond() {
            return of("events") * 1e3 / of("nanos");
        }

        double cpuNanosPerEvent() {
            return of("cpuNanos") / of("events");
        }

        @Override
        public String toString() {
            return String.format(
                    "%.2f M/s, cpu %.0f ns, %.0f checkpoints of %.0f ms and %.0f KB, longest stall"
                            + " %.1f ms, %.0f books",
                    millionsPerSecond(),
                    cpuNanosPerEvent(),
                    of("checkpoints"),
                    of("checkpointMillis"),
                    of("checkpointBytes") / 1024,
                    of("stallMicros") / 1000,
                    of("books"));
        }
    }

    private static double median(List<Result> results, ToDoubleFunction<Result> value) {
        double[] sorted = results.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String tell(List<Result> results, ToDoubleFunction<Result> value) {
        double[] sorted = results.stream().mapToDouble(value).sorted().toArray();
        return String.format(
                "%.2f (%.2f .. %.2f)",
                median(results, value), sorted[0], sorted[sorted.length - 1]);
    }
}
