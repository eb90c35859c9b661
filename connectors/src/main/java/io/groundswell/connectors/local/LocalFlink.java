package io.groundswell.connectors.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A real Flink session cluster: ZooKeeper, a JobManager and TaskManagers, each a process of its
 * own, and a supervisor that starts again whichever ends. Jobs, checkpoints and what ZooKeeper
 * knows outlive it: a cluster that is started again on its folder goes on with the jobs that ran
 * when it was stopped or killed.
 *
 * <p>All of it listens on loopback, but for the metrics: Flink's reporter for Prometheus listens on
 * every address of the machine.
 *
 * <p>One that was {@link #start started} ends with this JVM, also when that is killed; one that was
 * {@link #startDetached started detached} goes on and is {@link #find found} again by its folder.
 * Starting returns when all TaskManagers have registered, which takes about ten seconds on two
 * cores. One thread at a time may use an object of this class.
 */
public final class LocalFlink implements RunningServer, AutoCloseable {
    /** Longer than the supervisor gives its processes. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final FlinkFolder folder;
    private final FlinkPlan plan;
    private final ServerProcess supervisor;

    private LocalFlink(FlinkFolder folder, FlinkPlan plan, ServerProcess supervisor) {
        this.folder = folder;
        this.plan = plan;
        this.supervisor = supervisor;
    }

    /**
     * Starts a cluster that ends with this JVM at the latest.
     *
     * @throws IOException with the reason in one line, such as a port that is taken, a folder that
     *     cannot be written, or a cluster that runs there already; nothing is left running then
     */
    public static LocalFlink start(LocalFlinkOptions options) throws IOException {
        return start(options, false);
    }

    /**
     * Starts a cluster that goes on when this JVM ends, also when its terminal is closed.
     *
     * @throws IOException as {@link #start}
     */
    public static LocalFlink startDetached(LocalFlinkOptions options) throws IOException {
        return start(options, true);
    }

    private static LocalFlink start(LocalFlinkOptions options, boolean detached)
            throws IOException {
        FlinkFolder folder = new FlinkFolder(options.folder());
        try {
            folder.make();
        } catch (IOException e) {
            throw new IOException(folder.root() + " cannot be written: " + e, e);
        }
        try (FolderLock lock = folder.lockForStart()) {
            refuseSecond(folder);
            endLeftovers(folder);
            FlinkPlan plan = new FlinkPreparation(folder, options).conclude();
            ServerProcess supervisor = new FlinkStart(folder, plan).run(detached);
            if (detached) {
                supervisor.letGo();
            }
            return new LocalFlink(folder, plan, supervisor);
        }
    }

    private static void refuseSecond(FlinkFolder folder) throws IOException {
        Optional<LocalFlink> running = find(folder.root());
        if (running.isPresent()) {
            throw new IOException(
                    folder.root()
                            + ": a cluster runs there already (pid "
                            + running.get().pid()
                            + ", http://"
                            + running.get().address()
                            + ")");
        }
    }

    /** A killed supervisor's processes end by themselves; this is for one that hangs. */
    private static void endLeftovers(FlinkFolder folder) throws IOException {
        Optional<FlinkPlan> former = FlinkPlan.load(folder.plan());
        if (former.isPresent()) {
            endAll(folder, former.get());
        }
    }

    private static void endAll(FlinkFolder folder, FlinkPlan plan) throws IOException {
        Optional<FlinkState> state = FlinkState.load(folder.processes(), plan);
        if (state.isPresent()) {
            for (FlinkProcess process : state.get().processes()) {
                process.kill();
            }
        }
    }

    /**
     * The cluster that runs in a folder, whoever started it.
     *
     * @throws IOException when what the folder remembers cannot be read
     */
    public static Optional<LocalFlink> find(Path folder) throws IOException {
        FlinkFolder its = new FlinkFolder(folder.toAbsolutePath().normalize());
        Optional<FlinkPlan> plan = FlinkPlan.load(its.plan());
        if (plan.isEmpty()) {
            return Optional.empty();
        }
        return FlinkState.load(its.processes(), plan.get())
                .flatMap(FlinkState::supervisor)
                .map(supervisor -> new LocalFlink(its, plan.get(), supervisor));
    }

    /** Host and port of the web UI and of the REST interface. */
    @Override
    public String address() {
        return "127.0.0.1:" + plan.restPort();
    }

    /** The REST interface. */
    public FlinkRest rest() {
        return new FlinkRest(URI.create("http://" + address()));
    }

    /** Flink's command line, told of this cluster. */
    public FlinkCli cli() {
        return new FlinkCli(folder, new FlinkCommands(folder, plan));
    }

    /** The supervisor's process id. */
    @Override
    public long pid() {
        return supervisor.pid();
    }

    /** Whether a process that ends is started again. */
    public boolean isSupervised() {
        return plan.isSupervised();
    }

    /** How many TaskManagers there are to be. */
    public int taskManagers() {
        return plan.taskManagers();
    }

    /** Where all that is its own is. */
    public Path folder() {
        return folder.root();
    }

    /**
     * Its processes now, in the order of their starts.
     *
     * @throws IOException when what the folder remembers cannot be read
     */
    public List<FlinkProcess> processes() throws IOException {
        return FlinkState.load(folder.processes(), plan)
                .map(FlinkState::processes)
                .orElse(plan.processes());
    }

    /**
     * Which folders that it writes are full or cannot be written now, in a line each: the usual
     * reason of checkpoints that fail, which Flink tells only in its logs.
     *
     * @throws IOException when its configuration cannot be read
     */
    public List<String> uselessFolders() throws IOException {
        return folder.useless(FlinkConfig.read(folder.config()));
    }

    /**
     * The newest snapshot of a job that is on this machine and complete: a retained checkpoint or a
     * savepoint, where the configuration puts them; empty where there is none.
     *
     * @param jobId Flink's id of it, which a job that is submitted again has anew
     * @return its folder
     * @throws IOException when the configuration or the folders cannot be read
     */
    public Optional<Path> newestState(String jobId) throws IOException {
        return snapshots().newest(jobId);
    }

    /**
     * The same of checkpoints alone.
     *
     * @throws IOException as {@link #newestState}
     */
    public Optional<Path> newestCheckpoint(String jobId) throws IOException {
        return snapshots().newestCheckpoint(jobId);
    }

    private JobSnapshots snapshots() throws IOException {
        FlinkConfig config = FlinkConfig.read(folder.config());
        return new JobSnapshots(
                config.value("execution.checkpointing.dir").flatMap(UsableFolder::local),
                config.value("execution.checkpointing.savepoint-dir").flatMap(UsableFolder::local));
    }

    @Override
    public void stop() throws IOException {
        supervisor.stop(STOP_LIMIT);
        endAll(folder, plan);
    }

    @Override
    public void close() throws IOException {
        stop();
    }
}
