package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.rows.Column;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;

/**
 * The sink of a table with few rows that have keys of their own, such as findings, bars or alerts:
 * at least once through JDBC, into a table that replaces rows of the same key. Rows show within a
 * second, and all of them before a checkpoint is complete. A row that is refused fails the job.
 */
public final class KeyedTableSink {
    private static final int BATCH_ROWS = 1_000;
    private static final Duration BATCH_INTERVAL = Duration.ofSeconds(1);

    private KeyedTableSink() {}

    /**
     * A sink of one table.
     *
     * @param columns the columns that are set; others have the table's defaults
     * @param patience how long ClickHouse may be away before the job fails
     */
    public static <T> Sink<T> of(
            ClickHouseConnection connection,
            String table,
            List<Column> columns,
            RowBinder<T> binder,
            Duration patience) {
        return JdbcSink.<T>builder()
                .withQueryStatement(insert(table, columns), binder::bind)
                .withExecutionOptions(
                        JdbcExecutionOptions.builder()
                                .withBatchSize(BATCH_ROWS)
                                .withBatchIntervalMs(BATCH_INTERVAL.toMillis())
                                .withMaxRetries(retries(patience))
                                .build())
                .buildAtLeastOnce(new LoginAtConnect(connection, patience));
    }

    /** The connector waits 0, 1, 2 ... seconds between its attempts. */
    static int retries(Duration patience) {
        return (int) Math.ceil(Math.sqrt(2.0 * patience.toSeconds())) + 1;
    }

    static String insert(String table, List<Column> columns) {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        return "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")";
    }
}
