package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What the folder of a server with one port remembers: its port for ever, its process while it
 * runs.
 *
 * @param pid the process that was started last, 0 after it was stopped
 * @param began when that process began
 */
record ServerState(int port, long pid, Instant began) {
    private static final String PORT = "port";
    private static final String PID = "pid";
    private static final String BEGAN = "began.epoch.millis";

    static ServerState stopped(int port) {
        return new ServerState(port, 0, Instant.EPOCH);
    }

    ServerState running(ServerProcess process) {
        return new ServerState(port, process.pid(), process.began());
    }

    Optional<ServerProcess> process() {
        return pid == 0 ? Optional.empty() : ServerProcess.find(pid, began);
    }

    static Optional<ServerState> load(Path file) throws IOException {
        Optional<Properties> saved = StateFile.load(file);
        try {
            return saved.map(ServerState::of);
        } catch (IllegalArgumentException e) {
            throw StateFile.damaged(file, e);
        }
    }

    private static ServerState of(Properties saved) {
        return new ServerState(
                (int) StateFile.number(saved, PORT),
                StateFile.number(saved, PID),
                Instant.ofEpochMilli(StateFile.number(saved, BEGAN)));
    }

    void save(Path file) throws IOException {
        Properties saved = new Properties();
        saved.setProperty(PORT, Integer.toString(port));
        saved.setProperty(PID, Long.toString(pid));
        saved.setProperty(BEGAN, Long.toString(began.toEpochMilli()));
        StateFile.save(file, saved);
    }
}
