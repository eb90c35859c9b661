package io.groundswell.connectors.redis.cleaner;

import io.groundswell.connectors.local.BackgroundProgram;
import io.groundswell.connectors.local.LocalRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The cleaner of a Redis of this machine, as a process of its own beside it: it looks each second,
 * and ends when that Redis does, however that ends. Where the cleaner dies alone, Redis refuses
 * what would need more than its limit until {@link #start another} is there. One thread.
 */
public final class CleanerProcess {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final String EVERY_SECONDS = "1";

    private final BackgroundProgram program;

    private CleanerProcess(BackgroundProgram program) {
        this.program = program;
    }

    /**
     * Starts one beside the Redis of a folder that goes on when this program ends, and returns when
     * it is about to look.
     *
     * @throws IOException in a line, where it does not start
     */
    public static CleanerProcess start(Path folder) throws IOException {
        Path its = Files.createDirectories(folder.resolve("cleaner"));
        Files.deleteIfExists(state(folder));
        BackgroundProgram program =
                BackgroundProgram.start(
                        its,
                        its.resolve("output.log"),
                        "io.groundswell.connectors.Main",
                        List.of(
                                "redis",
                                "clean",
                                "--beside",
                                "--every",
                                EVERY_SECONDS,
                                "--data",
                                folder.toString()),
                        () -> isThere(folder),
                        START_LIMIT);
        program.letGo();
        return new CleanerProcess(program);
    }

    private static Path state(Path folder) {
        return folder.resolve("cleaner").resolve("cleaner.properties");
    }

    private static boolean isThere(Path folder) {
        try {
            return find(folder).isPresent();
        } catch (IOException e) {
            // Not yet: it is being written.
            return false;
        }
    }

    /**
     * The one that works beside the Redis of a folder.
     *
     * @throws IOException where what is remembered of it cannot be read
     */
    public static Optional<CleanerProcess> find(Path folder) throws IOException {
        return BackgroundProgram.find(state(folder)).map(CleanerProcess::new);
    }

    /**
     * This process is the cleaner now, until what it gives back is done: its Redis is gone.
     *
     * @throws IOException where that has ended already, or the folder cannot be written
     */
    public static CompletableFuture<ProcessHandle> begin(Path folder, LocalRedis redis)
            throws IOException {
        CompletableFuture<ProcessHandle> end =
                ProcessHandle.of(redis.pid())
                        .map(ProcessHandle::onExit)
                        .orElseThrow(() -> new IOException("its Redis has just ended"));
        BackgroundProgram.begun(state(folder));
        return end;
    }

    /** The id of the process. */
    public long pid() {
        return program.pid();
    }

    /** Ends it. Does nothing if it has ended already. */
    public void stop() throws IOException {
        program.stop(STOP_LIMIT);
    }
}
