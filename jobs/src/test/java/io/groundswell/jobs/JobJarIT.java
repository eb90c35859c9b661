package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.history.HistoryChoice;
import io.groundswell.connectors.clickhouse.history.HistoryCursor;
import io.groundswell.connectors.clickhouse.history.StoredHistory;
import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.LocalRedisOptions;
import io.groundswell.connectors.local.ReachableRedis;
import io.groundswell.connectors.redis.Redis;
import io.groundswell.connectors.redis.latest.LatestReader;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.RedisField;
import io.groundswell.model.contract.RedisPart;
import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.replay.source.StoredTapes;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.apache.flink.client.cli.CliFrontend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user submits to a cluster holds what a job needs, and nothing that a cluster has. */
class JobJarIT {
    private static final long LARGEST_BYTES = 36 << 20;

    private static final List<String> OURS =
            List.of(
                    // How long a sink pauses between its attempts.
                    "connectors",
                    "connectors.access",
                    "connectors.clickhouse",
                    "connectors.clickhouse.history",
                    "connectors.clickhouse.rows",
                    "connectors.clickhouse.schema",
                    "connectors.clickhouse.sink",
                    "connectors.kafka",
                    "connectors.redis",
                    "connectors.latency",
                    "connectors.redis.latest",
                    "jobs",
                    "jobs.config",
                    "jobs.upgrade",
                    "model.book",
                    "model.codec",
                    "model.codec.sbe",
                    "model.contract",
                    "model.event",
                    "model.json",
                    "model.quality",
                    "model.session",
                    "operators.book",
                    "operators.quality",
                    "operators.state",
                    "operators.store",
                    "operators.types",
                    "replay.source",
                    "replay.tape");

    /** Everything below one of these comes from one library. */
    private static final List<String> LIBRARIES =
            List.of(
                    "com.clickhouse",
                    "com.github.luben.zstd",
                    "com.google.common.base",
                    "com.google.common.collect",
                    "com.google.common.math",
                    "com.google.common.primitives",
                    "io.lettuce",
                    "io.netty",
                    "org.HdrHistogram",
                    "org.agrona",
                    "org.apache.commons.io",
                    "org.antlr.v4.runtime",
                    "org.apache.flink.connector.base",
                    "org.apache.flink.connector.file",
                    "org.apache.flink.connector.jdbc",
                    "org.apache.flink.connector.kafka",
                    "org.apache.flink.streaming.connectors.kafka",
                    "org.apache.flink.streaming.util.serialization",
                    "org.apache.hc",
                    "org.apache.kafka",
                    "org.reactivestreams",
                    "reactor",
                    "redis.clients.authentication");

    @TempDir Path folder;

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().filter(it -> !it.isDirectory()).map(ZipEntry::getName).toList();
        }
    }

    private static Set<String> classes(Path jar) throws IOException {
        return entries(jar).stream()
                .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
                .filter(name -> !name.endsWith("module-info.class"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String text(String entry) throws IOException {
        try (JarFile jar = new JarFile(JobJar.FILE.toFile())) {
            return new String(
                    jar.getInputStream(jar.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The library that a class is from, or else its package. */
    private static String origin(String classFile) {
        String name = classFile.substring(0, classFile.lastIndexOf('/')).replace('/', '.');
        return LIBRARIES.stream()
                .filter(library -> (name + ".").startsWith(library + "."))
                .findFirst()
                .orElse(name);
    }

    @Test
    void shouldHoldThePackagesThatAJobNeedsAndNoOther() throws IOException {
        List<String> expected = new ArrayList<>(LIBRARIES);
        OURS.forEach(name -> expected.add(OurClasses.ROOT + "." + name));

        assertThat(classes(JobJar.FILE).stream().map(JobJarIT::origin).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void shouldHoldNoClassThatAClusterHas() throws IOException {
        Set<String> both = new TreeSet<>();
        for (String jar : JobJar.clusterJars()) {
            both.addAll(classes(Path.of(jar)));
        }
        assertThat(both).contains("org/apache/flink/api/common/JobID.class");
        both.retainAll(classes(JobJar.FILE));
        // A cluster may have an older one, with which no error of ClickHouse can be read.
        both.removeIf(name -> name.startsWith("org/apache/commons/io/"));
        assertThat(both).isEmpty();
    }

    @Test
    void shouldNeedNothingThatIsNeitherInsideNorOnACluster() throws IOException {
        StringWriter missing = new StringWriter();
        StringWriter errors = new StringWriter();
        int status =
                ToolProvider.findFirst("jdeps")
                        .orElseThrow()
                        .run(
                                new PrintWriter(missing),
                                new PrintWriter(errors),
                                "--multi-release",
                                "17",
                                "--missing-deps",
                                "-cp",
                                String.join(File.pathSeparator, JobJar.clusterJars()),
                                JobJar.FILE.toString());
        assertThat(status).as(errors.toString()).isZero();
        // Flink's tables, for one, are missing: the connectors have parts that no job uses.
        assertThat(missing.toString()).contains("org.apache.flink.table");
        assertThat(missing.toString().lines())
                .noneMatch(line -> line.strip().startsWith(OurClasses.ROOT));
    }

    @Test
    void shouldTellInItsOwnWordsWhatItIs() throws IOException {
        try (JarFile jar = new JarFile(JobJar.FILE.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo(OrderBookJob.class.getName());
        }
        assertThat(entries(JobJar.FILE).stream().filter(name -> name.startsWith("META-INF/")))
                .containsExactlyInAnyOrder(
                        "META-INF/MANIFEST.MF",
                        "META-INF/LICENSE",
                        "META-INF/NOTICE",
                        "META-INF/services/com.clickhouse.client.ClickHouseClient",
                        "META-INF/services/com.clickhouse.client.ClickHouseSslContextProvider",
                        "META-INF/services/io.lettuce.core.json.JsonParser",
                        "META-INF/services/io.lettuce.core.support.http.HttpClientProvider",
                        "META-INF/services/java.sql.Driver",
                        "META-INF/services/"
                                + "org.apache.flink.connector.jdbc.core.database.JdbcFactory",
                        "META-INF/services/org.apache.flink.table.factories.Factory",
                        "META-INF/services/org.apache.kafka.common.config.provider.ConfigProvider");
        assertThat(text("META-INF/NOTICE"))
                .contains(
                        "Groundswell",
                        "Kafka",
                        "ClickHouse",
                        "ANTLR",
                        "Guava",
                        "Zstandard",
                        "Netty",
                        "Lettuce");
    }

    @Test
    void shouldMergeWhatLibrariesOfferUnderOneName() throws IOException {
        assertThat(text("META-INF/services/org.apache.flink.table.factories.Factory"))
                .contains("KafkaDynamicTableFactory", "FileSystemTableFactory");
    }

    @Test
    void shouldHoldNothingTwiceAndStaySmall() throws IOException {
        assertThat(entries(JobJar.FILE)).doesNotHaveDuplicates();
        assertThat(Files.size(JobJar.FILE)).isLessThan(LARGEST_BYTES);
    }

    /** A trade is refused: what goes through JDBC, and a dead letter, are stored too. */
    @Test
    void shouldStoreATapeFromThisJarAndThoseOfAClusterAlone() throws Exception {
        ScriptedDay day =
                new ScriptedDay("S0", DepthMode.PRICE_LEVEL).emptySnapshot().wander(1, 100);
        List<MarketEvent> sound = List.copyOf(day.events());
        Path tape =
                ScriptedTapes.write(
                        folder.resolve("day.tape"), day.afterMillis(5).trade(10_000, -1).events());
        try (StoredTapes tables = StoredTapes.create(folder)) {
            List<String> arguments = new ArrayList<>();
            arguments.addAll(List.of("--source.tapes", tape.toString()));
            arguments.addAll(List.of("--clickhouse.url", tables.url()));
            arguments.addAll(List.of("--clickhouse.realm", tables.realm().name()));
            if (!tables.connection().loginFile().isEmpty()) {
                arguments.addAll(
                        List.of("--clickhouse.login-file", tables.connection().loginFile()));
            }
            JobJar.Ran stored =
                    JobJar.run(List.of(JobJar.FILE), folder, StorageJob.class.getName(), arguments);
            assertThat(stored.status()).as(stored.said()).isZero();

            try (ClickHouse clickHouse = ClickHouse.open(tables.connection())) {
                assertThat(clickHouse.table("SELECT kind FROM " + TableNames.DATA_QUALITY))
                        .containsExactly(List.of(FeedState.GAP.name()));
                assertThat(clickHouse.table("SELECT symbol FROM " + TableNames.DEAD_LETTERS))
                        .containsExactly(List.of("S0"));
            }
            try (StoredHistory history = StoredHistory.open(tables.connection())) {
                HistoryCursor cursor = history.read(HistoryChoice.ALL);
                for (MarketEvent event : sound) {
                    assertThat(cursor.next()).isEqualTo(event);
                }
                assertThat(cursor.next()).isNull();
            }
        }
    }

    @Test
    void shouldTellTheLatestFromThisJarAndThoseOfAClusterAlone() throws Exception {
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
        ScriptedDay day =
                new ScriptedDay("S0", DepthMode.PRICE_LEVEL).emptySnapshot().wander(1, 100);
        Path tape =
                ScriptedTapes.write(
                        folder.resolve("day.tape"), day.afterMillis(5).trade(10_000, 7).events());
        Realm realm = Realm.replay("jar");
        try (LocalRedis server = LocalRedis.start(LocalRedisOptions.in(folder.resolve("redis")))) {
            List<String> arguments = new ArrayList<>();
            arguments.addAll(List.of("--source.tapes", tape.toString()));
            arguments.addAll(List.of("--output.directory", folder.resolve("results").toString()));
            arguments.addAll(List.of("--output.latest", "true"));
            arguments.addAll(List.of("--redis.url", server.connection().url()));
            arguments.addAll(List.of("--redis.realm", realm.name()));
            arguments.addAll(List.of("--redis.login-file", server.connection().loginFile()));
            JobJar.Ran told =
                    JobJar.run(
                            List.of(JobJar.FILE), folder, OrderBookJob.class.getName(), arguments);
            assertThat(told.status()).as(told.said()).isZero();

            try (Redis<String, String> redis = Redis.open(server.connection())) {
                LatestReader latest = new LatestReader(redis, realm);
                assertThat(latest.latest(RedisPart.TRADE, "S0").orElseThrow())
                        .extracting(it -> it.text(RedisField.LAST_SIZE))
                        .isEqualTo("7");
                assertThat(latest.latest(RedisPart.BOOK, "S0")).isPresent();
            }
        }
    }

    @Test
    void shouldBuildItsGraphFromThisJarAndThoseOfAClusterAlone() throws Exception {
        Path tape =
                ScriptedTapes.write(
                        folder.resolve("day.tape"), ScriptedDay.START_NANOS, 10, "S0", "S1");
        JobJar.Ran info =
                JobJar.run(
                        List.of(),
                        folder,
                        CliFrontend.class.getName(),
                        List.of(
                                "info",
                                "-c",
                                OrderBookJob.class.getName(),
                                JobJar.FILE.toString(),
                                "--source.tapes",
                                tape.toString(),
                                "--output.directory",
                                folder.resolve("results").toString()));

        assertThat(info.status()).as(info.said()).isZero();
        assertThat(info.said())
                .contains(Steps.BOOK.displayName(), Steps.DEAD_LETTERS_OUT.displayName());
    }
}
