package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How a local Flink cluster is set up.
 *
 * @param folder where it keeps all that is its own; made if it is not there
 * @param configFolder where {@code config.yaml}, {@code log4j2.properties} and {@code jvm-options}
 *     come from
 * @param classPath the jars of the cluster
 * @param restPort where the web UI and the REST interface are; 0 for the port it had before in this
 *     folder, or a free one the first time
 * @param metricsPort where the JobManager tells its metrics; each TaskManager has the next port; 0
 *     for free ones
 * @param taskManagers how many, 1 to {@value #MAX_TASK_MANAGERS}
 * @param isSupervised whether a process that ends is started again
 * @param settings Flink's own settings; each goes before the one of {@code config.yaml}; not those
 *     that belong to the cluster, such as {@code rest.port}
 */
public record LocalFlinkOptions(
        Path folder,
        Path configFolder,
        String classPath,
        int restPort,
        int metricsPort,
        int taskManagers,
        boolean isSupervised,
        Map<String, String> settings) {
    /** Most TaskManagers of a cluster on one machine. */
    public static final int MAX_TASK_MANAGERS = 64;

    /** What the plan of a cluster says, and its processes are told besides. */
    private static final Set<String> THE_CLUSTERS =
            Set.of(
                    "rest.port",
                    "rest.bind-port",
                    "jobmanager.rpc.address",
                    "taskmanager.resource-id",
                    "high-availability.type",
                    "high-availability.zookeeper.quorum",
                    "high-availability.cluster-id",
                    "metrics.reporter.prometheus.port",
                    "io.tmp.dirs");

    private static final String SLOTS = "taskmanager.numberOfTaskSlots";

    /**
     * Checks the numbers and the settings.
     *
     * @throws IllegalArgumentException for a port or a number of TaskManagers that cannot be, or a
     *     setting that belongs to the cluster
     */
    public LocalFlinkOptions {
        Ports.check(restPort);
        Ports.check(metricsPort);
        if (taskManagers < 1 || taskManagers > MAX_TASK_MANAGERS) {
            throw new IllegalArgumentException(
                    taskManagers + " TaskManagers (1 to " + MAX_TASK_MANAGERS + ")");
        }
        folder = folder.toAbsolutePath().normalize();
        configFolder = configFolder.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
        settings.keySet().forEach(LocalFlinkOptions::refuseTheClusters);
    }

    private static void refuseTheClusters(String setting) {
        if (THE_CLUSTERS.contains(setting)) {
            String hint = setting.startsWith("rest.") ? ", from the port of the web UI" : "";
            throw new IllegalArgumentException(setting + " is set by the cluster itself" + hint);
        }
    }

    /**
     * A supervised cluster of one TaskManager with the configuration and the jars of {@code
     * flink-conf}, in that folder, on its former or free ports, sized for a machine of 8 GB.
     *
     * @throws IOException where {@code flink-conf} has not been built
     */
    public static LocalFlinkOptions in(Path folder) throws IOException {
        Path configFolder = Path.of(System.getProperty("groundswell.root", "."), "flink-conf");
        Path classPath = configFolder.resolve("target").resolve("class-path.txt");
        try {
            return new LocalFlinkOptions(
                            folder,
                            configFolder,
                            Files.readString(classPath).strip(),
                            0,
                            0,
                            1,
                            true,
                            Map.of())
                    .withMemory("8gb");
        } catch (NoSuchFileException e) {
            throw new IOException(classPath + " is missing: build flink-conf first", e);
        }
    }

    /** The same with its web UI on that port. */
    public LocalFlinkOptions withRestPort(int port) {
        return changed(port, metricsPort, taskManagers, isSupervised, settings);
    }

    /** The same with metrics on that port and the next ones. */
    public LocalFlinkOptions withMetricsPort(int port) {
        return changed(restPort, port, taskManagers, isSupervised, settings);
    }

    /** The same with so many TaskManagers. */
    public LocalFlinkOptions withTaskManagers(int number) {
        return changed(restPort, metricsPort, number, isSupervised, settings);
    }

    /** The same, but a process that ends stays away. */
    public LocalFlinkOptions unsupervised() {
        return changed(restPort, metricsPort, taskManagers, false, settings);
    }

    /** The same with one more of Flink's settings. */
    public LocalFlinkOptions with(String key, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(key, value);
        return changed(restPort, metricsPort, taskManagers, isSupervised, more);
    }

    private LocalFlinkOptions changed(
            int itsRestPort,
            int itsMetricsPort,
            int itsTaskManagers,
            boolean itIsSupervised,
            Map<String, String> itsSettings) {
        return new LocalFlinkOptions(
                folder,
                configFolder,
                classPath,
                itsRestPort,
                itsMetricsPort,
                itsTaskManagers,
                itIsSupervised,
                itsSettings);
    }

    /**
     * The same with the sizes of {@code memory-….yaml} of its configuration.
     *
     * @param size what stands between, such as {@code 32gb}
     * @throws IOException where there is no such file
     */
    public LocalFlinkOptions withMemory(String size) throws IOException {
        LocalFlinkOptions sized = this;
        FlinkConfig sizes = FlinkConfig.read(configFolder.resolve("memory-" + size + ".yaml"));
        for (Map.Entry<String, String> setting : sizes.values().entrySet()) {
            sized = sized.with(setting.getKey(), setting.getValue());
        }
        return sized;
    }

    /** The same with so many slots on each TaskManager. */
    public LocalFlinkOptions withSlots(int slots) {
        return with(SLOTS, Integer.toString(slots));
    }
}
