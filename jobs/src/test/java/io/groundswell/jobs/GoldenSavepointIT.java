package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.jobs.GoldenSavepoint.Standing;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.operators.book.ScriptedBooks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Today's job goes on from the savepoints of earlier versions. {@code
 * -Dgroundswell.savepoint.write=VERSION} has this version's written first.
 *
 * <p>Each meets a new broker, which knows none of the transactions of the one that it was taken at.
 * A golden one is taken when everything is committed, so that no row is in such a transaction; what
 * becomes of those is for {@link ForgottenTransactionsIT}, and what a savepoint out of the stream
 * brings back for {@link RescaleIT}.
 */
class GoldenSavepointIT {
    private static final String WRITE = "groundswell.savepoint.write";
    private static final int EVENTS_AGAIN = 500;

    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(2);

    @TempDir static Path folder;

    @BeforeAll
    static void writeAnotherWhereAsked() throws Exception {
        String version = System.getProperty(WRITE);
        if (version != null) {
            write(new GoldenSavepoint(version));
        }
    }

    private static void write(GoldenSavepoint golden) throws Exception {
        golden.refuseSecond();
        Path tape = ScriptedTapes.write(folder.resolve("golden.tape"), day());
        List<MarketEvent> events = ScriptedTapes.read(tape);
        int written = events.size() * 2 / 3;
        try (LocalKafka kafka = startKafka("write")) {
            KafkaWorld world = KafkaWorld.create(kafka.bootstrapServers(), golden.realm());
            world.writePart(events, 0, written);
            EndlessJob job = start(world, 2, new Configuration());
            job.awaitQuiet();
            Path savepoint = job.stop(folder.resolve("taken"), SavepointFormatType.CANONICAL);
            Map<String, Long> rows = new TreeMap<>();
            TopicRows.read(world.connection(), world.realm())
                    .forEach((key, its) -> rows.put(key, (long) its.size()));
            golden.create(tape, savepoint, new Standing(written, world.written(), rows));
        }
    }

    /** Books of every mode, one of them large, and one that is wrong from early in the day. */
    private static List<MarketEvent> day() {
        ScriptedDay wrong = new ScriptedDay("WRONG", DepthMode.BY_ORDER).emptySnapshot();
        wrong.order(DepthAction.ADD, Side.BID, 9_990, 5, 1);
        wrong.order(DepthAction.DELETE, Side.BID, 0, 0, 2);
        for (int id = 3; id < 30; id++) {
            wrong.afterMillis(2_000).order(DepthAction.ADD, Side.ASK, 10_010, id, id);
        }
        return Stream.concat(ScriptedBooks.day().stream(), wrong.events().stream())
                // A tape refuses depth that no instrument was defined for.
                .filter(event -> event.topic() != Topic.L2 || !event.symbol().equals("EEE"))
                .sorted(EventOrder.ACROSS_SYMBOLS)
                .toList();
    }

    private static LocalKafka startKafka(String name) throws IOException {
        return LocalKafka.start(LocalKafkaOptions.in(folder.resolve(name)));
    }

    private static EndlessJob start(KafkaWorld world, int parallelism, Configuration from)
            throws Exception {
        return EndlessJob.start(
                world, world.endless(), folder.resolve("checkpoints"), parallelism, from);
    }

    private static List<GoldenSavepoint> savepoints() throws IOException {
        return GoldenSavepoint.all();
    }

    @ParameterizedTest
    @MethodSource("savepoints")
    void shouldGoOnAsIfItHadNeverBeenStopped(GoldenSavepoint golden) throws Exception {
        List<MarketEvent> events = golden.events();
        Standing standing = golden.standing();
        Map<String, List<String>> rest = rest(golden, standing.rows());
        assertThat(rest).hasSizeGreaterThan(10);

        try (LocalKafka kafka = startKafka("kafka-" + golden)) {
            KafkaWorld world = KafkaWorld.create(kafka.bootstrapServers(), golden.realm());
            world.writePart(events, 0, standing.events());
            assertThat(world.written())
                    .as("what the savepoint's offsets count")
                    .isEqualTo(standing.records());
            EndlessJob job = start(world, 1, JobRuns.goingOnFrom(golden.savepoint()));
            // A writer repeats what it is not sure of; who has lost the ledgers takes it for new.
            world.writePart(events, standing.events() - EVENTS_AGAIN, events.size());
            job.awaitQuiet();
            job.cancel();

            ResultRows.assertSame(TopicRows.read(world.connection(), world.realm()), rest);
        }
    }

    /** What a job that was never stopped would tell after the rows that had been told. */
    private static Map<String, List<String>> rest(GoldenSavepoint golden, Map<String, Long> told)
            throws Exception {
        Map<String, List<String>> rows =
                JobRuns.rowsWithoutEnd(golden.tape(), folder.resolve("undisturbed-" + golden));
        rows.replaceAll(
                (key, its) -> its.subList(told.getOrDefault(key, 0L).intValue(), its.size()));
        rows.values().removeIf(List::isEmpty);
        return rows;
    }
}
