package io.groundswell.jobs.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.groundswell.connectors.TextTable;
import io.groundswell.connectors.latency.LatencyFigures;
import io.groundswell.connectors.local.FlinkRest;
import io.groundswell.model.contract.Hop;
import io.groundswell.model.contract.MetricNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long events of a running job took from hop to hop in the last one or two minutes.
 *
 * <p>Quantiles of several tasks do not add up to one: each is that of the task where it is worst.
 * Counts are sums, and means are weighed by them. {@link Hop#REDIS} is that of quotes and trades;
 * books and faults, which have sinks of their own, tell theirs as metrics only.
 *
 * @param measured each hop of which something was measured, {@link Hop#FLINK} aside
 */
public record HopFigures(Map<Hop, LatencyFigures> measured) {
    private static final Pattern METRIC =
            Pattern.compile("(.*)\\." + MetricNames.HOP + "\\.([a-z-]+)\\.([A-Za-z0-9_]+)");

    /** What Flink adds to a histogram's name. */
    private static final String OF_HISTOGRAM = MetricNames.HOP_MICROS + "_";

    /** Names of one question to Flink; more would be a line too long for it. */
    private static final int NAMES_AT_ONCE = 50;

    private static final double MICROS_PER_MILLI = 1_000;

    /** Makes the map immutable. */
    public HopFigures {
        measured = Collections.unmodifiableMap(new EnumMap<>(measured));
    }

    /**
     * The figures of a job; none until Flink has heard from its tasks, a second or so.
     *
     * @throws IOException where Flink does not answer
     */
    public static HopFigures of(FlinkRest flink, String job) throws IOException {
        EnumMap<Hop, LatencyFigures> all = new EnumMap<>(Hop.class);
        for (JsonNode vertex : flink.get("/jobs/" + job).path("vertices")) {
            String metrics =
                    "/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/metrics";
            merge(values(flink, metrics), all);
        }
        return new HopFigures(all);
    }

    private static Map<String, Double> values(FlinkRest flink, String metrics) throws IOException {
        List<String> names = new ArrayList<>();
        for (JsonNode metric : flink.get(metrics)) {
            String name = metric.path("id").asText();
            if (METRIC.matcher(name).matches()) {
                names.add(URLEncoder.encode(name, StandardCharsets.UTF_8));
            }
        }
        Map<String, Double> values = new HashMap<>();
        for (int from = 0; from < names.size(); from += NAMES_AT_ONCE) {
            List<String> some = names.subList(from, Math.min(names.size(), from + NAMES_AT_ONCE));
            for (JsonNode metric : flink.get(metrics + "?get=" + String.join(",", some))) {
                values.put(metric.path("id").asText(), metric.path("value").asDouble());
            }
        }
        return values;
    }

    /** Adds the figures of some tasks, by the names that Flink has for them. */
    static void merge(Map<String, Double> values, Map<Hop, LatencyFigures> all) {
        Map<String, Map<String, Double>> byTask = new HashMap<>();
        Map<String, Hop> hops = new HashMap<>();
        values.forEach(
                (name, value) -> {
                    Matcher found = METRIC.matcher(name);
                    Optional<Hop> hop = found.matches() ? hop(found.group(2)) : Optional.empty();
                    if (hop.isPresent()) {
                        String task = found.group(1) + ' ' + found.group(2);
                        hops.put(task, hop.get());
                        byTask.computeIfAbsent(task, any -> new HashMap<>())
                                .put(found.group(3), value);
                    }
                });
        byTask.forEach(
                (task, its) -> {
                    LatencyFigures figures = figures(its);
                    if (isOfEvents(task, hops.get(task), byTask)
                            && (figures.count() > 0 || figures.recorded() > 0)) {
                        all.merge(hops.get(task), figures, HopFigures::both);
                    }
                });
    }

    /** Books and faults go to Redis too, and are no events whose way from the feed is told. */
    private static boolean isOfEvents(String task, Hop hop, Map<String, ?> byTask) {
        return hop != Hop.REDIS
                || byTask.containsKey(
                        task.replace(' ' + hop.label(), ' ' + Hop.UNTIL_SHOWN.label()));
    }

    private static Optional<Hop> hop(String label) {
        for (Hop hop : Hop.values()) {
            if (hop.label().equals(label)) {
                return Optional.of(hop);
            }
        }
        return Optional.empty();
    }

    private static LatencyFigures figures(Map<String, Double> values) {
        return new LatencyFigures(
                whole(values, MetricNames.HOP_COUNT),
                whole(values, MetricNames.HOP_NEGATIVE),
                whole(values, MetricNames.HOP_LEAST_MICROS),
                values.getOrDefault(OF_HISTOGRAM + "mean", 0.0),
                whole(values, OF_HISTOGRAM + "median"),
                whole(values, OF_HISTOGRAM + "p99"),
                whole(values, OF_HISTOGRAM + "p999"),
                whole(values, OF_HISTOGRAM + "max"),
                whole(values, MetricNames.HOP_RECORDED));
    }

    private static long whole(Map<String, Double> values, String name) {
        return Math.round(values.getOrDefault(name, 0.0));
    }

    private static LatencyFigures both(LatencyFigures a, LatencyFigures b) {
        long count = a.count() + b.count();
        if (a.count() == 0 || b.count() == 0) {
            LatencyFigures some = a.count() == 0 ? b : a;
            return with(some, a.recorded() + b.recorded());
        }
        return new LatencyFigures(
                count,
                a.negative() + b.negative(),
                Math.min(a.leastMicros(), b.leastMicros()),
                (a.meanMicros() * a.count() + b.meanMicros() * b.count()) / count,
                Math.max(a.p50Micros(), b.p50Micros()),
                Math.max(a.p99Micros(), b.p99Micros()),
                Math.max(a.p999Micros(), b.p999Micros()),
                Math.max(a.maxMicros(), b.maxMicros()),
                a.recorded() + b.recorded());
    }

    private static LatencyFigures with(LatencyFigures some, long recorded) {
        return new LatencyFigures(
                some.count(),
                some.negative(),
                some.leastMicros(),
                some.meanMicros(),
                some.p50Micros(),
                some.p99Micros(),
                some.p999Micros(),
                some.maxMicros(),
                recorded);
    }

    /**
     * What events took in the job itself on average, microseconds: what they took until they were
     * at the sink, less what they took until they were read. Empty where either is not known.
     */
    public Optional<Double> flinkMeanMicros() {
        LatencyFigures shown = measured.get(Hop.UNTIL_SHOWN);
        LatencyFigures read = measured.get(Hop.UNTIL_READ);
        return shown == null || read == null || shown.count() == 0 || read.count() == 0
                ? Optional.empty()
                : Optional.of(shown.meanMicros() - read.meanMicros());
    }

    /** A table for people, with a row for each hop of which something is known, in their order. */
    public void print(PrintWriter out) {
        TextTable table =
                new TextTable(
                        "HOP",
                        "P50 MS",
                        "P99",
                        "P99.9",
                        "MOST",
                        "LEAST",
                        "EVENTS",
                        "OF A RECORDING",
                        "FROM .. TO");
        for (Hop hop : Hop.values()) {
            if (hop == Hop.FLINK) {
                flinkMeanMicros()
                        .ifPresent(
                                mean ->
                                        table.row(
                                                hop.label(),
                                                "mean",
                                                millis(mean),
                                                "",
                                                "",
                                                "",
                                                "",
                                                "",
                                                hop.meaning()));
            } else if (measured.containsKey(hop)) {
                row(table, hop, measured.get(hop));
            }
        }
        table.print(out);
    }

    private static void row(TextTable table, Hop hop, LatencyFigures figures) {
        boolean isKnown = figures.count() > 0;
        String early =
                figures.negative() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; %,d before they were sent: the clocks differ by %s ms or more",
                                figures.negative(),
                                millis(-figures.leastMicros()));
        table.row(
                hop.label(),
                isKnown ? millis(figures.p50Micros()) : "",
                isKnown ? millis(figures.p99Micros()) : "",
                isKnown ? millis(figures.p999Micros()) : "",
                isKnown ? millis(figures.maxMicros()) : "",
                isKnown ? millis(figures.leastMicros()) : "",
                count(figures.count()),
                count(figures.recorded()),
                hop.meaning() + early);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String millis(long micros) {
        return millis((double) micros);
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, "%.2f", micros / MICROS_PER_MILLI);
    }
}
