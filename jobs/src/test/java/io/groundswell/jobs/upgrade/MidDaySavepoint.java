package io.groundswell.jobs.upgrade;

import io.groundswell.jobs.OrderBookJob;
import io.groundswell.jobs.OrderBookPorts;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.Output;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Stops an order-book job on tapes with a savepoint while the day runs. It is a program of its own
 * too, which knows nothing but the job and Flink, so that a job of another jar can be stopped.
 */
public final class MidDaySavepoint {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 20;

    /** Of results; by then the books have many levels. */
    private static final long ENOUGH_BYTES = 1 << 20;

    private MidDaySavepoint() {}

    /**
     * Takes a savepoint in an embedded Flink and writes its path as the last line.
     *
     * @param arguments a folder for the savepoint, then the job's own; results go to files
     */
    public static void main(String[] arguments) throws Exception {
        JobConfig config =
                JobConfig.fromArguments(Arrays.copyOfRange(arguments, 1, arguments.length));
        System.out.println(take(config, Path.of(arguments[0])));
    }

    private static Configuration configuration(Path folder) {
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        // State in files of their own, as on a cluster; by default little of it lies among the
        // metadata.
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                "file://" + folder.toAbsolutePath().resolveSibling("checkpoints"));
        configuration.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ZERO);
        return configuration;
    }

    /** Starts the job, and stops it once it has shown some results; gives the savepoint's path. */
    static String take(JobConfig config, Path folder) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, configuration(folder));
        OrderBookJob.define(env, OrderBookPorts.of(config), config);
        JobClient job = env.executeAsync(OrderBookJob.NAME);
        Path results = Path.of(((Output.Files) config.output()).directory());
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadlineNanos) {
            try {
                job.getJobExecutionResult().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                throw new AssertionError("the day ended before the job could be stopped");
            } catch (TimeoutException e) {
                if (written(results) >= ENOUGH_BYTES) {
                    return stop(job, folder);
                }
            }
        }
        throw new AssertionError("no result within " + PATIENCE);
    }

    private static long written(Path results) throws IOException {
        if (!Files.exists(results)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(results)) {
            return all.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
        }
    }

    private static String stop(JobClient job, Path folder)
            throws InterruptedException, ExecutionException, TimeoutException {
        return job.stopWithSavepoint(false, folder.toString(), SavepointFormatType.CANONICAL)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
