package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.ScriptedDay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A savepoint can be older than what Kafka remembers of the transactions in it. */
class ForgottenTransactionsIT {
    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(2);

    @TempDir Path folder;

    private LocalKafka startKafka(String name) throws Exception {
        return LocalKafka.start(LocalKafkaOptions.in(folder.resolve(name)));
    }

    @Test
    void shouldGoOnFromASavepointWhoseTransactionsTheBrokerHasNeverSeen() throws Exception {
        Path tape =
                ScriptedTapes.write(
                        folder.resolve("scripted.tape"),
                        ScriptedDay.START_NANOS,
                        300,
                        "S1",
                        "S2",
                        "S3");
        List<MarketEvent> events = ScriptedTapes.read(tape);
        Map<String, List<String>> expected =
                JobRuns.rowsWithoutEnd(tape, folder.resolve("from-tape"));
        int middle = events.size() / 2;
        Map<String, List<String>> rows;
        Path savepoint;
        try (LocalKafka kafka = startKafka("first")) {
            KafkaWorld world = KafkaWorld.create(kafka.bootstrapServers(), "remembered");
            EndlessJob job =
                    EndlessJob.start(
                            world,
                            world.endlessWithoutCheckpoints(),
                            folder.resolve("checkpoints"),
                            2,
                            new Configuration());
            world.writePart(events, 0, middle);
            job.awaitWritten(1);
            // No checkpoint before it: the savepoint completes the only transactions.
            savepoint = job.stop(folder.resolve("savepoints"), SavepointFormatType.CANONICAL);
            rows = new TreeMap<>(TopicRows.read(world.connection(), world.realm()));
        }
        assertThat(ResultRows.count(rows)).isPositive();

        try (LocalKafka kafka = startKafka("second")) {
            KafkaWorld world = KafkaWorld.create(kafka.bootstrapServers(), "remembered");
            world.writePart(events, 0, middle);
            EndlessJob job =
                    EndlessJob.start(
                            world,
                            world.endless(),
                            folder.resolve("checkpoints"),
                            2,
                            JobRuns.goingOnFrom(savepoint));
            world.writePart(events, middle, events.size());
            job.awaitQuiet();
            job.cancel();
            TopicRows.read(world.connection(), world.realm())
                    .forEach(
                            (key, more) ->
                                    rows.merge(
                                            key,
                                            more,
                                            (first, then) -> {
                                                List<String> all = new ArrayList<>(first);
                                                all.addAll(then);
                                                return all;
                                            }));
        }
        ResultRows.assertSame(rows, expected);
    }
}
