package io.groundswell.connectors.local;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A server with one port that runs on a folder of its own: its port is the folder's for ever, and
 * one at a time runs there. One thread at a time may use an object of this class.
 */
public abstract class FolderServer implements RunningServer, AutoCloseable {
    static final String LOOPBACK = "127.0.0.1";

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    /** Writes the settings that a start is to take, once the port is known. */
    interface Settings {
        void write(int port) throws IOException;
    }

    private final ServerFolder folder;
    private final boolean isDetached;
    private ServerState state;
    private ServerProcess process;

    FolderServer(ServerFolder folder, boolean isDetached) {
        this.folder = folder;
        this.isDetached = isDetached;
    }

    /** Starts it; 0 for the port it had before, or a free one the first time. */
    final void startOn(int wantedPort, Settings settings) throws IOException {
        folder.make();
        try (FolderLock lock = lockForStart()) {
            refuseSecond();
            int port = port(wantedPort);
            settings.write(port);
            state = ServerState.stopped(port);
            launch();
        }
    }

    private FolderLock lockForStart() throws IOException {
        return FolderLock.tryTake(folder.root().resolve("start.lock"))
                .orElseThrow(
                        () ->
                                new IOException(
                                        folder.root()
                                                + ": a "
                                                + folder.serverName()
                                                + " is just being started there"));
    }

    private void refuseSecond() throws IOException {
        Optional<ServerState> saved = ServerState.load(folder.state());
        Optional<ServerProcess> running = saved.flatMap(ServerState::process);
        if (running.isPresent()) {
            throw new IOException(
                    folder.root()
                            + ": a "
                            + folder.serverName()
                            + " runs there already (pid "
                            + running.get().pid()
                            + ", "
                            + address(saved.get())
                            + ")");
        }
    }

    private int port(int wanted) throws IOException {
        if (wanted != 0) {
            return wanted;
        }
        Optional<ServerState> before = ServerState.load(folder.state());
        return before.isPresent() ? before.get().port() : Ports.findFree();
    }

    private void launch() throws IOException {
        process = folder.launch(state.port(), isDetached);
        state = state.running(process);
        state.save(folder.state());
        if (isDetached) {
            process.letGo();
        }
    }

    /** Takes over the one that runs in the folder, whoever started it; false where none does. */
    final boolean isFound() throws IOException {
        Optional<ServerState> saved = ServerState.load(folder.state());
        Optional<ServerProcess> running = saved.flatMap(ServerState::process);
        running.ifPresent(
                it -> {
                    state = saved.get();
                    process = it;
                });
        return running.isPresent();
    }

    /** The address that one had in a folder, running or not. */
    static Optional<String> formerAddress(ServerFolder folder) throws IOException {
        return ServerState.load(folder.state()).map(FolderServer::address);
    }

    private static String address(ServerState state) {
        return LOOPBACK + ':' + state.port();
    }

    @Override
    public final String address() {
        return address(state);
    }

    @Override
    public final long pid() {
        return process.pid();
    }

    /** Whether its process is there. */
    public final boolean isRunning() {
        return process.isRunning();
    }

    @Override
    public final void stop() throws IOException {
        process.stop(STOP_LIMIT);
        forgetProcess();
    }

    /**
     * Ends it at once, as {@code kill -9} does: for tests of what then becomes of its data.
     *
     * @throws IOException when it is still there after that
     */
    public final void kill() throws IOException {
        process.kill();
        forgetProcess();
    }

    /**
     * Starts it again on its folder, address and settings; stops it first if it runs.
     *
     * @throws IOException with the reason in one line, as when it was started first
     */
    public final void restart() throws IOException {
        stop();
        try (FolderLock lock = lockForStart()) {
            refuseSecond();
            launch();
        }
    }

    @Override
    public final void close() throws IOException {
        stop();
    }

    private void forgetProcess() throws IOException {
        state = ServerState.stopped(state.port());
        state.save(folder.state());
    }
}
