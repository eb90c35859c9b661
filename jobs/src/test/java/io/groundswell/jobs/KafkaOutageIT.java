package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.kafka.MarketWriter;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
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
class KafkaOutageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long OUTAGE_SECONDS = Long.getLong("groundswell.outage.seconds", 3);
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

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
        Path results = folder.resolve("from-tapes");
        JobRuns.run(
                JobRuns.fromTapes(List.of(tape.toString()), results),
                folder.resolve("checkpoints"),
                1);
        expected = ResultRows.read(results);
        // A job that reads on for ever sums nothing up.
        expected.keySet().removeIf(key -> key.startsWith(OutputNames.BOOK_SUMMARIES));
        assertThat(expected).hasSize(12);
    }

    @AfterAll
    static void stopKafka() throws IOException {
        kafka.close();
    }

    private static JobConfig endless(KafkaWorld world) throws Exception {
        Configuration values = world.readToTheEnd();
        values.set(JobOptions.STOP_AT_END, false);
        // The script's pauses are long: five seconds of market at a time would take minutes.
        values.set(JobOptions.MAX_DRIFT, Duration.ofMinutes(10));
        return JobConfig.conclude(values);
    }

    private static void write(KafkaWorld world, List<MarketEvent> part) throws IOException {
        try (MarketWriter writer = MarketWriter.open(world.connection(), world.realm())) {
            for (MarketEvent event : part) {
                writer.send(event);
            }
            long lastNanos = part.get(part.size() - 1).eventTimeNanos();
            boolean isEnd = part.get(part.size() - 1) == events.get(events.size() - 1);
            writer.heartbeat(1, isEnd ? lastNanos + MINUTE_NANOS : lastNanos);
            writer.flush();
        }
    }

    private static long count(Map<String, List<String>> rows) {
        return rows.values().stream().mapToLong(List::size).sum();
    }

    /** Waits until readers of committed records see so many rows. */
    private static void awaitRows(JobClient job, KafkaWorld world, long rows) throws Exception {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        long found = 0;
        while (found < rows) {
            assertThat(System.nanoTime()).as("found %d rows", found).isLessThan(deadlineNanos);
            // Sooner where the job fails.
            assertStillRunning(job, Duration.ofMillis(100));
            found = count(TopicRows.read(world.connection(), world.realm()));
        }
    }

    private static void awaitUncommitted(JobClient job, KafkaWorld world) throws Exception {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (TopicRows.written(world.connection(), world.realm())
                <= count(TopicRows.read(world.connection(), world.realm()))) {
            assertThat(System.nanoTime()).isLessThan(deadlineNanos);
            assertStillRunning(job, Duration.ofMillis(10));
        }
    }

    private static JobConfig withCheckpointsEvery(JobConfig config, Duration interval) {
        return new JobConfig(config.source(), config.book(), config.output(), interval);
    }

    private static void assertStillRunning(JobClient job, Duration soLong) {
        assertThatThrownBy(
                        () ->
                                job.getJobExecutionResult()
                                        .get(soLong.toMillis(), TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
    }

    private static void cancel(JobClient job) throws Exception {
        job.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThatThrownBy(
                        () ->
                                job.getJobExecutionResult()
                                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isNotInstanceOf(TimeoutException.class);
    }

    @Test
    void shouldWaitForABrokerThatWasKilledAndCatchUp() throws Exception {
        KafkaWorld world = KafkaWorld.create(kafka.bootstrapServers(), "outage");
        int middle = events.size() / 2;
        write(world, events.subList(0, middle));
        // No restart is allowed: see JobRuns.
        JobClient job =
                JobRuns.start(endless(world), folder.resolve("outage"), 2, new Configuration());
        awaitRows(job, world, count(expected) / 4);

        kafka.kill();
        assertStillRunning(job, Duration.ofSeconds(OUTAGE_SECONDS));
        kafka.restart();
        write(world, events.subList(middle, events.size()));
        awaitRows(job, world, count(expected));

        assertThat(job.getJobStatus().get()).isEqualTo(JobStatus.RUNNING);
        cancel(job);
        ResultRows.assertSame(TopicRows.read(world.connection(), world.realm()), expected);
    }

    @Test
    void shouldSayNothingTwiceWhenItGoesOnFromACheckpoint() throws Exception {
        KafkaWorld world = KafkaWorld.create(kafka.bootstrapServers(), "restored");
        int middle = events.size() / 2;
        write(world, events.subList(0, middle));
        Path checkpoints = folder.resolve("restored");
        JobConfig rarely = withCheckpointsEvery(endless(world), Duration.ofSeconds(3));
        JobClient first = JobRuns.start(rarely, checkpoints, 2, new Configuration());
        awaitRows(first, world, count(expected) / 4);
        write(world, events.subList(middle, events.size()));
        // Written already, but in no checkpoint: this transaction stays open.
        awaitUncommitted(first, world);
        cancel(first);

        Configuration restore = new Configuration();
        restore.set(
                StateRecoveryOptions.SAVEPOINT_PATH,
                "file://" + JobRuns.lastCheckpoint(checkpoints, first.getJobID()));
        JobClient second = JobRuns.start(endless(world), checkpoints, 1, restore);
        awaitRows(second, world, count(expected));
        cancel(second);

        ResultRows.assertSame(TopicRows.read(world.connection(), world.realm()), expected);
    }
}
