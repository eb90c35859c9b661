package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.quality.DeadLetter;
import java.util.UUID;
import org.apache.flink.util.function.SerializableSupplier;

/** The sinks of the system's own tables. */
public final class StoreSinks {
    private StoreSinks() {}

    /**
     * Market events into the raw tables.
     *
     * @param tokens random identifiers, no two the same
     */
    public static TableSink<DatedEvent> events(
            ClickHouseConnection connection,
            TableSinkOptions options,
            SerializableSupplier<UUID> tokens) {
        return sink(connection, new MarketChoice(), new RefusedEvents(), options, tokens);
    }

    /** Book snapshots. */
    public static TableSink<DatedSnapshot> snapshots(
            ClickHouseConnection connection,
            TableSinkOptions options,
            SerializableSupplier<UUID> tokens) {
        return sink(connection, new SnapshotChoice(), new RefusedSnapshots(), options, tokens);
    }

    /** Dead letters. */
    public static TableSink<DeadLetter> deadLetters(
            ClickHouseConnection connection,
            TableSinkOptions options,
            SerializableSupplier<UUID> tokens) {
        return sink(
                connection,
                TableChoice.only(new DeadLetterRows()),
                new RefusedLetters(),
                options,
                tokens);
    }

    private static <T> TableSink<T> sink(
            ClickHouseConnection connection,
            TableChoice<T> tables,
            RefusedRows<T> refused,
            TableSinkOptions options,
            SerializableSupplier<UUID> tokens) {
        return new TableSink<>(
                connection,
                tables,
                refused,
                (clickHouse, layouts) -> Migrations.bundled().check(clickHouse),
                options,
                tokens);
    }
}
