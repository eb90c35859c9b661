package io.groundswell.replay.source;

import com.github.luben.zstd.Zstd;
import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.rows.MarketTables;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.connectors.local.ReachableClickHouse;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.session.SymbolDates;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A database of a test's own, which holds what is on tapes; gone when it is closed. */
public final class StoredTapes implements AutoCloseable {
    private static final int BLOCK_BYTES = 8 << 20;

    private final ReachableClickHouse server;
    private final Realm realm;
    private final ClickHouseConnection connection;
    private final ClickHouse database;
    private final Map<String, SymbolDates> dates = new HashMap<>();
    private final Map<RowLayout<DatedEvent>, RowOutput> blocks = new HashMap<>();

    private StoredTapes(ReachableClickHouse server, Realm realm) throws IOException {
        this.server = server;
        this.realm = realm;
        this.connection = server.connection(realm);
        this.database = ClickHouse.open(connection);
        Migrations.bundled().apply(database);
    }

    /**
     * An empty database with every table; skips the test where there can be no server.
     *
     * @param folder where a server of its own keeps its files
     */
    public static StoredTapes create(Path folder) throws IOException {
        ReachableClickHouse.obstacle(System.getenv()).ifPresent(SkippedTest::because);
        return new StoredTapes(
                ReachableClickHouse.open(System.getenv(), folder.resolve("clickhouse")),
                Realm.replay("history-" + UUID.randomUUID().toString().substring(0, 8)));
    }

    /** Whose database it is. */
    public Realm realm() {
        return realm;
    }

    /** How to reach it. */
    public ClickHouseConnection connection() {
        return connection;
    }

    /** The server's address. */
    public String url() {
        return connection.url();
    }

    /** Stores everything that is on a tape. */
    public void load(Path tape) throws IOException {
        try (TapeReader reader = TapeReader.open(tape);
                EventCursor events = reader.all()) {
            for (MarketEvent event = events.next(); event != null; event = events.next()) {
                add(event);
            }
        }
        flush();
    }

    /** Stores events. */
    public void store(List<? extends MarketEvent> events) throws IOException {
        for (MarketEvent event : events) {
            add(event);
        }
        flush();
    }

    private void add(MarketEvent event) throws IOException {
        SymbolDates its = dates.computeIfAbsent(event.symbol(), any -> new SymbolDates());
        if (event instanceof InstrumentDefined defined) {
            its.define(defined.instrument());
        }
        RowLayout<DatedEvent> table = MarketTables.of(event);
        RowOutput rows = blocks.computeIfAbsent(table, any -> new RowOutput(BLOCK_BYTES));
        table.write(new DatedEvent(event, its.tradingDay(event.header().eventTimeNanos())), rows);
        if (rows.length() > BLOCK_BYTES) {
            insert(table, rows);
        }
    }

    private void flush() throws IOException {
        for (Map.Entry<RowLayout<DatedEvent>, RowOutput> block : blocks.entrySet()) {
            insert(block.getKey(), block.getValue());
        }
    }

    private void insert(RowLayout<DatedEvent> table, RowOutput rows) throws IOException {
        if (rows.length() > 0) {
            database.insert(
                    table, Zstd.compress(rows.toByteArray(), 1), UUID.randomUUID().toString());
            rows.clear();
        }
    }

    /** Runs a statement. */
    public void command(String sql) throws IOException {
        database.command(sql);
    }

    @Override
    public void close() throws IOException {
        try (server;
                database) {
            database.serverCommand("DROP DATABASE IF EXISTS " + database.database());
        }
    }
}
