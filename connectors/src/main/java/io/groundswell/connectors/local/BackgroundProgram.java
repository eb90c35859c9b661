package io.groundswell.connectors.local;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A program of this repository in the background, under the same flags of the JVM. It ends with the
 * program that started it, also when that is killed, until it is {@link #letGo let go}. It runs
 * from copies of what a build would replace under it. One thread.
 */
public final class BackgroundProgram {
    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final String PID = "pid";
    private static final String BEGAN = "began.epoch.millis";

    private final ServerProcess process;

    private BackgroundProgram(ServerProcess process) {
        this.process = process;
    }

    /**
     * Starts one, and returns once it is ready.
     *
     * @param folder gets the copies; what is there of an earlier start is replaced
     * @param output gets what it says; an older content is replaced
     * @param arguments of its main class
     * @param ready asked until it says so
     * @param limit how long to wait for that
     * @throws IOException where it ends instead, with what it said, or is not ready in time
     */
    public static BackgroundProgram start(
            Path folder,
            Path output,
            String mainClass,
            List<String> arguments,
            BooleanSupplier ready,
            Duration limit)
            throws IOException {
        List<String> flags =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(it -> !it.startsWith("-Dgroundswell.terminal"))
                        .toList();
        JavaCommand command = new JavaCommand(classPath(folder), flags, mainClass, arguments);
        ServerProcess process =
                ServerProcess.startDetached(command.tethered().redirectOutput(output.toFile()));
        BackgroundProgram program = new BackgroundProgram(process);
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        try {
            while (!ready.getAsBoolean()) {
                if (program.endsWithin(GLANCE)) {
                    throw new IOException(lastLine(output));
                }
                if (System.nanoTime() > deadlineNanos) {
                    process.kill();
                    throw new IOException(
                            "it is not ready within " + limit.toSeconds() + " s: " + output);
                }
            }
        } catch (IOException | RuntimeException e) {
            process.kill();
            throw e;
        }
        return program;
    }

    /** Writes down in a file that this process is the program that {@link #find} is to find. */
    public static void begun(Path file) throws IOException {
        ServerProcess self = ServerProcess.of(ProcessHandle.current());
        Properties saved = new Properties();
        saved.setProperty(PID, Long.toString(self.pid()));
        saved.setProperty(BEGAN, Long.toString(self.began().toEpochMilli()));
        StateFile.save(file, saved);
    }

    /**
     * The program that has {@link #begun} by that file, if it still runs.
     *
     * @throws IOException where what is written there cannot be read
     */
    public static Optional<BackgroundProgram> find(Path file) throws IOException {
        Optional<Properties> saved = StateFile.load(file);
        if (saved.isEmpty()) {
            return Optional.empty();
        }
        long pid = StateFile.number(saved.get(), PID);
        Instant began = Instant.ofEpochMilli(StateFile.number(saved.get(), BEGAN));
        return ServerProcess.find(pid, began).map(BackgroundProgram::new);
    }

    /** From now on it goes on after the program that started it. */
    public void letGo() {
        process.letGo();
    }

    /** Whether it has not ended. */
    public boolean isRunning() {
        return process.isRunning();
    }

    /** The id of its process. */
    public long pid() {
        return process.pid();
    }

    /** Asks it to end, and kills it when it has not within the limit. */
    public void stop(Duration limit) throws IOException {
        process.stop(limit);
    }

    /** Ends it at once, without a chance to tidy up, as {@code kill -9} does. */
    public void kill() throws IOException {
        process.kill();
    }

    private boolean endsWithin(Duration limit) throws IOException {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("cannot watch process " + pid(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a program was starting", e);
        }
    }

    /** Its one line on what is wrong stands last; without the name that the next one gets too. */
    private static String lastLine(Path output) throws IOException {
        String end = ServerLog.end(output, 0);
        String last =
                end.lines().filter(it -> !it.isBlank()).reduce((a, b) -> b).orElse("it has ended");
        return last.startsWith("groundswell: ") ? last.substring("groundswell: ".length()) : last;
    }

    private static String classPath(Path folder) throws IOException {
        Path root = Path.of(System.getProperty("groundswell.root", ".")).toAbsolutePath();
        Path copies = folder.resolve("program");
        FolderRemoval.of(copies);
        Files.createDirectories(copies);
        List<String> entries = new ArrayList<>();
        for (String entry : entriesOf(System.getProperty("java.class.path"))) {
            Path path = Path.of(entry).toAbsolutePath();
            boolean built = path.startsWith(root) && Files.exists(path);
            entries.add(built ? copy(path, copies, entries.size()).toString() : entry);
        }
        return entries.stream().collect(Collectors.joining(File.pathSeparator));
    }

    private static List<String> entriesOf(String classPath) {
        List<String> entries = new ArrayList<>();
        int from = 0;
        for (int to; (to = classPath.indexOf(File.pathSeparatorChar, from)) >= 0; from = to + 1) {
            entries.add(classPath.substring(from, to));
        }
        entries.add(classPath.substring(from));
        return entries;
    }

    private static Path copy(Path built, Path copies, int number) throws IOException {
        Path target = copies.resolve(number + "-" + built.getFileName());
        try (Stream<Path> files = Files.walk(built)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(built.relativize(file).toString()));
            }
        }
        return target;
    }
}
