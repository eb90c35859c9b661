package io.groundswell.connectors.local;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One process of a local Flink cluster, as it was when it was asked for.
 *
 * @param kind what it is
 * @param number its number among those of its kind, from 1
 * @param pid the id of the process that was started last
 * @param began when that process began
 * @param starts how often it was started
 * @param metricsPort where it tells its metrics to Prometheus; 0 where it does not
 */
public record FlinkProcess(
        Kind kind, int number, long pid, Instant began, int starts, int metricsPort) {

    /** The kinds of processes that a cluster is made of, in the order in which they start. */
    public enum Kind {
        /** Keeps who leads and which jobs there are. */
        ZOOKEEPER,
        /** Runs jobs. */
        JOB_MANAGER,
        /** Runs tasks of jobs. */
        TASK_MANAGER
    }

    /** One that has not been started yet. */
    static FlinkProcess planned(Kind kind, int number, int metricsPort) {
        return new FlinkProcess(kind, number, 0, Instant.EPOCH, 0, metricsPort);
    }

    /** The same after its last start. */
    FlinkProcess started(long itsPid, Instant itBegan, int itsStarts) {
        return new FlinkProcess(kind, number, itsPid, itBegan, itsStarts, metricsPort);
    }

    /** Its name in files and for people, such as {@code taskmanager-1}. */
    public String name() {
        String word = kind.name().toLowerCase(Locale.ROOT).replace("_", "");
        return kind == Kind.TASK_MANAGER ? word + "-" + number : word;
    }

    /** Whether that process is there now. */
    public boolean isRunning() {
        return process().isPresent();
    }

    Optional<ServerProcess> process() {
        return pid == 0 ? Optional.empty() : ServerProcess.find(pid, began);
    }

    /**
     * Ends it at once, as {@code kill -9} does; does nothing if it has ended already.
     *
     * @throws IOException when it is still there after that
     */
    public void kill() throws IOException {
        Optional<ServerProcess> running = process();
        if (running.isPresent()) {
            running.get().kill();
        }
    }
}
