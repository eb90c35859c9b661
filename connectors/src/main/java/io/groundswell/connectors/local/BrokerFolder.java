package io.groundswell.connectors.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** All that a local broker has on disk, under one folder. */
record BrokerFolder(Path root) {
    private static final String LOOPBACK = "127.0.0.1";

    Path state() {
        return root.resolve("state.properties");
    }

    Path config() {
        return root.resolve("server.properties");
    }

    Path data() {
        return root.resolve("data");
    }

    Path temp() {
        return root.resolve("temp");
    }

    Path log() {
        return root.resolve("log").resolve("server.log");
    }

    /** What the process said outside its log, and its errors, since it was last started. */
    Path startOutput() {
        return root.resolve("log").resolve("start.out");
    }

    void make() throws IOException {
        Files.createDirectories(data());
        Files.createDirectories(temp());
        Files.createDirectories(log().getParent());
    }

    /**
     * The folder's lock, held while a broker is being started: two starts would mix their files.
     */
    FolderLock lockForStart() throws IOException {
        return FolderLock.tryTake(root.resolve("start.lock"))
                .orElseThrow(
                        () -> new IOException(root + ": a broker is just being started there"));
    }

    /**
     * Refuses data that a broker uses which this folder's state does not know. Kafka itself would
     * find out only after it has had the other one's metadata log in its hands.
     */
    void refuseDataInUse() throws IOException {
        Optional<FolderLock> kafkas = FolderLock.tryTake(data().resolve(".lock"));
        if (kafkas.isEmpty()) {
            throw new IOException(root + ": another Kafka, not started from here, uses its data");
        }
        kafkas.get().close();
    }

    boolean isFormatted() {
        return Files.exists(metaProperties());
    }

    /** The id that the data was formatted with. */
    String clusterId() throws IOException {
        Properties meta = new Properties();
        try (Reader reader = Files.newBufferedReader(metaProperties())) {
            meta.load(reader);
        }
        return meta.getProperty("cluster.id", "");
    }

    private Path metaProperties() {
        return data().resolve("meta.properties");
    }

    static String address(int port) {
        return LOOPBACK + ':' + port;
    }

    void writeConfig(int clientPort, int controllerPort, Map<String, String> more)
            throws IOException {
        Properties config = new Properties();
        config.putAll(settings(clientPort, controllerPort));
        config.putAll(more);
        try (Writer writer = Files.newBufferedWriter(config())) {
            config.store(writer, null);
        }
    }

    /** One node that is broker and controller, on loopback only. */
    private Map<String, String> settings(int clientPort, int controllerPort) {
        String clients = "PLAINTEXT://" + address(clientPort);
        String controller = address(controllerPort);
        return Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@" + controller),
                Map.entry("listeners", clients + ",CONTROLLER://" + controller),
                Map.entry("advertised.listeners", clients),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                Map.entry(
                        "listener.security.protocol.map",
                        "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT"),
                Map.entry("log.dirs", data().toString()),
                // Fifty partitions of each would cost a small machine files and seconds.
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // Flink's sinks keep a transaction open until a checkpoint or a restart ends it.
                Map.entry("transaction.max.timeout.ms", "3600000"),
                // A killed broker may not come back before its session has run out, 9 s by default.
                Map.entry("broker.heartbeat.interval.ms", "1000"),
                Map.entry("broker.session.timeout.ms", "3000"),
                // A misspelt topic is to be an error, not a new topic.
                Map.entry("auto.create.topics.enable", "false"));
    }
}
