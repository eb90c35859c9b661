package io.groundswell.jobs.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.local.ReachableClickHouse;
import io.groundswell.connectors.local.ReachableRedis;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.jobs.BundledDays;
import io.groundswell.jobs.run.EmbeddedFlink;
import io.groundswell.jobs.run.Host;
import io.groundswell.jobs.run.RunFolder;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisKey;
import io.groundswell.model.contract.TableNames;
import io.groundswell.replay.publish.ReplayClock;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded day from the wire, and one that is published, to both stores. */
class WholePathIT {
    private static final List<String> SYMBOLS = List.of("IBM", "ETHUSDT");

    @TempDir private Path folder;

    @BeforeEach
    void needServers() {
        ReachableClickHouse.obstacle(Map.of()).ifPresent(SkippedTest::because);
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
    }

    @Test
    void shouldFindBothStoresWholeAndThenEachThingThatIsSpoiled() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        List<Path> tapes = BundledDays.tapes().stream().map(Path::of).toList();
        try (RunFolder run = RunFolder.take(folder.resolve("run"), "demo");
                PathServers servers = PathServers.start(run, Host.system(), out);
                EmbeddedFlink flink = EmbeddedFlink.start(configuration(), 4)) {
            WholePath path =
                    new WholePath(
                            TapeLibrary.open(tapes),
                            SYMBOLS,
                            servers,
                            run,
                            ReplayClock.FULL_SPEED,
                            Host.system(),
                            out);

            boolean isClean = path.run(flink, 2, run.emptied("results"));

            assertThat(isClean).as(said::toString).isTrue();
            assertThat(path.findings()).extracting(Finding::symbol).containsAll(SYMBOLS);
            assertThat(path.findings()).anyMatch(it -> it.expected() == 62_875);

            spoil(servers);

            assertThat(path.findings().stream().filter(it -> !it.isClean()))
                    .extracting(
                            Finding::name, Finding::symbol, Finding::missing, Finding::different)
                    .containsExactlyInAnyOrder(
                            tuple(TableNames.TICKS, "ETHUSDT", 1L, 0L),
                            tuple("demo:l1:IBM quote", "IBM", 0L, 1L));
        }
    }

    private static void spoil(PathServers servers) throws Exception {
        try (ClickHouse clickHouse = ClickHouse.open(servers.clickHouse());
                Redis<String, String> redis = Redis.open(servers.redis())) {
            clickHouse.command(
                    "DELETE FROM "
                            + TableNames.TICKS
                            + " WHERE symbol = 'ETHUSDT' AND sequence = 77"
                            + " SETTINGS mutations_sync = 1");
            redis.connection()
                    .sync()
                    .hset(
                            RedisKey.L1.of(PathServers.REALM, "IBM"),
                            RedisField.BID.fieldName(),
                            "1.0000");
        }
    }

    private Configuration configuration() {
        Path root = Path.of(System.getProperty("groundswell.root", ".."));
        Configuration flink =
                GlobalConfiguration.loadConfiguration(root.resolve("flink-conf").toString());
        flink.setString("rest.port", "0");
        flink.setString("restart-strategy.type", "none");
        flink.setString("execution.checkpointing.dir", "file://" + folder.resolve("checkpoints"));
        return flink;
    }
}
