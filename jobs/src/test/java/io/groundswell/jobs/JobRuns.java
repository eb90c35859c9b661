package io.groundswell.jobs;

import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.model.contract.OutputNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;

/** Runs the order-book job on the cluster of a test, its books in RocksDB. */
final class JobRuns {
    private JobRuns() {}

    /** A cluster of one TaskManager for a test class. */
    static MiniClusterExtension cluster(int slots) {
        return new MiniClusterExtension(
                new MiniClusterResourceConfiguration.Builder()
                        .setNumberTaskManagers(1)
                        .setNumberSlotsPerTaskManager(slots)
                        .build());
    }

    /** What to write as JSON lines under a folder from what is on tapes. */
    static JobConfig fromTapes(List<String> tapes, Path results) throws ConfigException {
        Configuration values = new Configuration();
        values.set(JobOptions.TAPES, tapes);
        values.set(JobOptions.OUTPUT_DIRECTORY, "file://" + results);
        return JobConfig.conclude(values);
    }

    /** The job, ready to start; checkpoints are kept under the given folder. */
    static StreamExecutionEnvironment define(
            JobConfig config, Path checkpoints, int parallelism, Configuration more) {
        StreamExecutionEnvironment env = environment(checkpoints, parallelism, more);
        OrderBookJob.define(env, OrderBookPorts.of(config), config);
        return env;
    }

    /** Where a job of ours runs; checkpoints are kept under the given folder. */
    static StreamExecutionEnvironment environment(
            Path checkpoints, int parallelism, Configuration more) {
        Configuration configuration = new Configuration();
        // A failure that nobody ordered is to be seen, not to be got over.
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.addAll(more);
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file://" + checkpoints);
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(parallelism);
        return env;
    }

    static JobClient start(JobConfig config, Path checkpoints, int parallelism, Configuration more)
            throws Exception {
        return define(config, checkpoints, parallelism, more).executeAsync(OrderBookJob.NAME);
    }

    static void run(JobConfig config, Path checkpoints, int parallelism) throws Exception {
        start(config, checkpoints, parallelism, new Configuration()).getJobExecutionResult().get();
    }

    /** What a job that reads a tape's events from topics, and never ends, is to tell of them. */
    static Map<String, List<String>> rowsWithoutEnd(Path tape, Path results) throws Exception {
        run(
                fromTapes(List.of(tape.toString()), results),
                results.resolveSibling(results.getFileName() + "-checkpoints"),
                1);
        Map<String, List<String>> rows = ResultRows.read(results);
        rows.keySet().removeIf(key -> key.startsWith(OutputNames.BOOK_SUMMARIES));
        return rows;
    }

    /** Waits until the running job has completed a checkpoint that committed some rows. */
    static void waitForCheckpointWithResults(JobClient job, Path results, Duration patience)
            throws Exception {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadlineNanos) {
            try {
                job.getJobExecutionResult().get(20, TimeUnit.MILLISECONDS);
                throw new AssertionError("the job ended before it could be disturbed");
            } catch (TimeoutException e) {
                if (job.getJobStatus().get() == JobStatus.RUNNING
                        && ResultRows.count(ResultRows.read(results)) > 0) {
                    // Rows are committed by a complete checkpoint, which is kept.
                    return;
                }
            }
        }
        throw new AssertionError("no checkpoint within " + patience);
    }

    /** What has a job go on from a checkpoint or savepoint. */
    static Configuration goingOnFrom(Path snapshot) {
        Configuration restore = new Configuration();
        restore.set(StateRecoveryOptions.SAVEPOINT_PATH, "file://" + snapshot);
        return restore;
    }

    /** The newest complete checkpoint of a job. */
    static Path lastCheckpoint(Path checkpoints, JobID job) throws IOException {
        try (Stream<Path> content = Files.list(checkpoints.resolve(job.toString()))) {
            return content.filter(path -> Files.exists(path.resolve("_metadata")))
                    .max(Comparator.comparingLong(JobRuns::number))
                    .orElseThrow();
        }
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().replace("chk-", ""));
    }
}
