package io.groundswell.connectors.local;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Brings a cluster up on a folder that has its plan, and waits until it is complete. */
final class FlinkStart {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration GLANCE = Duration.ofMillis(200);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final FlinkFolder folder;
    private final FlinkPlan plan;
    private final Map<String, Long> formerLogBytes = new HashMap<>();

    FlinkStart(FlinkFolder folder, FlinkPlan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /** The supervisor, once all TaskManagers have registered; if they do not, all is gone again. */
    ServerProcess run(boolean detached) throws IOException {
        for (FlinkProcess process : plan.processes()) {
            formerLogBytes.put(process.name(), length(folder.log(process.name())));
        }
        folder.forgetFormerProcesses();
        folder.putSupervisor();
        folder.freshTemp("supervisor");
        ProcessBuilder builder =
                supervisor().tethered().redirectOutput(folder.output("supervisor").toFile());
        ServerProcess supervisor =
                detached ? ServerProcess.startDetached(builder) : ServerProcess.start(builder);
        try {
            awaitTaskManagers(supervisor);
        } catch (IOException | RuntimeException e) {
            supervisor.stop(STOP_LIMIT);
            throw e;
        }
        return supervisor;
    }

    /** Of nothing that a build replaces; its logging is Flink's. */
    private JavaCommand supervisor() {
        List<String> flags =
                List.of(
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + folder.temp("supervisor"),
                        "-Dlog.file=" + folder.log("supervisor"),
                        "-Dlog4j2.configurationFile="
                                + folder.conf().resolve("log4j2.properties").toUri());
        return new JavaCommand(
                folder.supervisor() + File.pathSeparator + plan.classPath(),
                flags,
                FlinkSupervisor.class.getName(),
                List.of(folder.root().toString()));
    }

    private static long length(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private void awaitTaskManagers(ServerProcess supervisor) throws IOException {
        FlinkRest rest = new FlinkRest(URI.create("http://127.0.0.1:" + plan.restPort()));
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        while (!isComplete(rest)) {
            if (hasEnded(supervisor)) {
                throw failure(
                        "the supervisor",
                        ServerLog.reason(folder.output("supervisor"), 0, "io.groundswell."));
            }
            refuseDead();
            if (System.nanoTime() > deadlineNanos) {
                throw failure("Flink", "it does not answer within " + LIMIT.toSeconds() + " s");
            }
        }
    }

    private boolean isComplete(FlinkRest rest) {
        try {
            return rest.taskManagers() == plan.taskManagers();
        } catch (IOException e) {
            // Not yet.
            return false;
        }
    }

    /** Whether it ends within a moment, which is also the pause between two questions. */
    private static boolean hasEnded(ServerProcess supervisor) throws IOException {
        try {
            supervisor.onExit().get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("cannot watch the supervisor", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a cluster was starting", e);
        }
    }

    /** A process that ends while the cluster starts will not do better the next time. */
    private void refuseDead() throws IOException {
        Optional<FlinkState> state = FlinkState.load(folder.processes(), plan);
        if (state.isEmpty()) {
            return;
        }
        for (FlinkProcess process : state.get().processes()) {
            if (process.starts() > 1 || (process.starts() == 1 && !process.isRunning())) {
                String name = process.name();
                throw failure(name, ownReason(name));
            }
        }
    }

    private String ownReason(String name) throws IOException {
        Path log = folder.log(name);
        // One that did not come as far as its log has said why on its output.
        return length(log) > formerLogBytes.get(name)
                ? ServerLog.deepestReason(log, formerLogBytes.get(name))
                : ServerLog.deepestReason(folder.output(name), 0);
    }

    private IOException failure(String who, String reason) {
        return new IOException(
                folder.root() + ": " + who + " does not start: " + reason + " (its log has more)");
    }
}
