package io.groundswell.replay.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client of IQFeed and its feed said to each other on one connection. Which line came after
 * which of the other side is not known.
 *
 * @param source where it is recorded
 * @param written lines of the client, without their ends
 * @param read lines of the feed, without their ends
 */
record Dialogue(String source, List<String> written, List<String> read) {
    /** Longest file that is taken. */
    static final long MAX_BYTES = 64L << 20;

    private static final String WRITTEN = "C> ";
    private static final String READ = "S< ";

    /** Keeps copies. */
    Dialogue {
        written = List.copyOf(written);
        read = List.copyOf(read);
    }

    /**
     * Reads a recording: YAML with the lists {@code :writes:} and {@code :reads:}, or text with
     * {@code C>} and {@code S<} before each line and its end as {@code \r\n}.
     *
     * @return null where the file is none
     * @throws IOException where it cannot be read or is too long
     */
    static Dialogue of(Path file) throws IOException {
        String name = file.toString();
        try (ByteLines lines = ByteLines.open(file)) {
            String first = lines.next() ? lines.text() : "";
            boolean isText = first.startsWith("# direction-tagged") || isTagged(first);
            boolean isYaml = first.equals("---") || first.matches(":(reads|writes):");
            if (!isText && !isYaml) {
                return null;
            }
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(name + ": a dialogue of more than " + (MAX_BYTES >> 20) + " MB");
        }
        List<String> lines = lines(file);
        return isTagged(lines) ? tagged(name, lines) : yaml(name, lines);
    }

    private static boolean isTagged(List<String> lines) {
        return lines.stream().anyMatch(Dialogue::isTagged);
    }

    private static boolean isTagged(String line) {
        return line.startsWith(WRITTEN) || line.startsWith(READ);
    }

    private static List<String> lines(Path file) throws IOException {
        List<String> all = new ArrayList<>();
        long bytes = 0;
        try (ByteLines lines = ByteLines.open(file)) {
            while (lines.next()) {
                bytes += lines.end() - lines.start();
                if (bytes > MAX_BYTES) {
                    throw new IOException(file + ": too long for a dialogue");
                }
                byte[] line = lines.bytes();
                int length = lines.end() - lines.start();
                all.add(new String(line, lines.start(), length, StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    private static Dialogue tagged(String source, List<String> lines) {
        List<String> written = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (String line : lines) {
            String text = line.substring(Math.min(line.length(), READ.length()));
            if (line.startsWith(WRITTEN)) {
                written.add(withoutEnd(text));
            } else if (line.startsWith(READ)) {
                read.add(withoutEnd(text));
            }
        }
        return new Dialogue(source, written, read);
    }

    private static String withoutEnd(String text) {
        String line = text;
        line = line.endsWith("\\n") ? line.substring(0, line.length() - 2) : line;
        return line.endsWith("\\r") ? line.substring(0, line.length() - 2) : line;
    }

    private static Dialogue yaml(String source, List<String> lines) {
        YamlStrings strings = YamlStrings.of(lines);
        return new Dialogue(source, split(strings.writes()), split(strings.reads()));
    }

    /** One read of a socket may hold several lines, or part of one. */
    private static List<String> split(List<String> pieces) {
        String text = String.join("", pieces);
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            lines.add(text.substring(from, to > from && text.charAt(to - 1) == '\r' ? to - 1 : to));
            from = to + 1;
        }
        return lines;
    }
}
