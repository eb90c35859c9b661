package io.groundswell.connectors.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties saved = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            saved.load(reader);
            return Optional.of(
                    new BrokerState(
                            (int) number(saved, CLIENT_PORT),
                            (int) number(saved, CONTROLLER_PORT),
                            number(saved, PID),
                            Instant.ofEpochMilli(number(saved, BEGAN))));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": damaged: " + e.getMessage(), e);
        }
    }

    private static long number(Properties saved, String key) {
        return Long.parseLong(saved.getProperty(key, "no " + key));
    }

    /** Written beside it and moved, so that no reader ever sees half of it. */
    void save(Path file) throws IOException {
        Properties saved = new Properties();
        saved.setProperty(CLIENT_PORT, Integer.toString(clientPort));
        saved.setProperty(CONTROLLER_PORT, Integer.toString(controllerPort));
        saved.setProperty(PID, Long.toString(pid));
        saved.setProperty(BEGAN, Long.toString(began.toEpochMilli()));
        Path written = file.resolveSibling(file.getFileName() + ".partial");
        try (Writer writer = Files.newBufferedWriter(written)) {
            saved.store(writer, null);
        }
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
