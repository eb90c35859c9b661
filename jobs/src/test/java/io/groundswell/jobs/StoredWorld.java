package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.history.HistoryChoice;
import io.groundswell.connectors.clickhouse.history.HistoryCursor;
import io.groundswell.connectors.clickhouse.history.StoredHistory;
import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.EventColumns;
import io.groundswell.connectors.clickhouse.rows.MarketTables;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.connectors.local.ReachableClickHouse;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.config.Source;
import io.groundswell.jobs.config.StorageConfig;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.publish.RecordedEvents;
import io.groundswell.replay.tape.TapeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A realm on a real ClickHouse, and what a job that lives in it is told. A connection is made for
 * each question: the server may have been killed since the last one.
 */
final class StoredWorld {
    private static final String KEY =
            EventColumns.KEY.stream().map(Column::name).collect(Collectors.joining(", "));

    /** Long enough for blocks of a size, and short beside the time that a day takes. */
    private static final Duration BLOCKS_INTERVAL = Duration.ofSeconds(1);

    private final ReachableClickHouse server;
    private final Realm realm;

    private StoredWorld(ReachableClickHouse server, Realm realm) {
        this.server = server;
        this.realm = realm;
    }

    /** A realm with its tables, which are empty. */
    static StoredWorld create(ReachableClickHouse server, Realm realm) throws IOException {
        StoredWorld world = new StoredWorld(server, realm);
        world.drop();
        try (ClickHouse clickHouse = ClickHouse.open(world.connection())) {
            Migrations.bundled().apply(clickHouse);
        }
        return world;
    }

    ClickHouseConnection connection() {
        return server.connection(realm);
    }

    void drop() throws IOException {
        try (ClickHouse clickHouse = ClickHouse.open(connection())) {
            clickHouse.serverCommand("DROP DATABASE IF EXISTS " + clickHouse.database());
        }
    }

    private Configuration tell(Configuration values) {
        values.set(JobOptions.CLICKHOUSE_URL, server.url());
        values.set(JobOptions.CLICKHOUSE_REALM, realm.name());
        if (!connection().loginFile().isEmpty()) {
            values.set(JobOptions.CLICKHOUSE_LOGIN_FILE, connection().loginFile());
        }
        return values;
    }

    /** A job that stores the topics up to their end. */
    StorageConfig toTheEndOf(KafkaWorld topics) throws ConfigException {
        Configuration values = tell(topics.readToTheEnd());
        values.set(JobOptions.CHECKPOINT_INTERVAL, BLOCKS_INTERVAL);
        return StorageConfig.conclude(values);
    }

    /** A job that stores the topics for ever. */
    StorageConfig endlessFrom(KafkaWorld topics) throws ConfigException {
        return StorageConfig.conclude(tell(topics.readOn()));
    }

    /** A job that stores tapes. */
    StorageConfig fromTapes(List<String> tapes) throws ConfigException {
        Configuration values = new Configuration();
        values.set(JobOptions.TAPES, tapes);
        return StorageConfig.conclude(tell(values));
    }

    /** The order-book job on what is stored, with JSON lines as output. */
    JobConfig toFiles(Path results) throws ConfigException {
        Configuration values = new Configuration();
        values.set(JobOptions.SOURCE, Source.Kind.CLICKHOUSE);
        values.set(JobOptions.OUTPUT_DIRECTORY, "file://" + results);
        return JobConfig.conclude(tell(values));
    }

    /** The storage job, with the ports that its configuration names. */
    static JobClient start(
            StorageConfig config, Path checkpoints, int parallelism, Configuration more)
            throws Exception {
        return start(StoragePorts.of(config), config, checkpoints, parallelism, more);
    }

    /** The storage job with other ports. */
    static JobClient start(
            StoragePorts ports,
            StorageConfig config,
            Path checkpoints,
            int parallelism,
            Configuration more)
            throws Exception {
        StreamExecutionEnvironment env = JobRuns.environment(checkpoints, parallelism, more);
        StorageJob.define(env, ports, config);
        return env.executeAsync(StorageJob.NAME);
    }

    /** Runs the storage job until it ends. */
    static void run(StorageConfig config, Path checkpoints, int parallelism) throws Exception {
        start(config, checkpoints, parallelism, new Configuration()).getJobExecutionResult().get();
    }

    /** What one number is. */
    String ask(String sql) throws IOException {
        try (ClickHouse clickHouse = ClickHouse.open(connection())) {
            return clickHouse.table(sql).get(0).get(0);
        }
    }

    /** Runs a statement on every raw table. */
    void command(String before, String after) throws IOException {
        try (ClickHouse clickHouse = ClickHouse.open(connection())) {
            for (RowLayout<?> table : MarketTables.all()) {
                clickHouse.command(before + clickHouse.database() + '.' + table.table() + after);
            }
        }
    }

    /** Rows of the raw tables, however often an event is there. */
    long rows() throws IOException {
        return sum("count()", "");
    }

    /** Events of the raw tables, each once. */
    long events() throws IOException {
        return sum("count()", " FINAL");
    }

    private long sum(String what, String rest) throws IOException {
        return Long.parseLong(
                ask(
                        "SELECT sum(it) FROM ("
                                + MarketTables.all().stream()
                                        .map(
                                                table ->
                                                        "SELECT toUInt64("
                                                                + what
                                                                + ") AS it FROM "
                                                                + table.table()
                                                                + rest)
                                        .collect(Collectors.joining(" UNION ALL "))
                                + ")"));
    }

    /** Identities that are in more than one partition, which FINAL may not see as one. */
    long torn() throws IOException {
        long torn = 0;
        for (RowLayout<?> table : MarketTables.all()) {
            torn +=
                    Long.parseLong(
                            ask(
                                    "SELECT count() FROM (SELECT 1 FROM "
                                            + table.table()
                                            + " GROUP BY "
                                            + KEY
                                            + " HAVING min("
                                            + EventColumns.TRADING_DATE.name()
                                            + ") != max("
                                            + EventColumns.TRADING_DATE.name()
                                            + "))"));
        }
        return torn;
    }

    /** How many dead letters and findings there are. */
    long complaints() throws IOException {
        return Long.parseLong(ask("SELECT count() FROM " + TableNames.DEAD_LETTERS))
                + Long.parseLong(ask("SELECT count() FROM " + TableNames.DATA_QUALITY));
    }

    /**
     * Fails where not every event of the tapes is there once with every field, and nothing else.
     *
     * @return how many there are
     */
    long assertHolds(List<String> tapes) throws IOException {
        TapeLibrary library = TapeLibrary.open(tapes.stream().map(Path::of).toList());
        TradeTally tally = new TradeTally();
        long events = 0;
        try (RecordedEvents recorded = new RecordedEvents(library, Set.of());
                StoredHistory history = StoredHistory.open(connection())) {
            HistoryCursor stored = history.read(HistoryChoice.ALL);
            for (MarketEvent expected = recorded.cursor().next();
                    expected != null;
                    expected = recorded.cursor().next()) {
                MarketEvent found = stored.next();
                if (!expected.equals(found)) {
                    assertThat(found).as("event %d", events).isEqualTo(expected);
                }
                tally.add(expected);
                events++;
            }
            assertThat(stored.next()).as("after the last").isNull();
        }
        tally.assertSame(this);
        return events;
    }

    /** What the tables take on disk, a line for each. */
    String figures() throws IOException {
        try (ClickHouse clickHouse = ClickHouse.open(connection())) {
            StringBuilder text = new StringBuilder();
            for (List<String> row :
                    clickHouse.table(
                            "SELECT table, sum(rows), sum(data_compressed_bytes)"
                                    + " FROM system.parts WHERE active AND rows > 0"
                                    + " AND database = currentDatabase() AND table != '"
                                    + TableNames.SCHEMA_MIGRATIONS
                                    + "'"
                                    + " GROUP BY table ORDER BY table")) {
                long rows = Long.parseLong(row.get(1));
                text.append(
                        String.format(
                                Locale.ROOT,
                                "  %-16s %,11d rows, %.2f bytes a row%n",
                                row.get(0),
                                rows,
                                Double.parseDouble(row.get(2)) / rows));
            }
            return text.toString();
        }
    }

    /** As a test prints how fast something went. */
    static String pace(long events, Duration took) {
        double seconds = took.toNanos() / 1e9;
        return String.format(Locale.ROOT, "%.1f s, %,.0f events/s", seconds, events / seconds);
    }
}
