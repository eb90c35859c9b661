package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What the folder of a broker remembers: its ports for ever, its process while it runs.
 *
 * @param pid the process that was started last, 0 after it was stopped
 * @param began when that process began
 */
record BrokerState(int clientPort, int controllerPort, long pid, Instant began) {
    private static final String CLIENT_PORT = "client.port";
    private static final String CONTROLLER_PORT = "controller.port";
    private static final String PID = "pid";
    private static final String BEGAN = "began.epoch.millis";

    static BrokerState stopped(int clientPort, int controllerPort) {
        return new BrokerState(clientPort, controllerPort, 0, Instant.EPOCH);
    }

    BrokerState running(ServerProcess process) {
        return new BrokerState(clientPort, controllerPort, process.pid(), process.began());
    }

    Optional<ServerProcess> process() {
        return pid == 0 ? Optional.empty() : ServerProcess.find(pid, began);
    }

    static Optional<BrokerState> load(Path file) throws IOException {
        Optional<Properties> saved = StateFile.load(file);
        try {
            return saved.map(BrokerState::of);
        } catch (IllegalArgumentException e) {
            throw StateFile.damaged(file, e);
        }
    }

    private static BrokerState of(Properties saved) {
        return new BrokerState(
                (int) StateFile.number(saved, CLIENT_PORT),
                (int) StateFile.number(saved, CONTROLLER_PORT),
                StateFile.number(saved, PID),
                Instant.ofEpochMilli(StateFile.number(saved, BEGAN)));
    }

    void save(Path file) throws IOException {
        Properties saved = new Properties();
        saved.setProperty(CLIENT_PORT, Integer.toString(clientPort));
        saved.setProperty(CONTROLLER_PORT, Integer.toString(controllerPort));
        saved.setProperty(PID, Long.toString(pid));
        saved.setProperty(BEGAN, Long.toString(began.toEpochMilli()));
        StateFile.save(file, saved);
    }
}
