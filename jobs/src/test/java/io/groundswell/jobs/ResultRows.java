package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.model.contract.OutputNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run wrote, as rows by kind and symbol in the order in which they were emitted. */
final class ResultRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> KINDS =
            List.of(
                    OutputNames.BOOK_SNAPSHOTS,
                    OutputNames.BEST_QUOTES,
                    OutputNames.BOOK_FAULTS,
                    OutputNames.BOOK_SUMMARIES,
                    OutputNames.DEAD_LETTERS);

    private ResultRows() {}

    /** Rows by "kind symbol". */
    static Map<String, List<String>> read(Path results) throws IOException {
        Map<String, List<List<String>>> runs = new TreeMap<>();
        for (String kind : KINDS) {
            for (Path part : parts(results.resolve(kind))) {
                Map<String, List<String>> rowsOfPart = new TreeMap<>();
                for (String row : Files.readAllLines(part)) {
                    String symbol = JSON.readTree(row).path("symbol").asText();
                    rowsOfPart
                            .computeIfAbsent(kind + " " + symbol, any -> new ArrayList<>())
                            .add(row);
                }
                rowsOfPart.forEach(
                        (key, rows) ->
                                runs.computeIfAbsent(key, any -> new ArrayList<>()).add(rows));
            }
        }
        Map<String, List<String>> all = new TreeMap<>();
        runs.forEach(
                (key, parts) -> {
                    parts.sort(Comparator.comparing(ResultRows::placeOfFirst));
                    all.put(key, parts.stream().flatMap(List::stream).toList());
                });
        return all;
    }

    /** How many rows there are in all. */
    static long count(Map<String, List<String>> rows) {
        return rows.values().stream().mapToLong(List::size).sum();
    }

    /** Fails with the first row that differs, not with all of them. */
    static void assertSame(Map<String, List<String>> actual, Map<String, List<String>> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (key, rows) -> {
                    List<String> others = actual.get(key);
                    for (int i = 0; i < Math.min(rows.size(), others.size()); i++) {
                        assertThat(others.get(i)).as("row %d of %s", i, key).isEqualTo(rows.get(i));
                    }
                    assertThat(others.size()).as("rows of %s", key).isEqualTo(rows.size());
                });
    }

    /** A part holds one unbroken run of a symbol's rows, so its first row tells its place. */
    private static String placeOfFirst(List<String> rows) {
        try {
            JsonNode row = JSON.readTree(rows.get(0));
            return String.format(
                    "%020d %020d", row.path("sequence").asLong(), row.path("timeNanos").asLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> parts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
        }
    }
}
