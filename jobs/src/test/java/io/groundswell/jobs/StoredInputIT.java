package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.config.Source;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.replay.source.StoredTapes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order-book job finds the same in a database as on the tapes that were stored there. */
class StoredInputIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(4);

    @TempDir static Path folder;
    private static StoredTapes stored;
    private static Map<String, List<String>> expected;

    /** The bundled days, and a scripted one with some more symbols. */
    @BeforeAll
    static void storeAndRunFromTapes() throws Exception {
        List<String> tapes = new ArrayList<>(BundledDays.tapes());
        tapes.add(
                ScriptedTapes.write(
                                folder.resolve("scripted.tape"),
                                ScriptedDay.START_NANOS,
                                2_000,
                                IntStream.range(0, 12)
                                        .mapToObj(i -> "S" + i)
                                        .toArray(String[]::new))
                        .toString());
        stored = StoredTapes.create(folder);
        for (String tape : tapes) {
            stored.load(Path.of(tape));
        }
        Path results = folder.resolve("tapes");
        JobRuns.run(JobRuns.fromTapes(tapes, results), folder.resolve("tapes-checkpoints"), 1);
        expected = ResultRows.read(results);
        assertThat(expected).hasSizeGreaterThan(10);
    }

    @AfterAll
    static void drop() throws IOException {
        if (stored != null) {
            stored.close();
        }
    }

    private static JobConfig config(Path results) throws ConfigException {
        Configuration values = new Configuration();
        values.set(JobOptions.SOURCE, Source.Kind.CLICKHOUSE);
        values.set(JobOptions.CLICKHOUSE_URL, stored.url());
        if (!stored.connection().loginFile().isEmpty()) {
            values.set(JobOptions.CLICKHOUSE_LOGIN_FILE, stored.connection().loginFile());
        }
        values.set(JobOptions.CLICKHOUSE_REALM, stored.realm().name());
        values.set(JobOptions.OUTPUT_DIRECTORY, "file://" + results);
        values.set(JobOptions.CHECKPOINT_INTERVAL, Duration.ofMillis(100));
        return JobConfig.conclude(values);
    }

    private static JobClient run(Path results, int parallelism, Configuration more)
            throws Exception {
        return JobRuns.start(config(results), checkpoints(results), parallelism, more);
    }

    private static Path checkpoints(Path results) {
        return results.resolveSibling(results.getFileName() + "-checkpoints");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldGiveTheRowsOfTheTapesAtAnyParallelism(int parallelism) throws Exception {
        Path results = folder.resolve("parallelism-" + parallelism);
        run(results, parallelism, new Configuration()).getJobExecutionResult().get();
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
}
