package io.groundswell.jobs.path;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.connectors.iqfeed.collector.CollectorProcess;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.connectors.local.FolderServer;
import io.groundswell.connectors.local.LocalClickHouse;
import io.groundswell.connectors.local.LocalClickHouseOptions;
import io.groundswell.connectors.local.LocalFlink;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import io.groundswell.connectors.redis.RedisConnection;
import io.groundswell.jobs.run.Host;
import io.groundswell.jobs.run.RunFolder;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import org.apache.flink.util.IOUtils;

/**
 * Kafka, ClickHouse and Redis of one run, new and empty: real processes on loopback, on free ports,
 * that end with this program, also when it is killed. One thread.
 */
public final class PathServers implements AutoCloseable {
    /** The world that a run uses on each of them. */
    static final Realm REALM = Realm.replay("demo");

    private static final String KAFKA = "kafka";
    private static final String CLICKHOUSE = "clickhouse";
    private static final String REDIS = "redis";
    private static final String FLINK = "flink";
    private static final String COLLECTOR = "collector";

    private final RunFolder folder;
    private final Host host;
    private final PrintStream out;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private LocalKafka kafka;
    private LocalClickHouse clickHouse;
    private LocalRedis redis;

    private PathServers(RunFolder folder, Host host, PrintStream out) {
        this.folder = folder;
        this.host = host;
        this.out = out;
    }

    /**
     * Starts them in a run's folder, with topics and tables.
     *
     * @param out for a person: a line for each
     * @throws IOException with the reason in one line
     */
    public static PathServers start(RunFolder folder, Host host, PrintStream out)
            throws IOException {
        PathServers servers = new PathServers(folder, host, out);
        try {
            servers.start();
            return servers;
        } catch (IOException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private void start() throws IOException {
        long beganNanos = host.nanoClock().getAsLong();
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder.emptied(KAFKA)));
        started.push(kafka);
        new MarketTopics(kafka()).create(REALM, TopicSettings.DEVELOPMENT);
        beganNanos = tell("Kafka", kafka.address(), beganNanos);
        clickHouse = LocalClickHouse.start(LocalClickHouseOptions.in(folder.emptied(CLICKHOUSE)));
        started.push(clickHouse);
        try (ClickHouse server = ClickHouse.open(clickHouse())) {
            Migrations.bundled().apply(server);
        }
        beganNanos = tell("ClickHouse", clickHouse.address(), beganNanos);
        redis = LocalRedis.start(LocalRedisOptions.in(folder.emptied(REDIS)));
        started.push(redis);
        tell("Redis", redis.address(), beganNanos);
    }

    private long tell(String name, String address, long beganNanos) {
        long nowNanos = host.nanoClock().getAsLong();
        out.printf(
                Locale.ROOT,
                "  %-11s %-16s  up after %.1f s%n",
                name,
                address,
                (nowNanos - beganNanos) / 1e9);
        return nowNanos;
    }

    /** Ends what a run that was killed has left and what has not ended by itself yet. */
    public static void endFormer(RunFolder folder) throws IOException {
        Optional<CollectorProcess> collector = CollectorProcess.find(folder.resolve(COLLECTOR));
        if (collector.isPresent()) {
            collector.get().kill();
        }
        Optional<LocalFlink> flink = LocalFlink.find(folder.resolve(FLINK));
        if (flink.isPresent()) {
            flink.get().stop();
        }
        Optional<LocalKafka> kafka = LocalKafka.find(folder.resolve(KAFKA));
        if (kafka.isPresent()) {
            kafka.get().stop();
        }
        stop(LocalClickHouse.find(folder.resolve(CLICKHOUSE)));
        stop(LocalRedis.find(folder.resolve(REDIS)));
    }

    private static void stop(Optional<? extends FolderServer> server) throws IOException {
        if (server.isPresent()) {
            server.get().stop();
        }
    }

    /** Where a real cluster of the run keeps all that is its own. */
    public static Path flinkFolder(RunFolder folder) throws IOException {
        return folder.emptied(FLINK);
    }

    /** Where a collector of the run keeps all that is its own. */
    Path collectorFolder() throws IOException {
        return folder.emptied(COLLECTOR);
    }

    KafkaConnection kafka() throws IOException {
        return KafkaConnection.to(kafka.bootstrapServers());
    }

    ClickHouseConnection clickHouse() {
        return clickHouse.connection(REALM);
    }

    String clickHouseUrl() {
        return clickHouse.url();
    }

    Path clickHouseLogin() {
        return clickHouse.loginFile();
    }

    RedisConnection redis() {
        return redis.connection();
    }

    /** Ends all of them; their data stay until the next run. */
    @Override
    public void close() throws IOException {
        try {
            // The last that was started first.
            IOUtils.closeAll(started);
        } catch (Exception e) {
            throw new IOException("a server does not end", e);
        }
    }
}
