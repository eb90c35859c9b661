package io.groundswell.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.model.contract.OutputNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run wrote, as the number of rows and their SHA-256 in order, by kind and symbol: for days
 * whose rows are too many for a heap. The run must not have been restarted: each symbol's rows of a
 * kind are then those of one writer, whose files are numbered. There may be several of them, since
 * the first checkpoint comes at any time within the interval.
 */
final class ResultDigests {
    private static final Pattern SYMBOL = Pattern.compile("\"symbol\":\"([^\"]*)\"");
    private static final List<String> KINDS =
            List.of(
                    OutputNames.BOOK_SNAPSHOTS,
                    OutputNames.BEST_QUOTES,
                    OutputNames.BOOK_FAULTS,
                    OutputNames.BOOK_SUMMARIES,
                    OutputNames.DEAD_LETTERS);

    private final String writer;
    private long rows;
    private final MessageDigest digest;

    /**
     * A file of results.
     *
     * @param writer its name before the number
     */
    private record Part(Path file, String writer, long number) {
        static Part of(Path file) {
            String name = file.getFileName().toString();
            int dash = name.lastIndexOf('-');
            String number = name.substring(dash + 1, name.indexOf('.', dash));
            return new Part(file, name.substring(0, dash), Long.parseLong(number));
        }
    }

    private ResultDigests(String writer) {
        this.writer = writer;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** "rows digest" by "kind symbol". */
    static Map<String, String> read(Path results) throws IOException {
        Map<String, ResultDigests> all = new TreeMap<>();
        for (String kind : KINDS) {
            Path folder = results.resolve(kind);
            if (Files.isDirectory(folder)) {
                for (Part part : parts(folder)) {
                    read(kind, part, all);
                }
            }
        }
        Map<String, String> told = new TreeMap<>();
        all.forEach(
                (key, its) ->
                        told.put(
                                key,
                                its.rows + " " + HexFormat.of().formatHex(its.digest.digest())));
        return told;
    }

    private static List<Part> parts(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            // What was never committed begins with a dot.
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .map(Part::of)
                    .sorted(Comparator.comparingLong(Part::number))
                    .toList();
        }
    }

    private static void read(String kind, Part part, Map<String, ResultDigests> all)
            throws IOException {
        try (Stream<String> lines = Files.lines(part.file())) {
            lines.forEach(
                    line -> {
                        Matcher symbol = SYMBOL.matcher(line);
                        String key = kind + " " + (symbol.find() ? symbol.group(1) : "");
                        ResultDigests its =
                                all.computeIfAbsent(key, any -> new ResultDigests(part.writer()));
                        if (!its.writer.equals(part.writer())) {
                            throw new AssertionError(
                                    key + " in " + part.writer() + " and in " + its.writer);
                        }
                        its.rows++;
                        its.digest.update(line.getBytes(UTF_8));
                        its.digest.update((byte) '\n');
                    });
        }
    }
}
