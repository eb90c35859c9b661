package io.groundswell.jobs.bench;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.connectors.iqfeed.collector.CollectorProcess;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.connectors.local.FlinkProcess;
import io.groundswell.connectors.local.LocalClickHouse;
import io.groundswell.connectors.local.LocalClickHouseOptions;
import io.groundswell.connectors.local.LocalFlink;
import io.groundswell.connectors.local.LocalFlinkOptions;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.IOUtils;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Every process of the suite but the feed, new and empty, and the ids of them. One thread. */
final class SuiteServers implements AutoCloseable {
    static final Realm REALM = Realm.replay("suite");

    /** The two jobs' own, in the order of their numbers. */
    private static final int TASK_MANAGERS = 2;

    private final Path root;
    private final Path folder;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private LocalKafka kafka;
    private LocalClickHouse clickHouse;
    private LocalRedis redis;
    private LocalFlink flink;
    private CollectorProcess collector;

    private SuiteServers(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /** Starts all but the collector. */
    static SuiteServers start(Path root, Path folder) throws IOException {
        SuiteServers servers = new SuiteServers(root, folder);
        try {
            servers.start();
            return servers;
        } catch (IOException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private void start() throws IOException {
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
        started.push(kafka);
        new MarketTopics(kafka()).create(REALM, TopicSettings.DEVELOPMENT);
        clickHouse = LocalClickHouse.start(LocalClickHouseOptions.in(folder.resolve("clickhouse")));
        started.push(clickHouse);
        try (ClickHouse server = ClickHouse.open(clickHouse.connection(REALM))) {
            Migrations.bundled().apply(server);
        }
        redis = LocalRedis.start(LocalRedisOptions.in(folder.resolve("redis")));
        started.push(redis);
        flink =
                LocalFlink.start(
                        LocalFlinkOptions.in(folder.resolve("flink"))
                                .withTaskManagers(TASK_MANAGERS)
                                .withSlots(1)
                                .with("taskmanager.memory.process.size", "2048m"));
        started.push(flink);
    }

    /** Starts a collector of all that the feed has. */
    void collect(WireFeed feed) throws IOException {
        Path its = folder.resolve("collector");
        collector =
                CollectorProcess.startTethered(
                        its,
                        List.of(
                                "--folder", its.toString(),
                                "--to", kafka.bootstrapServers(),
                                "--realm", REALM.name(),
                                "--symbols", String.join(",", feed.symbols()),
                                "--depth", "none",
                                "--no-repair",
                                "--port", "LEVEL1=" + feed.port(),
                                "--port", "ADMIN=" + feed.adminPort()));
        started.push(collector::stop);
    }

    KafkaConnection kafka() throws IOException {
        return KafkaConnection.to(kafka.bootstrapServers());
    }

    LocalClickHouse clickHouse() {
        return clickHouse;
    }

    LocalRedis redis() {
        return redis;
    }

    LocalFlink flink() {
        return flink;
    }

    /** An environment whose jobs run on the cluster, from the job jar. */
    StreamExecutionEnvironment environment() throws IOException {
        Path jar = root.resolve("jobs/target/groundswell-jobs.jar");
        if (!Files.exists(jar)) {
            throw new IOException(jar + " is missing: mvn package makes it");
        }
        Configuration client =
                GlobalConfiguration.loadConfiguration(root.resolve("flink-conf").toString());
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createRemoteEnvironment(
                        flink.rest().base().getHost(),
                        flink.rest().base().getPort(),
                        client,
                        jar.toString());
        env.setParallelism(1);
        return env;
    }

    /** The ids of all processes by their names; those that wait for the next start are left out. */
    Map<String, Long> pids() throws IOException {
        Map<String, Long> pids = new LinkedHashMap<>();
        if (collector != null) {
            pids.put("collector", collector.pid());
        }
        pids.put("broker", kafka.pid());
        for (FlinkProcess process : flink.processes()) {
            pids.put(process.name(), process.pid());
        }
        pids.put("clickhouse", clickHouse.pid());
        pids.put("redis", redis.pid());
        pids.put("supervisor", flink.pid());
        return pids;
    }

    @Override
    public void close() throws IOException {
        try {
            // The last that was started first.
            IOUtils.closeAll(started);
        } catch (Exception e) {
            throw new IOException("a process does not end", e);
        }
    }
}
