package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.jobs.config.JobConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointFailureReason;
import org.apache.flink.util.ExceptionUtils;

/** The order-book job on the topics of a realm, which never ends by itself. */
final class EndlessJob {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration GLANCE = Duration.ofMillis(50);

    /** True or not at this moment. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private final KafkaWorld world;
    private final JobClient client;

    private EndlessJob(KafkaWorld world, JobClient client) {
        this.world = world;
        this.client = client;
    }

    static EndlessJob start(
            KafkaWorld world,
            JobConfig config,
            Path checkpoints,
            int parallelism,
            Configuration more)
            throws Exception {
        return new EndlessJob(world, JobRuns.start(config, checkpoints, parallelism, more));
    }

    JobID id() {
        return client.getJobID();
    }

    /** Waits until readers of committed records see so many rows. */
    void awaitRows(long rows) throws Exception {
        await(rows + " rows", () -> committed() >= rows);
    }

    /** Waits until so many rows stand on the output topics, committed or not. */
    void awaitWritten(long rows) throws Exception {
        await(rows + " rows written", () -> written() >= rows);
    }

    /** Waits until all that stands on the market topics is taken, and all that came of it told. */
    void awaitQuiet() throws Exception {
        await(
                "the end of the topics",
                () -> world.taken().equals(world.written()) && written() == committed());
    }

    private long committed() {
        return ResultRows.count(TopicRows.read(world.connection(), world.realm()));
    }

    private long written() {
        return TopicRows.written(world.connection(), world.realm());
    }

    private void await(String what, Condition condition) throws Exception {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadlineNanos);
            // Sooner where the job fails.
            assertStillRunning(GLANCE);
        }
    }

    /** Fails with what the job failed with, where it does not run for so long. */
    void assertStillRunning(Duration soLong) throws Exception {
        try {
            client.getJobExecutionResult().get(soLong.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (ExecutionException e) {
            throw new AssertionError("the job has failed", e);
        }
        throw new AssertionError("the job has ended");
    }

    void cancel() throws Exception {
        client.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThatThrownBy(
                        () ->
                                client.getJobExecutionResult()
                                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isNotInstanceOf(TimeoutException.class);
    }

    /**
     * Stops it as an upgrade does, without a drain.
     *
     * @return the savepoint, in a folder of its own below the given one
     */
    Path stop(Path savepoints, SavepointFormatType format) throws Exception {
        AtomicReference<String> savepoint = new AtomicReference<>();
        // Rows may show before all tasks run: a restored job commits what its savepoint names.
        await("a savepoint", () -> triesToStop(savepoints, format, savepoint));
        client.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return Path.of(savepoint.get().replaceFirst("^file:/*", "/"));
    }

    /** Whether it takes a savepoint to stop with: it does not while tasks of it are starting. */
    private boolean triesToStop(
            Path savepoints, SavepointFormatType format, AtomicReference<String> savepoint)
            throws Exception {
        try {
            savepoint.set(
                    client.stopWithSavepoint(false, "file://" + savepoints, format)
                            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            return true;
        } catch (ExecutionException e) {
            boolean isStarting =
                    ExceptionUtils.findThrowable(e, CheckpointException.class)
                            .filter(
                                    it ->
                                            it.getCheckpointFailureReason()
                                                    == CheckpointFailureReason
                                                            .NOT_ALL_REQUIRED_TASKS_RUNNING)
                            .isPresent();
            if (!isStarting) {
                throw e;
            }
            return false;
        }
    }
}
