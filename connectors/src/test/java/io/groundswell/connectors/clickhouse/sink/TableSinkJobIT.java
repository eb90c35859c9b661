package io.groundswell.connectors.clickhouse.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.clickhouse.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that stores rows in a real server and fails on the way. */
class TableSinkJobIT {
    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final int ROWS = 20_000;

    /** The tasks of a mini cluster are in the test's JVM, and a restart makes new functions. */
    private static final AtomicInteger FAILURES_LEFT = new AtomicInteger();

    @TempDir static Path folder;
    private static TestDatabase database;

    @BeforeAll
    static void start() throws IOException {
        database = TestDatabase.make("sink-job", folder);
    }

    @BeforeEach
    void make() throws Exception {
        database.clear();
        database.clickHouse().command(Refusals.DDL);
    }

    @AfterAll
    static void drop() throws IOException {
        if (database != null) {
            database.close();
        }
    }

    /** Lets rows through, and throws at places of its own. */
    private static Long pass(Long id) {
        if (id % 6_000 == 5_999 && FAILURES_LEFT.getAndDecrement() > 0) {
            throw new IllegalStateException("a failure that the test wants, at " + id);
        }
        return id;
    }

    private void run(int failures, TableSinkOptions options) throws Exception {
        run(failures, options, Duration.ofMillis(100));
    }

    private void run(int failures, TableSinkOptions options, Duration checkpoints)
            throws Exception {
        FAILURES_LEFT.set(failures);
        Configuration configuration = new Configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, failures);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        env.enableCheckpointing(checkpoints.toMillis());
        env.fromSource(
                        new DataGeneratorSource<>(
                                id -> id,
                                ROWS,
                                RateLimiterStrategy.perSecond(ROWS / 4.0),
                                Types.LONG),
                        WatermarkStrategy.noWatermarks(),
                        "ids")
                .map(TableSinkJobIT::pass)
                .returns(Types.LONG)
                .sinkTo(
                        new TableSink<>(
                                database.connection(),
                                TableChoice.only(new IdLayout()),
                                new RefusedIds(),
                                (clickHouse, layouts) -> {},
                                options,
                                UUID::randomUUID));
        env.executeAsync("store").getJobExecutionResult().get(2, TimeUnit.MINUTES);
        assertThat(FAILURES_LEFT.get()).as("failures that did not happen").isNotPositive();
    }

    private long count(String what) throws Exception {
        return database.number("SELECT count() FROM readings" + what);
    }

    private long different() throws Exception {
        return database.number("SELECT uniqExact(id) FROM readings");
    }

    @Test
    void shouldStoreEveryRowOnceWhenTheJobFailsOnTheWay() throws Exception {
        database.clickHouse().command(Reading.PLAIN);

        run(2, TableSinkOptions.USUAL.withBlockRows(300));

        assertThat(count("")).isEqualTo(ROWS);
        assertThat(different()).isEqualTo(ROWS);
    }

    @Test
    void shouldComeToOneCopyOfEachRowWhenTheJobIsRunAgainFromItsBeginning() throws Exception {
        database.clickHouse().command(Reading.REPLACING);

        run(0, TableSinkOptions.USUAL);
        run(0, TableSinkOptions.USUAL);

        assertThat(count(" FINAL")).isEqualTo(ROWS);
        assertThat(different()).isEqualTo(ROWS);
    }

    /** What the limit of waiting blocks costs; a table that replaces makes one row of these. */
    @Test
    void shouldStoreRowsAgainAfterAFailureWhereTheyWereStoredEarly() throws Exception {
        database.clickHouse().command(Reading.PLAIN);

        // No checkpoint comes before the failures: what is stored by then is stored again.
        run(2, TableSinkOptions.USUAL.withBlockRows(50).withWaitingBytes(0), Duration.ofHours(1));

        assertThat(different()).isEqualTo(ROWS);
        assertThat(count("")).isGreaterThan(ROWS);
    }
}
