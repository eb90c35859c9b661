package io.groundswell.connectors.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in what a server said the one line that tells why it ended. */
final class ServerLog {
    private static final int MAX_BYTES = 1 << 20;

    private static final Pattern EXCEPTION =
            Pattern.compile(
                    "(?:Caused by: |Exception in thread \"[^\"]*\" )?"
                            + "([\\w.$]+(?:Exception|Error)): (.+)");

    private ServerLog() {}

    /**
     * Looks through the end of a file from some place on; a file that is not there says nothing.
     */
    static String reason(Path output, long from, String ownPackage) throws IOException {
        return reason(lines(output, from), ownPackage);
    }

    /** The same for {@link #deepestReason(List)}. */
    static String deepestReason(Path output, long from) throws IOException {
        return deepestReason(lines(output, from));
    }

    private static List<String> lines(Path output, long from) throws IOException {
        return end(output, from).lines().toList();
    }

    /** The end of a file from some place on, a megabyte of it at most. */
    static String end(Path output, long from) throws IOException {
        if (!Files.exists(output)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(output.toFile(), "r")) {
            long start = Math.max(from, file.length() - MAX_BYTES);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - start)];
            file.seek(start);
            file.readFully(bytes);
            // Not as lines of a file, which refuses bytes that are no text.
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /**
     * The message of the exception that was told last, which is the deepest cause of its trace,
     * with that of the one above it before it: alone it often says too little.
     */
    static String deepestReason(List<String> lines) {
        String above = "";
        String last = "";
        for (String line : lines) {
            Matcher exception = EXCEPTION.matcher(line);
            if (exception.matches() && !last.equals(exception.group(2))) {
                above = line.startsWith("Caused by: ") ? last : "";
                last = exception.group(2);
            }
        }
        if (last.isEmpty()) {
            return reason(lines, "");
        }
        return withoutDot(
                above.isEmpty() || above.contains(last) ? last : withoutDot(above) + ": " + last);
    }

    private static String withoutDot(String reason) {
        return reason.replaceFirst("\\.$", "");
    }

    /**
     * The message of the server's own exception that was told last: what lies below it, such as a
     * bare "Address already in use", says less. Without one, any exception's, or else the last
     * line.
     *
     * @param ownPackage how the names of the server's own exceptions begin
     */
    static String reason(List<String> lines, String ownPackage) {
        String own = null;
        String anyones = null;
        String last = "it said nothing";
        for (String line : lines) {
            Matcher exception = EXCEPTION.matcher(line);
            if (exception.matches()) {
                anyones = exception.group(2);
                own = exception.group(1).startsWith(ownPackage) ? anyones : own;
            }
            last = line.isBlank() ? last : line.strip();
        }
        String reason = own != null ? own : anyones != null ? anyones : last;
        return withoutDot(reason);
    }
}
