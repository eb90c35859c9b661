package io.groundswell.jobs;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.sink.StoreSinks;
import io.groundswell.connectors.clickhouse.sink.TableSinkOptions;
import io.groundswell.jobs.config.StoreRealm;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.QualityFinding;
import java.time.Duration;
import java.util.UUID;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Results in the tables of a realm, each once in effect. What is found wrong is rare: it goes
 * through JDBC, at least once, into a table that keeps one row of a key.
 */
final class TableResults {
    private final ClickHouseConnection connection;
    private final TableSinkOptions options;

    TableResults(StoreRealm store, Duration patience) {
        connection = store.connection();
        options = TableSinkOptions.USUAL.withPatience(patience);
    }

    void events(DataStream<DatedEvent> events) {
        Steps.EVENTS_STORED.mark(
                events.sinkTo(StoreSinks.events(connection, options, UUID::randomUUID)));
    }

    void snapshots(DataStream<DatedSnapshot> snapshots) {
        Steps.SNAPSHOTS_STORED.mark(
                snapshots.sinkTo(StoreSinks.snapshots(connection, options, UUID::randomUUID)));
    }

    void findings(DataStream<QualityFinding> findings) {
        Steps.FINDINGS_STORED.mark(
                findings.sinkTo(StoreSinks.findings(connection, options.patience())));
    }

    void deadLetters(DataStream<DeadLetter> letters) {
        Steps.DEAD_LETTERS_STORED.mark(
                letters.sinkTo(StoreSinks.deadLetters(connection, options, UUID::randomUUID)));
    }
}
