package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The processes of a cluster as its supervisor last wrote them down.
 *
 * @param supervisorPid the supervisor's own process
 * @param supervisorBegan when that began
 * @param processes all others
 */
record FlinkState(long supervisorPid, Instant supervisorBegan, List<FlinkProcess> processes) {

    Optional<ServerProcess> supervisor() {
        return ServerProcess.find(supervisorPid, supervisorBegan);
    }

    /** Reads it for a plan, which says which processes there can be. */
    static Optional<FlinkState> load(Path file, FlinkPlan plan) throws IOException {
        Optional<Properties> saved = StateFile.load(file);
        try {
            return saved.map(it -> of(it, plan));
        } catch (IllegalArgumentException e) {
            throw StateFile.damaged(file, e);
        }
    }

    private static FlinkState of(Properties saved, FlinkPlan plan) {
        List<FlinkProcess> processes = new ArrayList<>();
        for (FlinkProcess planned : plan.processes()) {
            String name = planned.name();
            processes.add(
                    saved.containsKey(name + ".pid")
                            ? planned.started(
                                    StateFile.number(saved, name + ".pid"),
                                    began(saved, name),
                                    (int) StateFile.number(saved, name + ".starts"))
                            : planned);
        }
        return new FlinkState(
                StateFile.number(saved, "supervisor.pid"), began(saved, "supervisor"), processes);
    }

    private static Instant began(Properties saved, String name) {
        return Instant.ofEpochMilli(StateFile.number(saved, name + ".began.epoch.millis"));
    }

    void save(Path file) throws IOException {
        Properties saved = new Properties();
        put(saved, "supervisor", supervisorPid, supervisorBegan);
        for (FlinkProcess process : processes) {
            if (process.starts() > 0) {
                put(saved, process.name(), process.pid(), process.began());
                saved.setProperty(process.name() + ".starts", Integer.toString(process.starts()));
            }
        }
        StateFile.save(file, saved);
    }

    private static void put(Properties saved, String name, long pid, Instant began) {
        saved.setProperty(name + ".pid", Long.toString(pid));
        saved.setProperty(name + ".began.epoch.millis", Long.toString(began.toEpochMilli()));
    }
}
