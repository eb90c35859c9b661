package io.groundswell.connectors.local;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of this machine, known by its id and by when it began: an id alone may by now belong to
 * somebody else's process.
 */
final class ServerProcess {
    /** The system tells the begin in ticks since its own, whose time of day may be corrected. */
    private static final Duration CLOCK_CORRECTION = Duration.ofSeconds(2);

    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    /**
     * What a hung-up terminal and Ctrl-C say goes to every process that was started from it; this
     * one is to live on, as under nohup. {@code exec} keeps the process id.
     */
    private static final List<String> DETACHED =
            List.of("sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh");

    private final ProcessHandle handle;

    /** The process's standard input while it hangs on this JVM, see {@link Tether}. */
    private OutputStream tether;

    /** Asks the process to end when this JVM ends in order, until the process is let go. */
    private Thread endWithThisJvm;

    private ServerProcess(ProcessHandle handle) {
        this.handle = handle;
    }

    /**
     * Starts one that ends with this JVM at the latest: a {@linkplain Tether tethered} one however
     * this JVM ends.
     */
    static ServerProcess start(ProcessBuilder builder) throws IOException {
        ServerProcess process = startTethered(builder);
        process.endWithThisJvm = new Thread(process::askToEnd, "stop-" + process.pid());
        Runtime.getRuntime().addShutdownHook(process.endWithThisJvm);
        return process;
    }

    /** Starts one that only its {@linkplain Tether tether} ends with this JVM. */
    static ServerProcess startTethered(ProcessBuilder builder) throws IOException {
        Process started = builder.start();
        ServerProcess process = new ServerProcess(started.toHandle());
        process.tether = started.getOutputStream();
        return process;
    }

    /** Asks it to end, and does not wait. A hook on this keeps the object, and so the tether. */
    void askToEnd() {
        handle.destroy();
    }

    /** Starts one that can outlive this JVM; it does so once it is {@link #letGo let go}. */
    static ServerProcess startDetached(ProcessBuilder builder) throws IOException {
        List<String> command = new ArrayList<>(DETACHED);
        command.addAll(builder.command());
        return start(builder.command(command));
    }

    /** A process that was found or started elsewhere. */
    static ServerProcess of(ProcessHandle handle) {
        return new ServerProcess(handle);
    }

    /** The process of that id, if it began at that time and still runs. */
    static Optional<ServerProcess> find(long pid, Instant began) {
        return ProcessHandle.of(pid)
                .map(ServerProcess::new)
                .filter(ServerProcess::isRunning)
                .filter(it -> isNear(it.began(), began));
    }

    private static boolean isNear(Instant a, Instant b) {
        return Duration.between(a, b).abs().compareTo(CLOCK_CORRECTION) <= 0;
    }

    long pid() {
        return handle.pid();
    }

    /** When it began; the epoch where the system does not tell. */
    Instant began() {
        return handle.info().startInstant().orElse(Instant.EPOCH);
    }

    /** Whether it runs. One that ended and that nobody has reaped has no command any more. */
    boolean isRunning() {
        return handle.isAlive() && handle.info().command().isPresent();
    }

    CompletableFuture<ProcessHandle> onExit() {
        return handle.onExit();
    }

    /** From now on it does not end with this JVM. */
    void letGo() {
        if (tether != null) {
            try (OutputStream pipe = tether) {
                pipe.write(1);
            } catch (IOException e) {
                // It has ended, or reads nothing: nobody is left to be let go.
            }
            tether = null;
        }
        if (endWithThisJvm != null) {
            Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
            endWithThisJvm = null;
        }
    }

    /** Asks it to end, and kills it when it has not within the limit. */
    void stop(Duration limit) throws IOException {
        handle.destroy();
        if (!endsWithin(limit)) {
            handle.destroyForcibly();
        }
        expectEnd();
    }

    /** Ends it at once, without a chance to tidy up. */
    void kill() throws IOException {
        handle.destroyForcibly();
        expectEnd();
    }

    private void expectEnd() throws IOException {
        if (!endsWithin(KILL_LIMIT)) {
            throw new IOException("process " + pid() + " does not end");
        }
        letGo();
    }

    /** Waits for its end, and tells whether it came. */
    boolean endsWithin(Duration limit) throws IOException {
        try {
            onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !isRunning();
        } catch (ExecutionException e) {
            throw new IOException("cannot wait for process " + pid(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while process " + pid() + " was ending", e);
        }
    }
}
