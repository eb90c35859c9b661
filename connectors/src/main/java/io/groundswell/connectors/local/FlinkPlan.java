package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What a cluster consists of, concluded once by its start, for the supervisor to carry out.
 *
 * @param classPath Flink's jars
 * @param zooKeeperPort where ZooKeeper listens
 * @param restPort where the web UI is
 * @param metricsPorts of the JobManager, then of the TaskManagers
 * @param isSupervised whether a process that ends is started again
 * @param jobManager how a JobManager's JVM is started
 * @param taskManager how a TaskManager's JVM is started
 */
record FlinkPlan(
        String classPath,
        int zooKeeperPort,
        int restPort,
        List<Integer> metricsPorts,
        boolean isSupervised,
        FlinkJvm jobManager,
        FlinkJvm taskManager) {

    /** Every process, in the order of their starts; none has been started. */
    List<FlinkProcess> processes() {
        List<FlinkProcess> all = new ArrayList<>();
        all.add(FlinkProcess.planned(FlinkProcess.Kind.ZOOKEEPER, 1, 0));
        for (int i = 0; i < metricsPorts.size(); i++) {
            FlinkProcess.Kind kind =
                    i == 0 ? FlinkProcess.Kind.JOB_MANAGER : FlinkProcess.Kind.TASK_MANAGER;
            all.add(FlinkProcess.planned(kind, Math.max(1, i), metricsPorts.get(i)));
        }
        return all;
    }

    int taskManagers() {
        return metricsPorts.size() - 1;
    }

    static Optional<FlinkPlan> load(Path file) throws IOException {
        Optional<Properties> saved = StateFile.load(file);
        try {
            return saved.map(FlinkPlan::of);
        } catch (IllegalArgumentException e) {
            throw StateFile.damaged(file, e);
        }
    }

    private static FlinkPlan of(Properties saved) {
        List<Integer> metricsPorts = new ArrayList<>();
        for (long i = 0; i <= StateFile.number(saved, "taskmanagers"); i++) {
            metricsPorts.add((int) StateFile.number(saved, "metrics.port." + i));
        }
        return new FlinkPlan(
                saved.getProperty("class.path", ""),
                (int) StateFile.number(saved, "zookeeper.port"),
                (int) StateFile.number(saved, "rest.port"),
                metricsPorts,
                Boolean.parseBoolean(saved.getProperty("supervised")),
                FlinkJvm.of(saved, "jobmanager"),
                FlinkJvm.of(saved, "taskmanager"));
    }

    void save(Path file) throws IOException {
        Properties saved = new Properties();
        saved.setProperty("class.path", classPath);
        saved.setProperty("zookeeper.port", Integer.toString(zooKeeperPort));
        saved.setProperty("rest.port", Integer.toString(restPort));
        saved.setProperty("taskmanagers", Integer.toString(taskManagers()));
        for (int i = 0; i < metricsPorts.size(); i++) {
            saved.setProperty("metrics.port." + i, metricsPorts.get(i).toString());
        }
        saved.setProperty("supervised", Boolean.toString(isSupervised));
        jobManager.save(saved, "jobmanager");
        taskManager.save(saved, "taskmanager");
        StateFile.save(file, saved);
    }
}
