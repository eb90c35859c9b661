package io.groundswell.jobs;

import io.groundswell.jobs.config.JobConfig;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;

/** The order-book job on the topics of a realm, which never ends by itself. */
final class EndlessJob {
    private final KafkaWorld world;
    private final RunningJob job;

    private EndlessJob(KafkaWorld world, RunningJob job) {
        this.world = world;
        this.job = job;
    }

    static EndlessJob start(
            KafkaWorld world,
            JobConfig config,
            Path checkpoints,
            int parallelism,
            Configuration more)
            throws Exception {
        return new EndlessJob(
                world, new RunningJob(JobRuns.start(config, checkpoints, parallelism, more)));
    }

    JobID id() {
        return job.id();
    }

    /** Waits until readers of committed records see so many rows. */
    void awaitRows(long rows) throws Exception {
        job.await(rows + " rows", () -> committed() >= rows);
    }

    /** Waits until so many rows stand on the output topics, committed or not. */
    void awaitWritten(long rows) throws Exception {
        job.await(rows + " rows written", () -> written() >= rows);
    }

    /** Waits until all that stands on the market topics is taken, and all that came of it told. */
    void awaitQuiet() throws Exception {
        job.await(
                "the end of the topics",
                () -> world.taken().equals(world.written()) && written() == committed());
    }

    private long committed() {
        return ResultRows.count(TopicRows.read(world.connection(), world.realm()));
    }

    private long written() {
        return TopicRows.written(world.connection(), world.realm());
    }

    /** Fails with what the job failed with, where it does not run for so long. */
    void assertStillRunning(Duration soLong) throws Exception {
        job.assertStillRunning(soLong);
    }

    void cancel() throws Exception {
        job.cancel();
    }

    /**
     * Stops it as an upgrade does, without a drain.
     *
     * @return the savepoint, in a folder of its own below the given one
     */
    Path stop(Path savepoints, SavepointFormatType format) throws Exception {
        return job.stop(savepoints, format);
    }
}
