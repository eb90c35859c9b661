package io.groundswell.jobs.bench;

import static java.util.stream.Collectors.joining;

import com.github.luben.zstd.Zstd;
import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.ClickHouseException;
import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.MarketTables;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import io.groundswell.connectors.clickhouse.schema.Migrations;
import io.groundswell.model.RealDays;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.imports.DayImporter;
import io.groundswell.replay.imports.LobsterImporter;
import io.groundswell.replay.imports.MboImporter;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What a row of the depth table costs on disk, column by column, under several codecs, and how long
 * two usual questions take: recorded days in a real server, after all merges.
 */
final class ClickHouseColumns {
    private static final int BLOCK_BYTES = 16 << 20;
    private static final int TRADING_DAY = 19_000;
    private static final int RUNS = 5;
    private static final long NANOS_PER_MICRO = 1_000;

    /** Each day under one trading date of its own, so that a table's sizes are told by day. */
    private final Map<String, Integer> days = new LinkedHashMap<>();

    private final ClickHouse clickHouse;
    private final RowOutput block = new RowOutput(BLOCK_BYTES);
    private RowLayout<DatedEvent> depth;

    private ClickHouseColumns(ClickHouse clickHouse) {
        this.clickHouse = clickHouse;
    }

    /** Loads and prints; the server is the one that the environment names. */
    static void run(PrintStream out) throws IOException {
        String url = System.getenv(ClickHouseConnection.URL_VARIABLE);
        if (url == null) {
            throw new IOException("needs a server: set " + ClickHouseConnection.URL_VARIABLE);
        }
        ClickHouseConnection connection =
                ClickHouseConnection.to(url, Realm.replay("rows-bench"), Optional.empty());
        try (ClickHouse clickHouse = ClickHouse.open(connection)) {
            String drop = "DROP DATABASE IF EXISTS " + clickHouse.database();
            clickHouse.serverCommand(drop);
            Migrations.bundled().apply(clickHouse);
            ClickHouseColumns bench = new ClickHouseColumns(clickHouse);
            bench.load(Path.of(System.getProperty("groundswell.root", ".")));
            bench.fill();
            for (Map.Entry<String, Integer> day : bench.days.entrySet()) {
                bench.print(day.getKey(), day.getValue(), out);
            }
            bench.time(out);
            clickHouse.serverCommand(drop);
        }
    }

    private void load(Path root) throws IOException {
        Path lobster = RealDays.find("lobster").orElse(null);
        if (lobster != null) {
            String goog = "GOOG_2012-06-21_34200000_57600000_message_10.csv.xz";
            String amzn = "AMZN_2012-06-21_34200000_57600000_message_5.csv.xz";
            load("GOOG by order", LobsterImporter.of(
                    lobster.resolve(goog), "", LobsterImporter.Rows.ORDERS));
            load("AMZN by level", LobsterImporter.of(
                    lobster.resolve(amzn), "", LobsterImporter.Rows.LEVELS));
        }
        Optional<Path> mbo =
                RealDays.find("databento_esh4_mbo/esh4-glbx-mdp3-20231225.mbo.csv.xz");
        if (mbo.isPresent()) {
            load("ESH4 by order", MboImporter.of(List.of(mbo.get()), ""));
        }
        Path crypto = root.resolve("replay/days/crypto-spot-2024-08-08.tape");
        try (TapeReader tape = TapeReader.open(crypto)) {
            days.put("crypto by level", TRADING_DAY + days.size());
            for (Instrument instrument : tape.instruments()) {
                try (EventCursor events = tape.cursor(instrument.symbol())) {
                    for (MarketEvent it = events.next(); it != null; it = events.next()) {
                        add(it);
                    }
                }
            }
            send();
        }
    }

    private void load(String name, DayImporter day) throws IOException {
        days.put(name, TRADING_DAY + days.size());
        Consumer<MarketEvent> add = this::add;
        day.importTo(add, defect -> {});
        send();
    }

    private void add(MarketEvent event) {
        if (event instanceof Heartbeat) {
            return;
        }
        RowLayout<DatedEvent> layout = MarketTables.of(event);
        if (layout.table().equals(TableNames.L2)) {
            depth = layout;
            layout.write(new DatedEvent(event, TRADING_DAY + days.size() - 1), block);
            if (block.length() > BLOCK_BYTES - (1 << 10)) {
                send();
            }
        }
    }

    private void send() {
        try {
            byte[] bytes = Zstd.compress(block.toByteArray());
            clickHouse.insert(depth, bytes, UUID.randomUUID().toString());
            block.clear();
        } catch (ClickHouseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void fill() throws IOException {
        String columns = depth.columns().stream().map(Column::name).collect(joining(", "));
        for (ColumnCodecs codecs : ColumnCodecs.values()) {
            clickHouse.command(codecs.statement());
            clickHouse.command(
                    "INSERT INTO " + codecs.table() + " (" + columns + ") SELECT " + columns
                            + " FROM " + TableNames.L2);
            clickHouse.command("OPTIMIZE TABLE " + codecs.table() + " FINAL");
        }
    }

    private void print(String name, int day, PrintStream out) throws IOException {
        Map<String, List<Double>> byColumn = new LinkedHashMap<>();
        List<Double> totals = new ArrayList<>();
        long rows = 0;
        for (ColumnCodecs codecs : ColumnCodecs.values()) {
            String sql =
                    "SELECT column, sum(column_data_compressed_bytes), any(rows)"
                            + " FROM system.parts_columns WHERE active"
                            + " AND database = currentDatabase() AND table = '" + codecs.table()
                            + "' AND partition_id = toString(toYYYYMMDD(toDate(" + day + ")))"
                            + " GROUP BY column, column_position ORDER BY column_position";
            double total = 0;
            for (List<String> row : clickHouse.table(sql)) {
                rows = Long.parseLong(row.get(2));
                double bytes = Double.parseDouble(row.get(1)) / rows;
                byColumn.computeIfAbsent(row.get(0), column -> new ArrayList<>()).add(bytes);
                total += row.get(0).startsWith("stored_") ? 0 : bytes;
            }
            totals.add(total);
        }
        out.printf("%n%s, %d rows: bytes a row%n%-18s", name, rows, "");
        for (ColumnCodecs codecs : ColumnCodecs.values()) {
            out.printf("%18s", codecs.title());
        }
        out.println();
        byColumn.forEach((column, bytes) -> line(column, bytes, out));
        line("all (no stored_)", totals, out);
    }

    private static void line(String title, List<Double> bytes, PrintStream out) {
        if (bytes.stream().anyMatch(it -> it >= 0.05)) {
            out.printf("%-18s", title);
            bytes.forEach(it -> out.printf("%18.2f", it));
            out.println();
        }
    }

    private void time(PrintStream out) throws IOException {
        String columns = depth.columns().stream().map(Column::name).collect(joining(", "));
        out.printf("%nmilliseconds, fastest of %d: a symbol's day; its prices per minute%n", RUNS);
        for (ColumnCodecs codecs : ColumnCodecs.values()) {
            String from = " FROM " + codecs.table() + " FINAL WHERE symbol = 'GOOG'";
            String day =
                    "SELECT sum(cityHash64(" + columns + "))" + from;
            String minutes =
                    "SELECT toStartOfMinute(event_time) AS m, argMin(price, event_time),"
                            + " max(price), min(price), argMax(price, event_time)" + from
                            + " GROUP BY m ORDER BY m";
            out.printf("%-18s%9.1f%9.1f%n", codecs.title(), fastest(day), fastest(minutes));
        }
    }

    private double fastest(String sql) throws IOException {
        long best = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            clickHouse.table(sql);
            best = Math.min(best, System.nanoTime() - start);
        }
        return (double) (best / NANOS_PER_MICRO) / 1_000;
    }
}
