package io.groundswell.connectors.local;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A real ClickHouse on loopback, as a process of its own: the {@linkplain ClickHouseEngine pinned
 * engine}. Its data outlives it, and so does its login, which is made with the folder.
 *
 * <p>One that was {@link #start started} ends with this JVM at the latest; one that was {@link
 * #startDetached started detached} goes on and is {@link #find found} again by its folder. Starting
 * returns when it answers, which takes about half a second. It keeps what it acknowledged however
 * it ends. One thread at a time may use an object of this class.
 */
public final class LocalClickHouse implements RunningServer, AutoCloseable {
    static final String LOOPBACK = "127.0.0.1";

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final EngineFolder folder;
    private final boolean isDetached;
    private EngineState state;
    private ServerProcess process;

    private LocalClickHouse(EngineFolder folder, boolean isDetached, EngineState state) {
        this.folder = folder;
        this.isDetached = isDetached;
        this.state = state;
    }

    /**
     * Starts one that ends with this JVM at the latest.
     *
     * @throws IOException with the reason in one line, such as a port that is taken, a folder that
     *     another one uses, or an engine that this machine cannot get
     */
    public static LocalClickHouse start(LocalClickHouseOptions options) throws IOException {
        return start(options, false);
    }

    /**
     * Starts one that goes on when this JVM ends, also when its terminal is closed.
     *
     * @throws IOException with the reason in one line, as for {@link #start}
     */
    public static LocalClickHouse startDetached(LocalClickHouseOptions options) throws IOException {
        return start(options, true);
    }

    private static LocalClickHouse start(LocalClickHouseOptions options, boolean detached)
            throws IOException {
        EngineFolder folder = new EngineFolder(options.folder());
        folder.make();
        try (FolderLock lock = folder.lockForStart()) {
            refuseSecond(folder);
            folder.writeConfig(options.memoryBytes());
            EngineState state = EngineState.stopped(port(folder, options.port()));
            LocalClickHouse clickHouse = new LocalClickHouse(folder, detached, state);
            clickHouse.launch();
            return clickHouse;
        }
    }

    private static void refuseSecond(EngineFolder folder) throws IOException {
        Optional<LocalClickHouse> running = find(folder.root());
        if (running.isPresent()) {
            LocalClickHouse other = running.get();
            throw new IOException(
                    folder.root()
                            + ": a ClickHouse runs there already (pid "
                            + other.pid()
                            + ", "
                            + other.address()
                            + ")");
        }
    }

    private static int port(EngineFolder folder, int wanted) throws IOException {
        if (wanted != 0) {
            return wanted;
        }
        Optional<EngineState> before = EngineState.load(folder.state());
        return before.isPresent() ? before.get().port() : Ports.findFree();
    }

    /**
     * The one that runs in a folder, whoever started it.
     *
     * @throws IOException when the folder's state cannot be read
     */
    public static Optional<LocalClickHouse> find(Path folder) throws IOException {
        EngineFolder its = new EngineFolder(folder.toAbsolutePath().normalize());
        Optional<EngineState> state = EngineState.load(its.state());
        Optional<ServerProcess> process = state.flatMap(EngineState::process);
        if (process.isEmpty()) {
            return Optional.empty();
        }
        LocalClickHouse found = new LocalClickHouse(its, true, state.get());
        found.process = process.get();
        return Optional.of(found);
    }

    /**
     * The address that one had in a folder, running or not.
     *
     * @throws IOException when the folder's state cannot be read
     */
    public static Optional<String> formerAddress(Path folder) throws IOException {
        return EngineState.load(new EngineFolder(folder).state()).map(it -> address(it.port()));
    }

    private static String address(int port) {
        return LOOPBACK + ':' + port;
    }

    @Override
    public String address() {
        return address(state.port());
    }

    /** Where its clients find it, over HTTP. */
    public String url() {
        return "http://" + address();
    }

    /** Properties with its user and password, which only this user of the machine may read. */
    public Path loginFile() {
        return folder.login();
    }

    /** How to reach a realm's database in it. */
    public ClickHouseConnection connection(Realm realm) {
        return ClickHouseConnection.to(url(), realm, Optional.of(loginFile()));
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
        Path library = ClickHouseEngine.ofRepository().library();
        process = new EngineStart(folder, state.port()).run(library, isDetached);
        state = state.running(process);
        state.save(folder.state());
        if (isDetached) {
            process.letGo();
        }
    }

    private void forgetProcess() throws IOException {
        state = EngineState.stopped(state.port());
        state.save(folder.state());
    }
}
