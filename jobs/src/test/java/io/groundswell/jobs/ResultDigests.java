package io.groundswell.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.model.contract.OutputNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a run wrote, as the number of rows and their SHA-256 in order, by kind and symbol: for days
 * whose rows are too many for a heap. The run must have written each symbol's rows of a kind to one
 * file, as one without checkpoints does.
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

    private long rows;
    private final MessageDigest digest;

    private ResultDigests() {
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
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        // What was never committed begins with a dot.
                        if (!file.getFileName().toString().startsWith(".")) {
                            read(kind, file, all);
                        }
                    }
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

    private static void read(String kind, Path file, Map<String, ResultDigests> all)
            throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            lines.forEach(
                    line -> {
                        Matcher symbol = SYMBOL.matcher(line);
                        String key = kind + " " + (symbol.find() ? symbol.group(1) : "");
                        ResultDigests its = all.computeIfAbsent(key, any -> new ResultDigests());
                        its.rows++;
                        its.digest.update(line.getBytes(UTF_8));
                        its.digest.update((byte) '\n');
                    });
        }
    }
}
