package io.groundswell.jobs.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Finds and streams the JSON lines that the job's file sinks wrote. */
public final class ResultLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".jsonl";

    private ResultLines() {}

    /**
     * The finished part files of one kind of result, those of one writer in the order in which it
     * wrote them. Empty where the job wrote none; files in progress are not looked at.
     *
     * @param kind one of {@link io.groundswell.model.contract.OutputNames}
     */
    public static List<Path> parts(Path results, String kind) throws IOException {
        Path folder = results.resolve(kind);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isPart(file.getFileName().toString(), kind))
                    .sorted(Comparator.comparing(ResultLines::writer).thenComparing(part()))
                    .toList();
        }
    }

    private static boolean isPart(String name, String kind) {
        return name.startsWith(kind) && name.endsWith(SUFFIX);
    }

    /** Names are kind, writer and number, joined by hyphens: 10 comes after 9. */
    private static String writer(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, Math.max(0, name.lastIndexOf('-')));
    }

    private static Comparator<Path> part() {
        return Comparator.<Path>comparingInt(file -> file.getFileName().toString().length())
                .thenComparing(file -> file.getFileName().toString());
    }

    /**
     * Gives each result of a kind in turn; for kinds with few rows.
     *
     * @throws IOException where a file cannot be read or a line is not JSON; names the file
     */
    public static void forEach(Path results, String kind, Consumer<JsonNode> taker)
            throws IOException {
        for (Path part : parts(results, kind)) {
            try (MappingIterator<JsonNode> rows =
                    JSON.readerFor(JsonNode.class).readValues(part.toFile())) {
                while (rows.hasNextValue()) {
                    taker.accept(rows.nextValue());
                }
            } catch (IOException e) {
                throw new IOException(part + ": " + e.getMessage(), e);
            }
        }
    }
}
