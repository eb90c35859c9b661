package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.upgrade.RestoreCheck;
import io.groundswell.operators.ScriptedDay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What a job between topics stores is accepted by its own jar, and Kafka is asked for nothing. */
class KafkaUpgradeCheckIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(2);

    @TempDir Path folder;

    private static JobConfig endless(KafkaWorld world) throws Exception {
        Configuration values = world.readToTheEnd();
        values.set(JobOptions.STOP_AT_END, false);
        values.set(JobOptions.MAX_DRIFT, Duration.ofMinutes(10));
        return JobConfig.conclude(values);
    }

    private static void awaitRows(JobClient job, KafkaWorld world) throws Exception {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (TopicRows.read(world.connection(), world.realm()).isEmpty()) {
            assertThat(System.nanoTime()).isLessThan(deadlineNanos);
            assertThatThrownBy(() -> job.getJobExecutionResult().get(20, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    /** A job in the middle of its work: it has committed some results of many. */
    private JobClient busyIn(KafkaWorld world, Path tape) throws Exception {
        world.publish(List.of(tape.toString()));
        JobClient job = JobRuns.start(endless(world), checkpoints(), 2, new Configuration());
        awaitRows(job, world);
        return job;
    }

    private Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    @Test
    void shouldAcceptACheckpointAndASavepointWhileKafkaIsAway() throws Exception {
        Path tape =
                ScriptedTapes.write(
                        folder.resolve("scripted.tape"),
                        ScriptedDay.START_NANOS,
                        5_000,
                        IntStream.range(0, 6).mapToObj(i -> "S" + i).toArray(String[]::new));
        KafkaWorld cancelled;
        KafkaWorld stopped;
        String checkpoint;
        String savepoint;
        try (LocalKafka kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")))) {
            cancelled = KafkaWorld.create(kafka.bootstrapServers(), "cancelled");
            JobClient first = busyIn(cancelled, tape);
            first.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            checkpoint = JobRuns.lastCheckpoint(checkpoints(), first.getJobID()).toString();

            stopped = KafkaWorld.create(kafka.bootstrapServers(), "stopped");
            savepoint =
                    busyIn(stopped, tape)
                            .stopWithSavepoint(
                                    false,
                                    folder.resolve("savepoints").toString(),
                                    SavepointFormatType.CANONICAL)
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        assertAccepted(checkpoint, cancelled);
        assertAccepted(savepoint, stopped);
    }

    private void assertAccepted(String path, KafkaWorld world) throws Exception {
        JobJar.Ran ran =
                JobJar.run(
                        List.of(JobJar.FILE),
                        folder,
                        RestoreCheck.class.getName(),
                        List.of(
                                path,
                                OrderBookJob.NAME,
                                "--kafka.address",
                                world.connection().bootstrapServers(),
                                "--kafka.realm",
                                world.realm().name()));
        assertThat(ran.said()).contains("accepted: the state of ").doesNotContain("refused: ");
        assertThat(ran.status()).isZero();
    }
}
