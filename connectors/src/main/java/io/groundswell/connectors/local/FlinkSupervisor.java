package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the processes of a cluster, starts again those that end, and ends all when it is asked to.
 * When it is killed, they end by themselves, by their {@link Tether}.
 *
 * <p>One that ends soon after its start is started again after a pause that doubles up to {@link
 * #LONGEST_PAUSE}. All work is done by one thread.
 */
public final class FlinkSupervisor {
    private static final Logger LOG = LoggerFactory.getLogger(FlinkSupervisor.class);
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final FlinkFolder folder;
    private final FlinkPlan plan;
    private final FlinkCommands commands;
    private final List<FlinkProcess> processes;
    private final Map<String, ServerProcess> running = new HashMap<>();
    private final Map<String, Duration> pauses = new HashMap<>();
    private final InstantSource clock = InstantSource.system();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(it -> new Thread(it, "supervisor"));

    private FlinkSupervisor(FlinkFolder folder, FlinkPlan plan) {
        this.folder = folder;
        this.plan = plan;
        commands = new FlinkCommands(folder, plan);
        processes = new ArrayList<>(plan.processes());
    }

    /**
     * Runs a cluster until this process ends.
     *
     * @param arguments the cluster's folder, which holds its plan
     */
    public static void main(String[] arguments) throws IOException {
        FlinkFolder folder = new FlinkFolder(Path.of(arguments[0]));
        FlinkPlan plan =
                FlinkPlan.load(folder.plan())
                        .orElseThrow(() -> new IOException(folder.plan() + " is missing"));
        FlinkSupervisor supervisor = new FlinkSupervisor(folder, plan);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stopAll, "stop-all"));
        supervisor.later(supervisor::startAll, Duration.ZERO);
    }

    private void startAll() {
        for (int i = 0; i < processes.size(); i++) {
            start(i);
        }
    }

    private void start(int index) {
        FlinkProcess process = processes.get(index);
        ServerProcess started;
        try {
            folder.freshTemp(process.name());
            started = ServerProcess.startTethered(commands.server(process));
        } catch (IOException | RuntimeException | LinkageError e) {
            Duration pause = nextPause(process.name());
            LOG.error("{} cannot be started, once more in {}", process.name(), pause, e);
            later(() -> start(index), pause);
            return;
        }
        // From here on it lives: whatever else fails, it is not to be started a second time.
        running.put(process.name(), started);
        Future<?> unused = started.onExit().thenRun(() -> later(() -> ended(index), Duration.ZERO));
        processes.set(index, process.started(started.pid(), started.began(), process.starts() + 1));
        LOG.info("{} started, pid {}", process.name(), started.pid());
        saveState();
    }

    private void ended(int index) {
        FlinkProcess process = processes.get(index);
        running.remove(process.name());
        if (!plan.isSupervised()) {
            LOG.warn("{} (pid {}) ended and stays away", process.name(), process.pid());
            return;
        }
        Duration pause = Duration.ZERO;
        if (Duration.between(process.began(), clock.instant()).compareTo(SOON) < 0) {
            pause = nextPause(process.name());
        } else {
            pauses.remove(process.name());
        }
        later(() -> start(index), pause);
        LOG.warn("{} (pid {}) ended, again in {}", process.name(), process.pid(), pause);
    }

    private Duration nextPause(String name) {
        Duration pause = pauses.getOrDefault(name, FIRST_PAUSE);
        Duration twice = pause.multipliedBy(2);
        pauses.put(name, twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE);
        return pause;
    }

    private void later(Runnable work, Duration pause) {
        try {
            Future<?> unused =
                    thread.schedule(() -> logged(work), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("all is being stopped");
        }
    }

    /** The executor would keep to itself what goes wrong. */
    private static void logged(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("a fault in the supervisor", e);
        }
    }

    /** Where it cannot be written, such as on a full disk, the next change writes it. */
    private void saveState() {
        ServerProcess own = ServerProcess.of(ProcessHandle.current());
        try {
            new FlinkState(own.pid(), own.began(), processes).save(folder.processes());
        } catch (IOException e) {
            LOG.error("{} is not up to date", folder.processes(), e);
        }
    }

    /** Those that lean on others first; in the end nothing runs any more. */
    private void stopAll() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("the supervisor is busy; what it starts now ends with it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (FlinkProcess process : processes) {
            if (process.kind() != FlinkProcess.Kind.ZOOKEEPER) {
                ask(process);
            }
        }
        for (int i = processes.size() - 1; i >= 0; i--) {
            stop(processes.get(i));
        }
        LOG.info("stopped");
    }

    private void ask(FlinkProcess process) {
        ServerProcess its = running.get(process.name());
        if (its != null) {
            its.askToEnd();
        }
    }

    private void stop(FlinkProcess process) {
        ServerProcess its = running.get(process.name());
        try {
            if (its != null) {
                its.stop(STOP_LIMIT);
            }
        } catch (IOException e) {
            LOG.error("{} cannot be stopped", process.name(), e);
        }
    }
}
