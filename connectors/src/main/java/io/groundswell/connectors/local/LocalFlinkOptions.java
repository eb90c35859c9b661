package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

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
 * @param settings Flink's own settings; each goes before the one of {@code config.yaml}
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

    private static final String SLOTS = "taskmanager.numberOfTaskSlots";

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException for a port or a number of TaskManagers that cannot be
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
