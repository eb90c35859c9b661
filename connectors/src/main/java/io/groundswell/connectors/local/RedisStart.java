package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings Redis up on a folder that has its settings, and waits until it has read its data. */
record RedisStart(RedisFolder folder) {
    private static final String SERVES = "Ready to accept connections";

    /** Process, role, time, and a sign for how grave it is. */
    private static final Pattern GRAVE = Pattern.compile("\\d+:[A-Z] .{20,30} # (.+)");

    /** Redis tells the cause, and then that it gives up. */
    private static final int REASON_LINES = 2;

    ServerProcess run(Path program, boolean detached) throws IOException {
        long before = Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
        ProcessBuilder builder =
                new NativeCommand(program, List.of(folder.config().toString()))
                        .tethered()
                        .directory(folder.data().toFile())
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()));
        // What this program asks a server with is no business of this one.
        builder.environment().keySet().removeIf(it -> it.startsWith("REDIS"));
        return new ServerLaunch(folder, () -> said(before).contains(SERVES), () -> why(before))
                .run(builder, detached);
    }

    private String said(long before) throws IOException {
        return ServerLog.end(folder.log(), before);
    }

    private String why(long before) throws IOException {
        return reason(said(before)) + " (" + folder.log() + " has the rest)";
    }

    /** The last lines that Redis itself marks as grave, or else the last line there is. */
    static String reason(String said) {
        List<String> grave =
                said.lines()
                        .map(GRAVE::matcher)
                        .filter(Matcher::matches)
                        .map(it -> it.group(1).replaceFirst("^Warning: ", ""))
                        .toList();
        if (grave.isEmpty()) {
            return said.lines()
                    .filter(it -> !it.isBlank())
                    .reduce((first, second) -> second)
                    .orElse("it said nothing");
        }
        return String.join(
                ", ", grave.subList(Math.max(0, grave.size() - REASON_LINES), grave.size()));
    }
}
