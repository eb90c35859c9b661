package io.groundswell.connectors.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pinned engine of ClickHouse, as a library of this machine. npm fetches it once (178 MB) and
 * checks it against the lock file of the repository. Any number of threads and programs.
 */
public final class ClickHouseEngine {
    private static final Logger LOG = LoggerFactory.getLogger(ClickHouseEngine.class);
    private static final String PACKAGE = "@chdb/lib-linux-x64-gnu";
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Pattern NPM_ERROR = Pattern.compile("npm (?:error|ERR!) (.+)");
    private static final int REASON_LINES = 2;
    private static final List<String> FETCH =
            List.of("ci", "--ignore-scripts", "--no-audit", "--no-fund");

    private final Path folder;
    private final Path notes;
    private final String npm;

    /**
     * Names where things are.
     *
     * @param folder with {@code package.json} and its lock file; the engine is put there
     * @param notes a folder for what is no part of the engine: the lock, what npm said
     * @param npm the program
     */
    ClickHouseEngine(Path folder, Path notes, String npm) {
        this.folder = folder;
        this.notes = notes;
        this.npm = npm;
    }

    /** The one that this repository pins. */
    public static ClickHouseEngine ofRepository() {
        Path root =
                Path.of(System.getProperty("groundswell.root", ".")).toAbsolutePath().normalize();
        return new ClickHouseEngine(
                root.resolve("docker").resolve("clickhouse"), root.resolve(".groundswell"), "npm");
    }

    /**
     * The library, fetched first where this machine does not have the pinned version.
     *
     * @throws IOException in one line, where the machine is of another kind, lacks npm, or npm
     *     failed
     */
    public Path library() throws IOException {
        String pinned = pinnedVersion();
        if (!isThere(pinned)) {
            fetch(pinned);
        }
        return libraryFile();
    }

    private Path libraryFile() {
        return home().resolve("libchdb.so");
    }

    private Path home() {
        return folder.resolve("node_modules").resolve(PACKAGE);
    }

    private String pinnedVersion() throws IOException {
        JsonNode pinned = read(folder.resolve("package.json")).path("dependencies").path(PACKAGE);
        if (pinned.asText().isEmpty()) {
            throw new IOException(folder + ": its package.json does not name " + PACKAGE);
        }
        return pinned.asText();
    }

    /** Whether it is there as a whole: npm puts package.json there with the rest, at the end. */
    private boolean isThere(String version) throws IOException {
        Path itsOwn = home().resolve("package.json");
        return Files.exists(libraryFile())
                && Files.exists(itsOwn)
                && read(itsOwn).path("version").asText().equals(version);
    }

    private static JsonNode read(Path json) throws IOException {
        return new ObjectMapper().readTree(json.toFile());
    }

    /** One at a time: two would remove each other's files. */
    private void fetch(String version) throws IOException {
        refuseOtherMachines();
        Files.createDirectories(notes);
        synchronized (ClickHouseEngine.class) {
            try (FolderLock lock = FolderLock.take(notes.resolve("clickhouse-engine.lock"))) {
                if (isThere(version)) {
                    return;
                }
                LOG.info("fetching ClickHouse's engine {} with npm, once (178 MB)", version);
                runNpm();
                if (!isThere(version)) {
                    throw new IOException(folder + ": npm did not put " + version + " there");
                }
            }
        }
    }

    private static void refuseOtherMachines() throws IOException {
        String system = System.getProperty("os.name");
        String processor = System.getProperty("os.arch");
        if (!system.equals("Linux") || !processor.equals("amd64")) {
            throw new IOException(
                    "the local ClickHouse is for Linux on x64, not "
                            + system
                            + " on "
                            + processor
                            + ": set CLICKHOUSE_URL to a server of your own");
        }
    }

    private void runNpm() throws IOException {
        Path output = notes.resolve("clickhouse-engine.out");
        Process process = startNpm(output.toFile());
        try {
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("npm takes longer than " + LIMIT.toMinutes() + " minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while npm fetched ClickHouse's engine", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "npm cannot fetch ClickHouse's engine: "
                            + reason(ServerLog.end(output, 0))
                            + " ("
                            + output
                            + " has the rest)");
        }
    }

    private Process startNpm(File output) throws IOException {
        List<String> command = new ArrayList<>(List.of(npm));
        command.addAll(FETCH);
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output)
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "needs npm on the PATH, to fetch ClickHouse's engine once (178 MB), or"
                            + " CLICKHOUSE_URL set to a server of your own",
                    e);
        }
    }

    /**
     * npm tells the reason in the first lines that it marks, and in the last only where its log is.
     */
    static String reason(String said) {
        String reason =
                said.lines()
                        .map(NPM_ERROR::matcher)
                        .filter(Matcher::matches)
                        .map(it -> it.group(1))
                        .limit(REASON_LINES)
                        .collect(Collectors.joining(", "));
        return reason.isEmpty() ? "it did not say why" : reason;
    }
}
