package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.MarketTables;
import io.groundswell.connectors.clickhouse.rows.RowInput;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.connectors.deadletter.DeadLettersCommand;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.ReachableClickHouse;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.config.StorageConfig;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;

/** A realm on a real broker and in a real database, the storage job between them, and a person. */
final class StorageWorld implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final KafkaWorld kafka;
    private final ClickHouseConnection connection;
    private final ClickHouse clickHouse;
    private final Path folder;

    private StorageWorld(KafkaWorld kafka, ClickHouseConnection connection, Path folder)
            throws IOException {
        this.kafka = kafka;
        this.connection = connection;
        this.clickHouse = ClickHouse.open(connection);
        this.folder = folder;
        Migrations.bundled().apply(clickHouse);
    }

    /** A realm of its own, with empty topics and tables. */
    static StorageWorld create(LocalKafka broker, ReachableClickHouse server, Path folder)
            throws IOException {
        String name = "letters-" + UUID.randomUUID().toString().substring(0, 8);
        KafkaWorld kafka = KafkaWorld.create(broker.bootstrapServers(), name);
        return new StorageWorld(kafka, server.connection(kafka.realm()), folder.resolve(name));
    }

    KafkaWorld kafka() {
        return kafka;
    }

    ClickHouse clickHouse() {
        return clickHouse;
    }

    /** A folder for results. */
    Path folder() {
        return folder;
    }

    private JobClient start(boolean isEndless) throws Exception {
        Configuration values = kafka.readToTheEnd();
        values.set(JobOptions.STOP_AT_END, !isEndless);
        values.set(JobOptions.CLICKHOUSE_URL, connection.url());
        if (!connection.loginFile().isEmpty()) {
            values.set(JobOptions.CLICKHOUSE_LOGIN_FILE, connection.loginFile());
        }
        StorageConfig config = StorageConfig.conclude(values);
        Configuration flink = new Configuration();
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        flink.set(PipelineOptions.GENERIC_TYPES, false);
        flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, "file://" + folder);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
        env.setParallelism(2);
        StorageJob.define(env, StoragePorts.of(config), config);
        return env.executeAsync(StorageJob.NAME);
    }

    /** Starts a job that stores what comes, for ever. */
    JobClient startEndless() throws Exception {
        return start(true);
    }

    /** Stores what the topics hold. */
    void storeToTheEnd() throws Exception {
        start(false).getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Waits until an answer of the database is a number, while the job runs. */
    void await(JobClient job, String sql, long number) throws Exception {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        long found = number(sql);
        while (found != number) {
            try {
                job.getJobExecutionResult().get(100, TimeUnit.MILLISECONDS);
                throw new AssertionError("the job ended");
            } catch (TimeoutException e) {
                found = number(sql);
            }
            if (System.nanoTime() > deadlineNanos) {
                throw new AssertionError(sql + " gives " + found + ", not " + number);
            }
        }
    }

    long number(String sql) throws IOException {
        return Long.parseLong(clickHouse.table(sql).get(0).get(0));
    }

    /** How many events the raw tables hold, each counted once. */
    static String events() {
        return MarketTables.all().stream()
                .map(it -> "SELECT count() AS events FROM " + it.table() + " FINAL")
                .collect(Collectors.joining(" UNION ALL ", "SELECT sum(events) FROM (", ")"));
    }

    /** The events that the raw tables hold, each once. */
    List<MarketEvent> stored() throws IOException {
        List<MarketEvent> all = new ArrayList<>();
        for (RowLayout<DatedEvent> table : MarketTables.all()) {
            String columns =
                    table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
            String sql = "SELECT " + columns + " FROM " + table.table() + " FINAL";
            try (InputStream rows = clickHouse.rows(sql, Map.of())) {
                RowInput in = new RowInput(rows);
                while (!in.isAtEnd()) {
                    all.add(table.read(in).event());
                }
            }
        }
        return all;
    }

    /** Runs {@code deadletters} and gives what it said, in lines. */
    List<String> say(int status, String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(
                List.of("--clickhouse", connection.url(), "--realm", kafka.realm().name()));
        if (!connection.loginFile().isEmpty()) {
            arguments.addAll(List.of("--login", connection.loginFile()));
        }
        if (words[0].equals("replay")) {
            arguments.addAll(List.of("--to", kafka.connection().bootstrapServers()));
        }
        StringWriter said = new StringWriter();
        int found =
                new CommandLine(new DeadLettersCommand())
                        .registerConverter(Realm.class, Realm::new)
                        .setOut(new PrintWriter(said))
                        .setErr(new PrintWriter(said))
                        .execute(arguments.toArray(String[]::new));
        assertThat(found).as(said.toString()).isEqualTo(status);
        return said.toString().lines().toList();
    }

    @Override
    public void close() throws IOException {
        try (clickHouse) {
            clickHouse.serverCommand("DROP DATABASE IF EXISTS " + connection.database());
        }
    }
}
