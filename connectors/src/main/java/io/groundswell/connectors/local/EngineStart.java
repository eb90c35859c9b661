package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Brings ClickHouse's engine up on a folder that has its settings, and waits until it listens. */
final class EngineStart {
    private final EngineFolder folder;
    private final int port;

    EngineStart(EngineFolder folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Returns once it listens; when it does not come up, it is gone and this says why. */
    ServerProcess run(Path library, boolean detached) throws IOException {
        Files.deleteIfExists(folder.listening());
        ProcessBuilder builder =
                java(library)
                        .tethered()
                        .directory(folder.work().toFile())
                        .redirectOutput(folder.startOutput().toFile());
        // What this program asks a server with is no business of this one.
        builder.environment().keySet().removeIf(it -> it.startsWith("CLICKHOUSE_"));
        // A server of any machine is to mean the same by a time that names no zone.
        builder.environment().put("TZ", "UTC");
        return new ServerLaunch(folder, () -> Files.exists(folder.listening()), this::reason)
                .run(builder, detached);
    }

    private JavaCommand java(Path library) {
        List<String> flags =
                List.of(
                        // A signal to end then ends it at once, which its data stand.
                        "-Xrs",
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + folder.temp(),
                        "-Djna.tmpdir=" + folder.temp());
        List<String> arguments =
                List.of(
                        library.toString(),
                        "--path",
                        folder.data().toString(),
                        "--config-file",
                        folder.config().toString(),
                        "--log-level=information",
                        "--listen_host",
                        FolderServer.LOOPBACK,
                        "--http_port",
                        Integer.toString(port),
                        "--query",
                        statements());
        String classPath = System.getProperty("java.class.path");
        return new JavaCommand(classPath, flags, EngineProgram.class.getName(), arguments);
    }

    /** Listen, say so, and wait for ever: the engine's program ends with its statements. */
    private String statements() {
        String listening = folder.listening().toString().replace("\\", "\\\\").replace("'", "\\'");
        return "SYSTEM START LISTEN HTTP; SELECT 1 INTO OUTFILE '"
                + listening
                + "' FORMAT TSV; SELECT sleepEachRow(3) FROM system.numbers"
                + " SETTINGS max_block_size = 1 FORMAT Null";
    }

    private String reason() throws IOException {
        String said = ServerLog.end(folder.startOutput(), 0);
        return reason(said)
                + " ("
                + folder.startOutput()
                + " and "
                + folder.log()
                + " have the rest)";
    }

    /** The line that tells the engine's own exception, or else the last line there is. */
    static String reason(String said) {
        List<String> lines = said.lines().map(String::strip).filter(it -> !it.isEmpty()).toList();
        return lines.stream()
                .filter(it -> it.contains("Exception"))
                .reduce((first, second) -> second)
                .orElseGet(() -> lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
    }
}
