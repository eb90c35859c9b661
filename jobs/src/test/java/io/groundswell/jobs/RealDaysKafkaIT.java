package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.connectors.local.ReachableClickHouse;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.contract.Realm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real days give the same rows from a broker and from ClickHouse as from their tapes, symbol by
 * symbol, and come back from ClickHouse as they were on the tape. A day is published once, and
 * stored from what was published. Of several days that were recorded alike the first is taken, all
 * of them with {@code -Dgroundswell.faults=true}.
 */
class RealDaysKafkaIT {
    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(2);

    @TempDir static Path folder;
    private static LocalKafka kafka;
    private static ReachableClickHouse server;
    private static final Map<RealDay, Published> PUBLISHED = new EnumMap<>(RealDay.class);
    private static final Map<RealDay, StoredWorld> STORED = new EnumMap<>(RealDay.class);

    /**
     * A day on the market topics of a realm.
     *
     * @param tapes where it comes from
     * @param topics where it is
     * @param expected what the order-book job finds on the tapes
     */
    private record Published(List<String> tapes, KafkaWorld topics, Map<String, String> expected) {}

    static List<RealDay> days() {
        Set<RealDay> days = EnumSet.allOf(RealDay.class);
        if (!Boolean.getBoolean("groundswell.faults")) {
            days.removeAll(Set.of(RealDay.LEAN_8, RealDay.LEAN_9, RealDay.BINANCE_9));
        }
        return List.copyOf(days);
    }

    @BeforeAll
    static void startKafka() throws IOException {
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
    }

    @AfterAll
    static void stopServers() throws IOException {
        kafka.close();
        if (server != null) {
            for (StoredWorld world : STORED.values()) {
                world.drop();
            }
            server.close();
        }
    }

    /** A few files for each subtask and kind: next to none roll before the end. */
    private static Map<String, String> run(JobConfig config, Path results, int parallelism)
            throws Exception {
        JobConfig unbroken =
                new JobConfig(
                        config.source(),
                        config.book(),
                        config.output(),
                        config.tables(),
                        config.latest(),
                        config.patience(),
                        Duration.ofHours(1));
        JobRuns.run(unbroken, folder.resolve("checkpoints"), parallelism);
        return ResultDigests.read(results);
    }

    private static Published published(RealDay day) throws Exception {
        if (!PUBLISHED.containsKey(day)) {
            List<String> tapes = day.importInto(folder.resolve(day.label()));
            Path results = folder.resolve(day.label() + "-from-tape");
            Map<String, String> expected = run(JobRuns.fromTapes(tapes, results), results, 1);
            assertThat(expected).isNotEmpty();
            KafkaWorld topics = KafkaWorld.create(kafka.bootstrapServers(), day.label());
            topics.publish(tapes);
            PUBLISHED.put(day, new Published(tapes, topics, expected));
            System.out.println(day.label() + ": " + expected);
        }
        return PUBLISHED.get(day);
    }

    private static StoredWorld stored(RealDay day) throws Exception {
        if (!STORED.containsKey(day)) {
            if (server == null) {
                ReachableClickHouse.obstacle(System.getenv()).ifPresent(SkippedTest::because);
                server = ReachableClickHouse.open(System.getenv(), folder.resolve("clickhouse"));
            }
            Published published = published(day);
            StoredWorld world = StoredWorld.create(server, Realm.replay(day.label()));
            STORED.put(day, world);
            long started = System.nanoTime();
            StoredWorld.run(world.toTheEndOf(published.topics()), folder.resolve("storage"), 2);
            System.out.println(
                    day.label()
                            + " stored: "
                            + StoredWorld.pace(
                                    world.rows(), Duration.ofNanos(System.nanoTime() - started)));
        }
        return STORED.get(day);
    }

    @ParameterizedTest
    @MethodSource("days")
    void shouldGiveTheSameRowsFromTopicsAsFromTheTape(RealDay day) throws Exception {
        Published published = published(day);
        Path results = folder.resolve(day.label() + "-from-topics");

        Map<String, String> found = run(published.topics().toFiles(results), results, 2);

        assertThat(found).isEqualTo(published.expected());
    }

    @ParameterizedTest
    @MethodSource("days")
    void shouldKeepEveryEventOfTheTapeOnceWithEveryField(RealDay day) throws Exception {
        StoredWorld world = stored(day);

        long started = System.nanoTime();
        long events = world.assertHolds(published(day).tapes());

        System.out.println(
                day.label()
                        + " read back: "
                        + StoredWorld.pace(events, Duration.ofNanos(System.nanoTime() - started))
                        + System.lineSeparator()
                        + world.figures());
        assertThat(world.rows()).as("without FINAL").isEqualTo(events);
        assertThat(world.events()).as("with FINAL").isEqualTo(events);
        assertThat(world.torn()).as("events of two trading dates").isZero();
        assertThat(world.complaints()).as("dead letters and findings").isZero();
    }

    /** One day of each way to tell a book; that all events are the tape's is seen above. */
    @ParameterizedTest
    @EnumSource(names = {"LOBSTER_ORDERS", "LEAN_7", "BINANCE_8", "IQFEED_DEPTH"})
    void shouldGiveTheSameRowsFromClickHouseAsFromTheTape(RealDay day) throws Exception {
        StoredWorld world = stored(day);
        Path results = folder.resolve(day.label() + "-from-clickhouse");

        Map<String, String> found = run(world.toFiles(results), results, 2);

        assertThat(found).isEqualTo(published(day).expected());
    }
}
