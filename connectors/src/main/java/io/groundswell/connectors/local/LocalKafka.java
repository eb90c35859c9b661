package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A real Kafka broker on loopback, as a process of its own, from the jars on this program's class
 * path: one node, broker and controller in one. Its data outlives it.
 *
 * <p>One that was {@link #start started} ends with this JVM at the latest; one that was {@link
 * #startDetached started detached} goes on and is {@link #find found} again by its folder. Starting
 * returns when the broker answers, which takes about three seconds. One thread at a time may use an
 * object of this class.
 */
public final class LocalKafka implements RunningServer, AutoCloseable {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final BrokerFolder folder;
    private final boolean isDetached;
    private BrokerState state;
    private ServerProcess process;

    private LocalKafka(BrokerFolder folder, boolean isDetached, BrokerState state) {
        this.folder = folder;
        this.isDetached = isDetached;
        this.state = state;
    }

    /**
     * Starts a broker that ends with this JVM at the latest.
     *
     * @throws IOException with the reason in one line, such as a port that is taken or a folder
     *     that another broker uses
     */
    public static LocalKafka start(LocalKafkaOptions options) throws IOException {
        return start(options, false);
    }

    /**
     * Starts a broker that goes on when this JVM ends, also when its terminal is closed.
     *
     * @throws IOException with the reason in one line, as for {@link #start}
     */
    public static LocalKafka startDetached(LocalKafkaOptions options) throws IOException {
        return start(options, true);
    }

    private static LocalKafka start(LocalKafkaOptions options, boolean detached)
            throws IOException {
        BrokerFolder folder = new BrokerFolder(options.folder());
        folder.make();
        try (FolderLock lock = folder.lockForStart()) {
            refuseSecond(folder);
            BrokerState ports = ports(folder, options.clientPort());
            folder.writeConfig(
                    ports.clientPort(), ports.controllerPort(), options.serverProperties());
            LocalKafka kafka = new LocalKafka(folder, detached, ports);
            kafka.launch();
            return kafka;
        }
    }

    private static void refuseSecond(BrokerFolder folder) throws IOException {
        Optional<LocalKafka> running = find(folder.root());
        if (running.isPresent()) {
            LocalKafka other = running.get();
            throw new IOException(
                    folder.root()
                            + ": a broker runs there already (pid "
                            + other.pid()
                            + ", "
                            + other.address()
                            + ")");
        }
        folder.refuseDataInUse();
    }

    private static BrokerState ports(BrokerFolder folder, int wanted) throws IOException {
        Optional<BrokerState> before = BrokerState.load(folder.state());
        int client = wanted;
        if (client == 0) {
            client = before.isPresent() ? before.get().clientPort() : Ports.findFree();
        }
        int controller = before.isPresent() ? before.get().controllerPort() : Ports.findFree();
        return BrokerState.stopped(client, controller);
    }

    /**
     * The broker that runs in a folder, whoever started it.
     *
     * @throws IOException when the folder's state cannot be read
     */
    public static Optional<LocalKafka> find(Path folder) throws IOException {
        BrokerFolder its = new BrokerFolder(folder.toAbsolutePath().normalize());
        Optional<BrokerState> state = BrokerState.load(its.state());
        Optional<ServerProcess> process = state.flatMap(BrokerState::process);
        if (process.isEmpty()) {
            return Optional.empty();
        }
        LocalKafka found = new LocalKafka(its, true, state.get());
        found.process = process.get();
        return Optional.of(found);
    }

    /**
     * The address that a broker had in a folder, running or not.
     *
     * @throws IOException when the folder's state cannot be read
     */
    public static Optional<String> formerAddress(Path folder) throws IOException {
        return BrokerState.load(new BrokerFolder(folder).state())
                .map(state -> BrokerFolder.address(state.clientPort()));
    }

    /** What Kafka's clients call {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return BrokerFolder.address(state.clientPort());
    }

    @Override
    public String address() {
        return bootstrapServers();
    }

    @Override
    public long pid() {
        return process.pid();
    }

    /** Whether its process is there. */
    public boolean isRunning() {
        return process.isRunning();
    }

    @Override
    public void stop() throws IOException {
        process.stop(STOP_LIMIT);
        forgetProcess();
    }

    /**
     * Ends it at once, as {@code kill -9} does: for tests of what then becomes of its data.
     *
     * @throws IOException when it is still there after that
     */
    public void kill() throws IOException {
        process.kill();
        forgetProcess();
    }

    /**
     * Starts it again on its folder, address and settings; stops it first if it runs.
     *
     * @throws IOException as for {@link #start}
     */
    public void restart() throws IOException {
        stop();
        try (FolderLock lock = folder.lockForStart()) {
            refuseSecond(folder);
            launch();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private void launch() throws IOException {
        process = new BrokerStart(folder, address()).run(isDetached);
        state = state.running(process);
        state.save(folder.state());
        if (isDetached) {
            process.letGo();
        }
    }

    private void forgetProcess() throws IOException {
        state = BrokerState.stopped(state.clientPort(), state.controllerPort());
        state.save(folder.state());
    }
}
