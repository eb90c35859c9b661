package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.model.FaultRun;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The order-book job between topics loses nothing and says nothing twice, whatever becomes of the
 * broker or of the job. How long the broker stays away: {@code -Dgroundswell.outage.seconds=60}.
 */
@FaultRun
class KafkaOutageIT {
    private static final long OUTAGE_SECONDS = Long.getLong("groundswell.outage.seconds", 3);

    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(2);

    @TempDir static Path folder;
    private static LocalKafka kafka;
    private static List<MarketEvent> events;
    private static Map<String, List<String>> expected;

    @BeforeAll
    static void runOnTapes() throws Exception {
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
        Path tape =
                ScriptedTapes.write(
                        folder.resolve("scripted.tape"),
                        ScriptedDay.START_NANOS,
                        2_000,
                        IntStream.range(0, 6).mapToObj(i -> "S" + i).toArray(String[]::new));
        events = ScriptedTapes.read(tape);
        expected = JobRuns.rowsWithoutEnd(tape, folder.resolve("from-tapes"));
        assertThat(expected).hasSize(12);
    }

    @AfterAll
    static void stopKafka() throws IOException {
        kafka.close();
    }

    @Test
    void shouldWaitForABrokerThatWasKilledAndCatchUp() throws Exception {
        KafkaWorld world = KafkaWorld.create(kafka.bootstrapServers(), "outage");
        world.writePart(events, 0, events.size() / 2);
        // No restart is allowed: see JobRuns.
        EndlessJob job =
                EndlessJob.start(
                        world, world.endless(), folder.resolve("outage"), 2, new Configuration());
        job.awaitRows(ResultRows.count(expected) / 4);

        kafka.kill();
        job.assertStillRunning(Duration.ofSeconds(OUTAGE_SECONDS));
        kafka.restart();
        world.writePart(events, events.size() / 2, events.size());
        job.awaitRows(ResultRows.count(expected));

        job.assertStillRunning(Duration.ZERO);
        job.cancel();
        ResultRows.assertSame(TopicRows.read(world.connection(), world.realm()), expected);
    }

    @Test
    void shouldSayNothingTwiceWhenItGoesOnFromACheckpoint(@InjectMiniCluster MiniCluster flink)
            throws Exception {
        KafkaWorld world = KafkaWorld.create(kafka.bootstrapServers(), "restored");
        world.writePart(events, 0, events.size() / 2);
        Path checkpoints = folder.resolve("restored");
        EndlessJob first =
                EndlessJob.start(
                        world,
                        world.endlessWithoutCheckpoints(),
                        checkpoints,
                        2,
                        new Configuration());
        first.awaitWritten(ResultRows.count(expected) / 4);
        flink.triggerCheckpoint(first.id()).get();
        first.awaitRows(1);
        long before = TopicRows.written(world.connection(), world.realm());
        world.writePart(events, events.size() / 2, events.size());
        // Written already, but in no checkpoint: this transaction stays open.
        first.awaitWritten(before + 1);
        first.cancel();

        EndlessJob second =
                EndlessJob.start(
                        world,
                        world.endless(),
                        checkpoints,
                        1,
                        JobRuns.goingOnFrom(JobRuns.lastCheckpoint(checkpoints, first.id())));
        second.awaitRows(ResultRows.count(expected));
        second.cancel();

        ResultRows.assertSame(TopicRows.read(world.connection(), world.realm()), expected);
    }
}
