package io.groundswell.connectors.iqfeed.collector;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.connectors.iqfeed.client.ClientStatus;
import io.groundswell.connectors.iqfeed.events.FeedCounts;
import io.groundswell.connectors.latency.LatencyFigures;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a collector stands, as names and values: for the status file, the command and the closing
 * statistics. Holds no secret.
 *
 * @param values texts, numbers, and maps of such
 */
public record CollectorReport(Map<String, Object> values) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NAME_WIDTH = 24;

    /** Notes of the translator on gaps begin so. */
    private static final String GAPS = "gaps of trades ";

    static CollectorReport of(
            CollectorOptions options,
            EpochFolder epoch,
            long captured,
            CollectorState state,
            Map<String, Object> repair,
            ClientStatus client) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("work", state.work());
        all.put("alarm", state.alarm());
        all.put("kafka", options.kafka().bootstrapServers());
        all.put("publishing problem", state.publishingProblem());
        all.put("realm", options.realm().name());
        all.put("source epoch", epoch.sourceEpoch());
        all.put("left-over epochs published", state.leftOverEpochs());
        all.put("symbols watched", options.symbols().size());
        all.putAll(ClientLines.of(client));
        all.put("captured bytes", captured);
        all.put("published bytes", state.published());
        all.put("lag in bytes", captured - state.published());
        FeedCounts counts = state.counts();
        if (counts != null) {
            all.put("lines", counts.lines());
            all.put("events", counts.events());
            Map<String, Long> defects = new LinkedHashMap<>();
            counts.defects().forEach((reason, count) -> defects.put(reason.name(), count));
            all.put("defects", defects);
            all.put("notes", counts.notes());
        }
        all.put("gaps of trades", repair.isEmpty() ? "not filled" : gaps(repair, counts));
        all.put("feed to receipt", latency(state.latency().figures()));
        return new CollectorReport(all);
    }

    /** What became of them is what the translator says; who asks history knows of the rest. */
    private static Map<String, Object> gaps(Map<String, Object> repair, FeedCounts counts) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (counts != null) {
            counts.notes()
                    .forEach(
                            (note, count) -> {
                                if (note.startsWith(GAPS)) {
                                    all.put(note.substring(GAPS.length()), count);
                                }
                            });
        }
        all.putAll(repair);
        return all;
    }

    /**
     * Of the last one or two minutes. More than an hour apart, the feed tells a recorded day as it
     * was, and nothing took so long. What is below zero shows clocks that differ; where nothing is,
     * they may differ all the same, and every figure be wrong by that much.
     */
    static Object latency(LatencyFigures latency) {
        if (latency.count() == 0 && latency.recorded() > 0) {
            return "the feed tells another time of day";
        }
        Map<String, Object> micros = new LinkedHashMap<>();
        micros.put("p50 micros", latency.p50Micros());
        micros.put("p99 micros", latency.p99Micros());
        micros.put("p99.9 micros", latency.p999Micros());
        micros.put("max micros", latency.maxMicros());
        micros.put("least micros", latency.leastMicros());
        micros.put("count", latency.count());
        if (latency.negative() > 0) {
            micros.put("before they were sent", latency.negative());
            micros.put("feed's clock ahead by, at least", -latency.leastMicros());
        }
        if (latency.recorded() > 0) {
            micros.put("of another time of day", latency.recorded());
        }
        return micros;
    }

    /** Writes it as JSON; no reader ever sees half of it. */
    void save(Path file) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        JSON.writerWithDefaultPrettyPrinter().writeValue(partial.toFile(), values);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static CollectorReport load(Path file) throws IOException {
        return new CollectorReport(
                JSON.readValue(
                        file.toFile(), new TypeReference<LinkedHashMap<String, Object>>() {}));
    }

    /** Prints it for a person, a line for each value that says something. */
    void print(PrintWriter out) {
        values.forEach(
                (name, value) -> {
                    String text =
                            value instanceof Map<?, ?> map
                                    ? String.join(
                                            ", ",
                                            map.entrySet().stream()
                                                    .map(it -> it.getKey() + " " + it.getValue())
                                                    .toList())
                                    : String.valueOf(value);
                    if (!text.isEmpty()) {
                        out.println("  " + padded(name) + " " + text);
                    }
                });
        out.flush();
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(0, NAME_WIDTH - name.length()));
    }
}
