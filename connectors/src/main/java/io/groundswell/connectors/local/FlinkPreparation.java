package io.groundswell.connectors.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Concludes what a cluster will be, writes its configuration, and finds out before anything is
 * started what would keep it from running.
 */
final class FlinkPreparation {
    private static final String LOOPBACK = "127.0.0.1";
    private static final String RESULT = "BASH_JAVA_UTILS_EXEC_RESULT:";
    private static final Set<String> CONFIG_FILES =
            Set.of("jvm-options", "log4j2.properties", "log4j2-cli.properties");

    private final FlinkFolder folder;
    private final LocalFlinkOptions options;

    FlinkPreparation(FlinkFolder folder, LocalFlinkOptions options) {
        this.folder = folder;
        this.options = options;
    }

    FlinkPlan conclude() throws IOException {
        Optional<FlinkPlan> former = FlinkPlan.load(folder.plan());
        int restPort = port("web UI", options.restPort(), former.map(FlinkPlan::restPort));
        int zooKeeperPort = port("ZooKeeper", 0, former.map(FlinkPlan::zooKeeperPort));
        List<Integer> metricsPorts = metricsPorts();
        FlinkConfig config =
                FlinkConfig.read(options.configFolder().resolve("config.yaml"))
                        .with(settings(restPort, zooKeeperPort));
        config.write(folder.config());
        for (String file : CONFIG_FILES) {
            Files.copy(
                    options.configFolder().resolve(file),
                    folder.conf().resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        writeZooKeeperConfig(zooKeeperPort);
        folder.putTether();
        List<String> useless = folder.useless(config);
        if (!useless.isEmpty()) {
            throw new IOException(useless.get(0));
        }
        FlinkPlan plan =
                new FlinkPlan(
                        options.classPath(),
                        zooKeeperPort,
                        restPort,
                        metricsPorts,
                        options.isSupervised(),
                        jvm("GET_JM_RESOURCE_PARAMS", config, "jobmanager"),
                        jvm("GET_TM_RESOURCE_PARAMS", config, "taskmanager"));
        plan.save(folder.plan());
        return plan;
    }

    private int port(String purpose, int wanted, Optional<Integer> former) throws IOException {
        if (wanted == 0) {
            Optional<Integer> same = former.filter(Ports::isFree);
            return same.isPresent() ? same.get() : Ports.findFree();
        }
        if (!Ports.isFree(wanted)) {
            throw new IOException(
                    "port " + wanted + " for the " + purpose + " is used by another program");
        }
        return wanted;
    }

    private List<Integer> metricsPorts() throws IOException {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i <= options.taskManagers(); i++) {
            int wanted = options.metricsPort() == 0 ? 0 : options.metricsPort() + i;
            ports.add(port("metrics", wanted, Optional.empty()));
        }
        return ports;
    }

    private Map<String, String> settings(int restPort, int zooKeeperPort) {
        Map<String, String> all = new HashMap<>();
        all.put("rest.port", Integer.toString(restPort));
        all.put("rest.bind-port", Integer.toString(restPort));
        all.put("jobmanager.rpc.address", LOOPBACK);
        all.put("jobmanager.bind-host", LOOPBACK);
        all.put("taskmanager.host", LOOPBACK);
        all.put("taskmanager.bind-host", LOOPBACK);
        all.put("high-availability.type", "zookeeper");
        all.put("high-availability.zookeeper.quorum", LOOPBACK + ":" + zooKeeperPort);
        all.put("high-availability.storageDir", uri(folder.highAvailability()));
        all.put("high-availability.cluster-id", "/groundswell");
        all.put("execution.checkpointing.dir", uri(folder.checkpoints()));
        all.put("execution.checkpointing.savepoint-dir", uri(folder.savepoints()));
        all.putAll(options.settings());
        return all;
    }

    /** As Flink's own paths are written: a space is a space. */
    private static String uri(Path path) {
        return "file://" + path;
    }

    private void writeZooKeeperConfig(int port) throws IOException {
        Files.write(
                folder.zooKeeperConfig(),
                List.of(
                        "dataDir=" + folder.zooKeeperData(),
                        "clientPort=" + port,
                        "clientPortAddress=" + LOOPBACK,
                        "# Sessions may last from 2 to 20 ticks; Flink's is one of seconds.",
                        "tickTime=500",
                        "admin.enableServer=false",
                        "maxClientCnxns=0",
                        "autopurge.snapRetainCount=3",
                        "autopurge.purgeInterval=1"));
    }

    /** What Flink's own start scripts ask for: the division of the memory that was configured. */
    private FlinkJvm jvm(String command, FlinkConfig config, String kind) throws IOException {
        Process process = FlinkCommands.memory(folder, options.classPath(), command).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> results =
                said.lines()
                        .filter(line -> line.startsWith(RESULT))
                        .map(line -> line.substring(RESULT.length()))
                        .toList();
        if (results.size() != 2) {
            throw new IOException(
                    "the memory of a "
                            + kind
                            + " cannot be as configured: "
                            + ServerLog.deepestReason(said.lines().toList()));
        }
        List<String> flags = new ArrayList<>(FlinkJvm.words(results.get(0)));
        for (String key : List.of("env.java.opts.all", "env.java.opts." + kind)) {
            flags.addAll(FlinkJvm.words(config.value(key).orElse("")));
        }
        return new FlinkJvm(flags, FlinkJvm.words(results.get(1)));
    }
}
