package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.local.BackgroundProgram;
import io.groundswell.connectors.local.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A collector in the background, as a process of its own. One thread. */
public final class CollectorProcess {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(90);

    private final CollectorFolder folder;
    private final BackgroundProgram program;

    private CollectorProcess(CollectorFolder folder, BackgroundProgram program) {
        this.folder = folder;
        this.program = program;
    }

    /**
     * Starts one that goes on when this program ends, and returns when it collects.
     *
     * @param arguments what is said after {@code collect}, its folder among it
     * @throws IOException in a line, where it does not start, or one works there already
     */
    public static CollectorProcess start(Path folder, List<String> arguments) throws IOException {
        CollectorProcess collector = startTethered(folder, arguments);
        collector.program.letGo();
        return collector;
    }

    /**
     * Starts one that ends with this program, also when that is killed; else as {@link #start}.
     *
     * @throws IOException as {@link #start}
     */
    public static CollectorProcess startTethered(Path folder, List<String> arguments)
            throws IOException {
        CollectorFolder its = CollectorFolder.of(folder);
        Optional<BackgroundProgram> running = its.running();
        if (running.isPresent()) {
            throw new IOException(
                    "a collector works on " + its.path() + " already, pid " + running.get().pid());
        }
        Files.createDirectories(its.path());
        // Its program is to be replaced, which must not happen under one that is just starting.
        Optional<FolderLock> lock = FolderLock.tryTake(its.lock());
        if (lock.isEmpty()) {
            throw new IOException("another collector works on " + its.path());
        }
        lock.get().close();
        its.ended();
        List<String> words = new ArrayList<>(List.of("collect"));
        words.addAll(arguments);
        BackgroundProgram started =
                BackgroundProgram.start(
                        its.path(),
                        its.output(),
                        "io.groundswell.connectors.Main",
                        words,
                        () -> isReady(its),
                        START_LIMIT);
        return new CollectorProcess(its, started);
    }

    /** The one that works on a folder, if one does. */
    public static Optional<CollectorProcess> find(Path folder) throws IOException {
        CollectorFolder its = CollectorFolder.of(folder);
        return its.running().map(program -> new CollectorProcess(its, program));
    }

    private static boolean isReady(CollectorFolder folder) {
        try {
            return folder.running().isPresent();
        } catch (IOException e) {
            // Not yet: it is being written.
            return false;
        }
    }

    /** Whether it has not ended. */
    public boolean isRunning() {
        return program.isRunning();
    }

    /** The id of the process. */
    public long pid() {
        return program.pid();
    }

    /** Publishes what is captured, then ends. */
    public void stop() throws IOException {
        program.stop(STOP_LIMIT);
        folder.ended();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() throws IOException {
        program.kill();
    }
}
