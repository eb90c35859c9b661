package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.operators.ScriptedDay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBookJobTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(4);

    @TempDir static Path folder;
    private static List<String> tapes;
    private static Map<String, List<String>> expected;

    /** The bundled days, and a scripted one with some more symbols. */
    @BeforeAll
    static void runOnceUndisturbed() throws Exception {
        tapes = new ArrayList<>(BundledDays.tapes());
        tapes.add(
                ScriptedTapes.write(
                                folder.resolve("scripted.tape"),
                                ScriptedDay.START_NANOS,
                                2_000,
                                IntStream.range(0, 12)
                                        .mapToObj(i -> "S" + i)
                                        .toArray(String[]::new))
                        .toString());
        Path results = folder.resolve("undisturbed");
        run(results, 1, new Configuration()).getJobExecutionResult().get();
        expected = ResultRows.read(results);
        assertThat(expected).hasSizeGreaterThan(10);
    }

    private static JobConfig config(Path results) throws ConfigException {
        Configuration values = new Configuration();
        values.set(JobOptions.TAPES, tapes);
        values.set(JobOptions.OUTPUT_DIRECTORY, localUri(results));
        values.set(JobOptions.CHECKPOINT_INTERVAL, Duration.ofMillis(100));
        return JobConfig.conclude(values);
    }

    /** As Flink reads it: {@link Path#toUri} would write %20 for a space, which Flink keeps. */
    private static String localUri(Path path) {
        return "file://" + path;
    }

    private static JobClient run(Path results, int parallelism, Configuration more)
            throws Exception {
        return JobRuns.start(config(results), checkpoints(results), parallelism, more);
    }

    private static Path checkpoints(Path results) {
        return results.resolveSibling(results.getFileName() + "-checkpoints");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void shouldGiveTheSameRowsPerSymbolAtAnyParallelism(int parallelism) throws Exception {
        Path results = folder.resolve("parallelism-" + parallelism);
        run(results, parallelism, new Configuration()).getJobExecutionResult().get();
        ResultRows.assertSame(ResultRows.read(results), expected);
    }

    @Test
    void shouldGiveTheSameRowsWhenRunAgain() throws Exception {
        Path results = folder.resolve("again");
        run(results, 1, new Configuration()).getJobExecutionResult().get();
        ResultRows.assertSame(ResultRows.read(results), expected);
    }

    @Test
    void shouldGoOnFromACheckpointInTheMiddleOfTheDay() throws Exception {
        Path results = folder.resolve("gone on");
        JobClient first = run(results, 2, new Configuration());
        JobRuns.waitForCheckpointWithResults(first, results, PATIENCE);
        first.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        long rowsBefore = ResultRows.count(ResultRows.read(results));
        assertThat(rowsBefore).isPositive().isLessThan(ResultRows.count(expected));

        Path checkpoint = JobRuns.lastCheckpoint(checkpoints(results), first.getJobID());
        run(results, 4, JobRuns.goingOnFrom(checkpoint)).getJobExecutionResult().get();

        ResultRows.assertSame(ResultRows.read(results), expected);
    }

    @Test
    void shouldAlignItsCheckpointsWhateverTheClusterSays() throws Exception {
        Configuration cluster = new Configuration();
        cluster.set(CheckpointingOptions.ENABLE_UNALIGNED, true);

        assertThat(
                        JobRuns.define(config(folder.resolve("aligned")), folder, 1, cluster)
                                .getCheckpointConfig()
                                .isUnalignedCheckpointsEnabled())
                .isFalse();
    }
}
