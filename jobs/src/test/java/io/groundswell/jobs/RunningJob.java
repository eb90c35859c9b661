package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointFailureReason;
import org.apache.flink.util.ExceptionUtils;

/** A job that never ends by itself. */
final class RunningJob {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration GLANCE = Duration.ofMillis(50);

    /** True or not at this moment. */
    interface Condition {
        boolean holds() throws Exception;
    }

    private final JobClient client;

    RunningJob(JobClient client) {
        this.client = client;
    }

    JobID id() {
        return client.getJobID();
    }

    /** Waits for something that the job brings about. */
    void await(String what, Condition condition) throws Exception {
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
     * Takes a savepoint and lets the job go on.
     *
     * @return the savepoint, in a folder of its own below the given one
     */
    Path save(Path savepoints, SavepointFormatType format) throws Exception {
        return path(
                client.triggerSavepoint("file://" + savepoints, format)
                        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
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
        return path(savepoint.get());
    }

    private static Path path(String savepoint) {
        return Path.of(savepoint.replaceFirst("^file:/*", "/"));
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
