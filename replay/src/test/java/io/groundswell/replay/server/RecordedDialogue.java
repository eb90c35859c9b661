package io.groundswell.replay.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a client and IQConnect said to each other on one connection, in the form of text, where each
 * line shows its end.
 *
 * @param name of its file, without an ending
 * @param written commands, without their ends
 * @param read lines of the server, with their ends
 */
record RecordedDialogue(String name, List<String> written, List<String> read) {
    private static final String WRITTEN = "C> ";
    private static final String READ = "S< ";
    private static final String CRLF = "\r\n";

    /** Keeps copies. */
    RecordedDialogue {
        written = List.copyOf(written);
        read = List.copyOf(read);
    }

    static RecordedDialogue of(Path file) throws IOException {
        List<String> written = new ArrayList<>();
        List<String> read = new ArrayList<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            String text =
                    line.substring(Math.min(line.length(), READ.length()))
                            .replace("\\r", "\r")
                            .replace("\\n", "\n");
            if (line.startsWith(WRITTEN)) {
                written.add(text.replace(CRLF, ""));
            } else if (line.startsWith(READ)) {
                read.add(text);
            }
        }
        return new RecordedDialogue(
                file.getFileName().toString().replace(".txt", ""), written, read);
    }

    /** The first line that begins so; empty where none does. */
    String first(String begin) {
        return read.stream().filter(it -> it.startsWith(begin)).findFirst().orElse("");
    }

    /** The last line that holds this; empty where none does. */
    String lastWith(String text) {
        return read.stream().filter(it -> it.contains(text)).reduce("", (a, b) -> b);
    }
}
