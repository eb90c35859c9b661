package io.groundswell.jobs;

import static org.apache.flink.core.execution.SavepointFormatType.CANONICAL;
import static org.apache.flink.core.execution.SavepointFormatType.NATIVE;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.ScriptedDay;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The order-book job goes on with more subtasks or fewer as if nothing had been. */
class RescaleIT {
    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(4);

    @TempDir Path folder;

    /** A job of so many subtasks, and how it is stopped; the last one is not. */
    private record Stage(int parallelism, SavepointFormatType stop) {}

    private static final List<Stage> STAGES =
            List.of(
                    new Stage(1, CANONICAL),
                    new Stage(2, NATIVE),
                    new Stage(4, CANONICAL),
                    new Stage(1, NATIVE));

    @Test
    void shouldTellEachSymbolTheSameRowsWhenItGrowsAndShrinksDuringTheDay() throws Exception {
        Path tape =
                ScriptedTapes.write(
                        folder.resolve("scripted.tape"),
                        ScriptedDay.START_NANOS,
                        500,
                        IntStream.range(0, 12).mapToObj(i -> "S" + i).toArray(String[]::new));
        List<MarketEvent> events = ScriptedTapes.read(tape);
        Map<String, List<String>> expected =
                JobRuns.rowsWithoutEnd(tape, folder.resolve("from-tape"));

        try (LocalKafka kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")))) {
            KafkaWorld world = KafkaWorld.create(kafka.bootstrapServers(), "rescaled");
            Configuration from = new Configuration();
            for (int i = 0; i < STAGES.size(); i++) {
                Stage stage = STAGES.get(i);
                long before = TopicRows.written(world.connection(), world.realm());
                boolean isLast = i == STAGES.size() - 1;
                EndlessJob job =
                        EndlessJob.start(
                                world,
                                isLast ? world.endless() : world.endlessWithoutCheckpoints(),
                                folder.resolve("checkpoints"),
                                stage.parallelism(),
                                from);
                int part = events.size() / STAGES.size();
                world.writePart(events, i * part, isLast ? events.size() : (i + 1) * part);
                if (isLast) {
                    job.awaitQuiet();
                    job.cancel();
                } else {
                    // In the stream: what this stage told is in the savepoint's transactions.
                    job.awaitWritten(before + 1);
                    Path savepoint = job.stop(folder.resolve("savepoints"), stage.stop());
                    from = JobRuns.goingOnFrom(savepoint);
                }
            }
            ResultRows.assertSame(TopicRows.read(world.connection(), world.realm()), expected);
        }
    }
}
