package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.rows.DataQualityRows;
import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.QualityFinding;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.util.function.SerializableSupplier;

/** The sinks of the system's own tables. */
public final class StoreSinks {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

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

    /** What was found wrong with the data; rare, and keyed by the event that it was found at. */
    public static Sink<QualityFinding> findings(
            ClickHouseConnection connection, Duration patience) {
        DataQualityRows rows = new DataQualityRows();
        return KeyedTableSink.of(
                connection, rows.table(), rows.columns(), StoreSinks::bind, patience);
    }

    /** In the order of the columns. */
    private static void bind(PreparedStatement statement, QualityFinding it) throws SQLException {
        EventHeader header = it.header();
        statement.setString(1, header.symbol());
        statement.setObject(2, LocalDate.ofEpochDay(it.tradingDay()));
        statement.setObject(3, instant(header.eventTimeNanos()));
        statement.setString(4, header.topic().name());
        statement.setLong(5, header.sourceEpoch());
        statement.setLong(6, header.sequence());
        statement.setString(7, it.kind());
        statement.setString(8, it.detail());
    }

    private static OffsetDateTime instant(long nanos) {
        return OffsetDateTime.ofInstant(
                Instant.ofEpochSecond(
                        Math.floorDiv(nanos, NANOS_PER_SECOND),
                        Math.floorMod(nanos, NANOS_PER_SECOND)),
                ZoneOffset.UTC);
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
