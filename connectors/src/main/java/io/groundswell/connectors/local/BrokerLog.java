package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in what a broker said the one line that tells why it ended. */
final class BrokerLog {
    private static final Pattern EXCEPTION =
            Pattern.compile(
                    "(?:Caused by: |Exception in thread \"[^\"]*\" )?"
                            + "([\\w.$]+(?:Exception|Error)): (.+)");

    private BrokerLog() {}

    static String reason(Path output) throws IOException {
        // Not as lines of a file, which refuses bytes that are no text.
        String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
        return reason(said.lines().toList());
    }

    /**
     * The message of Kafka's own exception that was told last: what lies below it, such as a bare
     * "Address already in use", says less. Without one, any exception's, or else the last line.
     */
    static String reason(List<String> lines) {
        String kafkas = null;
        String anyones = null;
        String last = "it said nothing";
        for (String line : lines) {
            Matcher exception = EXCEPTION.matcher(line);
            if (exception.matches()) {
                anyones = exception.group(2);
                kafkas = exception.group(1).startsWith("org.apache.kafka.") ? anyones : kafkas;
            }
            last = line.isBlank() ? last : line.strip();
        }
        String reason = kafkas != null ? kafkas : anyones != null ? anyones : last;
        return reason.replaceFirst("\\.$", "");
    }
}
