package io.groundswell.jobs;

import static org.apache.flink.core.execution.SavepointFormatType.CANONICAL;
import static org.apache.flink.core.execution.SavepointFormatType.NATIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalClickHouse;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.connectors.local.ReachableClickHouse;
import io.groundswell.jobs.config.StorageConfig;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.operators.types.ModelTypes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The storage job keeps every event once in a real ClickHouse, whatever becomes of the server or of
 * the job. How long the server stays away: {@code -Dgroundswell.outage.seconds=60}.
 */
class StorageJobIT {
    private static final long OUTAGE_SECONDS = Long.getLong("groundswell.outage.seconds", 20);
    private static final int SYMBOLS = 6;

    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(4);

    @TempDir static Path folder;
    private static LocalKafka kafka;
    private static ReachableClickHouse server;
    private static Path tape;
    private static List<MarketEvent> events;

    @BeforeAll
    static void startServers() throws IOException {
        ReachableClickHouse.obstacle(System.getenv()).ifPresent(SkippedTest::because);
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
        server = ReachableClickHouse.open(System.getenv(), folder.resolve("clickhouse"));
        List<MarketEvent> script = new ArrayList<>();
        for (int i = 0; i < SYMBOLS; i++) {
            script.addAll(depth(i).events());
            script.addAll(quotes(i).events());
        }
        tape = ScriptedTapes.write(folder.resolve("scripted.tape"), script);
        events = ScriptedTapes.read(tape);
    }

    @AfterAll
    static void stopServers() throws IOException {
        if (kafka != null) {
            kafka.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static ScriptedDay depth(int number) {
        return new ScriptedDay("S" + number, DepthMode.PRICE_LEVEL, ScriptedDay.START_NANOS)
                .emptySnapshot()
                .wander(number, 2_000);
    }

    private static ScriptedDay quotes(int number) {
        ScriptedDay day =
                new ScriptedDay("Q" + number, DepthMode.TOP_OF_BOOK, ScriptedDay.START_NANOS);
        for (int i = 0; i < 500; i++) {
            day.afterMillis(100).quote(9_990 - i % 3, 1 + i, 10_010 + i % 2, i % 7);
            day.afterNanos(number).trade(10_000, 1 + i % 9);
        }
        return day.besideTheMarket();
    }

    /** A realm on both servers; the database goes when the test is over. */
    private record Worlds(KafkaWorld topics, StoredWorld tables, Path folder)
            implements AutoCloseable {
        static Worlds create(String name) throws IOException {
            return new Worlds(
                    KafkaWorld.create(kafka.bootstrapServers(), name),
                    StoredWorld.create(server, Realm.replay(name)),
                    StorageJobIT.folder.resolve(name));
        }

        RunningJob start(int parallelism, Configuration more) throws Exception {
            return new RunningJob(
                    StoredWorld.start(
                            tables.endlessFrom(topics),
                            folder.resolve("checkpoints"),
                            parallelism,
                            more));
        }

        void awaitRows(RunningJob job, long rows) throws Exception {
            job.await(rows + " rows", () -> tables.rows() >= rows);
        }

        void publish(int from, int to) throws IOException {
            topics.writePart(events, from, to);
        }

        void assertEveryEventOnceWithoutFinal() throws IOException {
            tables.assertHolds(List.of(tape.toString()));
            assertThat(tables.rows()).as("without FINAL").isEqualTo(events.size());
            assertThat(tables.complaints()).as("dead letters and findings").isZero();
        }

        @Override
        public void close() throws IOException {
            tables.drop();
        }
    }

    @Test
    void shouldStoreATapeWithoutABroker() throws Exception {
        StoredWorld tables = StoredWorld.create(server, Realm.replay("storage-tape"));

        StoredWorld.run(
                tables.fromTapes(List.of(tape.toString())), folder.resolve("storage-tape"), 2);

        assertThat(tables.assertHolds(List.of(tape.toString()))).isEqualTo(events.size());
        assertThat(tables.rows()).isEqualTo(events.size());
        tables.drop();
    }

    @Test
    void shouldStoreNothingTwiceWhenItFailsInTheMiddle() throws Exception {
        try (Worlds worlds = Worlds.create("storage-failure")) {
            StorageConfig config = worlds.tables().endlessFrom(worlds.topics());
            Configuration onceMore = new Configuration();
            onceMore.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
            onceMore.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
            RunningJob job =
                    new RunningJob(
                            StoredWorld.start(
                                    failingOnce(StoragePorts.of(config)),
                                    config,
                                    worlds.folder().resolve("checkpoints"),
                                    2,
                                    onceMore));
            worlds.publish(0, events.size() / 2);
            worlds.awaitRows(job, 1);

            FailOnce.failAt(events.size() / 4);
            worlds.publish(events.size() / 2, events.size());
            worlds.awaitRows(job, events.size());

            assertThat(FailOnce.hasFailed()).isTrue();
            job.cancel();
            worlds.assertEveryEventOnceWithoutFinal();
        }
    }

    private static StoragePorts failingOnce(StoragePorts ports) {
        return new StoragePorts(
                env -> {
                    MarketInput input = ports.input().apply(env);
                    DataStream<MarketEvent> failing =
                            input.events()
                                    .map(new FailOnce<>(), ModelTypes.MARKET_EVENT)
                                    .uid("fails-once");
                    return new MarketInput(failing, input.unreadable());
                },
                ports.store());
    }

    @Test
    void shouldComeToOneCopyWhenAnOlderSavepointIsRestored() throws Exception {
        try (Worlds worlds = Worlds.create("storage-older")) {
            StoredWorld tables = worlds.tables();
            // So that what is stored twice can be counted before it is merged.
            tables.command("SYSTEM STOP MERGES ", "");
            int half = events.size() / 2;
            RunningJob first = worlds.start(2, new Configuration());
            worlds.publish(0, half);
            worlds.awaitRows(first, half);
            Path older = first.save(worlds.folder().resolve("savepoints"), CANONICAL);
            worlds.publish(half, events.size());
            worlds.awaitRows(first, events.size());
            first.cancel();

            int twice = events.size() - half;
            RunningJob second = worlds.start(2, JobRuns.goingOnFrom(older));
            worlds.awaitRows(second, events.size() + twice);
            second.cancel();

            System.out.printf(
                    "older savepoint: %,d events, %,d rows without FINAL, %,d with%n",
                    events.size(), tables.rows(), tables.events());
            assertThat(tables.rows()).isEqualTo(events.size() + twice);
            assertThat(tables.events()).isEqualTo(events.size());
            assertThat(tables.torn()).as("events of two trading dates").isZero();
            tables.assertHolds(List.of(tape.toString()));
            tables.command("SYSTEM START MERGES ", "");
            tables.command("OPTIMIZE TABLE ", " FINAL");
            worlds.assertEveryEventOnceWithoutFinal();
        }
    }

    @Test
    void shouldWaitForAServerThatWasKilledAndCatchUp() throws Exception {
        if (server.own().isEmpty()) {
            SkippedTest.because("the server that the environment names is not to be killed");
        }
        LocalClickHouse clickHouse = server.own().orElseThrow();
        try (Worlds worlds = Worlds.create("storage-outage")) {
            int part = events.size() / 3;
            // No restart is allowed: see JobRuns.
            RunningJob job = worlds.start(2, new Configuration());
            worlds.publish(0, part);
            worlds.awaitRows(job, 1);

            clickHouse.kill();
            try {
                worlds.publish(part, 2 * part);
                job.assertStillRunning(Duration.ofSeconds(OUTAGE_SECONDS));
            } finally {
                clickHouse.restart();
            }
            worlds.publish(2 * part, events.size());
            worlds.awaitRows(job, events.size());

            job.assertStillRunning(Duration.ZERO);
            job.cancel();
            worlds.assertEveryEventOnceWithoutFinal();
        }
    }

    /** A job of so many subtasks, and how it is stopped; the last one is not. */
    private record Stage(int parallelism, SavepointFormatType stop) {}

    @Test
    void shouldKeepEveryEventOnceWhenItGrowsAndShrinks() throws Exception {
        List<Stage> stages =
                List.of(new Stage(1, CANONICAL), new Stage(2, NATIVE), new Stage(1, NATIVE));
        try (Worlds worlds = Worlds.create("storage-rescale")) {
            int part = events.size() / stages.size();
            Configuration from = new Configuration();
            for (int i = 0; i < stages.size(); i++) {
                boolean isLast = i == stages.size() - 1;
                RunningJob job = worlds.start(stages.get(i).parallelism(), from);
                worlds.publish(i * part, isLast ? events.size() : (i + 1) * part);
                if (isLast) {
                    worlds.awaitRows(job, events.size());
                    job.cancel();
                } else {
                    // Something of this stage; what more was read by then is in the savepoint.
                    worlds.awaitRows(job, i * part + 1);
                    from =
                            JobRuns.goingOnFrom(
                                    job.stop(
                                            worlds.folder().resolve("savepoints"),
                                            stages.get(i).stop()));
                }
            }
            worlds.assertEveryEventOnceWithoutFinal();
        }
    }
}
