package io.groundswell.jobs.bench;

import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.RowInput;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/**
 * A trade of ten columns, as a store would keep it.
 *
 * @param day days since 1970
 * @param price in units of 10^-8, as the size
 */
record BenchTick(
        String symbol,
        int day,
        long timeNanos,
        long matchOrder,
        long epoch,
        long sequence,
        long price,
        long size,
        String centre,
        String conditions) {

    static final String TABLE = "bench_ticks";

    static final String DDL =
            "CREATE TABLE bench_ticks (symbol LowCardinality(String), trading_date Date, event_time"
                    + " DateTime64(9, 'UTC'), match_order Int64, source_epoch Int64, sequence Int64,"
                    + " price Decimal(18, 8), size Decimal(18, 8), market_centre"
                    + " LowCardinality(String), conditions LowCardinality(String)) ENGINE ="
                    + " ReplacingMergeTree PARTITION BY trading_date ORDER BY (symbol, event_time,"
                    + " match_order, source_epoch, sequence) SETTINGS"
                    + " non_replicated_deduplication_window = 10000";

    private static final int DAY = 16_000;
    private static final int SCALE = 8;
    private static final long NANOS = 1_000_000_000;
    private static final String[] CENTRES = {"NYSE", "NSDQ", "ARCA", "BATS", "FINRA"};
    private static final String[] CONDITIONS = {"01", "0117", "3D87", ""};

    /** A walk of many symbols; the same each time. */
    static BenchTick[] walk(int ticks, int symbols) {
        Random random = new Random(10);
        BenchTick[] walk = new BenchTick[ticks];
        long[] prices = new long[symbols];
        for (int i = 0; i < ticks; i++) {
            int symbol = random.nextInt(symbols);
            prices[symbol] += (random.nextInt(5) - 2) * 1_000_000L;
            walk[i] =
                    new BenchTick(
                            "SYM" + symbol,
                            DAY,
                            DAY * 86_400L * NANOS + i * 20_000L + random.nextInt(20_000),
                            0,
                            1_700_000_000_000L,
                            i + 1,
                            50_00000000L + symbol * 1_00000000L + prices[symbol],
                            (1 + random.nextInt(300)) * 1_00000000L,
                            CENTRES[random.nextInt(CENTRES.length)],
                            CONDITIONS[random.nextInt(CONDITIONS.length)]);
        }
        return walk;
    }

    /** As JDBC takes it. */
    static void bind(PreparedStatement statement, BenchTick tick) throws SQLException {
        int at = 1;
        statement.setString(at++, tick.symbol);
        statement.setObject(at++, LocalDate.ofEpochDay(tick.day));
        statement.setObject(
                at++,
                LocalDateTime.ofInstant(Instant.ofEpochSecond(0, tick.timeNanos), ZoneOffset.UTC));
        statement.setLong(at++, tick.matchOrder);
        statement.setLong(at++, tick.epoch);
        statement.setLong(at++, tick.sequence);
        statement.setBigDecimal(at++, BigDecimal.valueOf(tick.price, SCALE));
        statement.setBigDecimal(at++, BigDecimal.valueOf(tick.size, SCALE));
        statement.setString(at++, tick.centre);
        statement.setString(at, tick.conditions);
    }

    /** Its row. */
    static final class Layout implements RowLayout<BenchTick> {
        private static final long serialVersionUID = 1L;

        private static final List<Column> COLUMNS =
                List.of(
                        new Column("symbol", "LowCardinality(String)"),
                        new Column("trading_date", "Date"),
                        new Column("event_time", "DateTime64(9, 'UTC')"),
                        new Column("match_order", "Int64"),
                        new Column("source_epoch", "Int64"),
                        new Column("sequence", "Int64"),
                        new Column("price", "Decimal(18, 8)"),
                        new Column("size", "Decimal(18, 8)"),
                        new Column("market_centre", "LowCardinality(String)"),
                        new Column("conditions", "LowCardinality(String)"));

        @Override
        public String table() {
            return TABLE;
        }

        @Override
        public List<Column> columns() {
            return COLUMNS;
        }

        @Override
        public void write(BenchTick tick, RowOutput out) {
            out.text(tick.symbol);
            out.int16(tick.day);
            out.int64(tick.timeNanos);
            out.int64(tick.matchOrder);
            out.int64(tick.epoch);
            out.int64(tick.sequence);
            out.int64(tick.price);
            out.int64(tick.size);
            out.text(tick.centre);
            out.text(tick.conditions);
        }

        @Override
        public BenchTick read(RowInput in) throws IOException {
            return new BenchTick(
                    in.text(),
                    in.uint16(),
                    in.int64(),
                    in.int64(),
                    in.int64(),
                    in.int64(),
                    in.int64(),
                    in.int64(),
                    in.text(),
                    in.text());
        }
    }
}
