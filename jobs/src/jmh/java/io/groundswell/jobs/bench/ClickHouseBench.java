package io.groundswell.jobs.bench;

import com.github.luben.zstd.Zstd;
import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import io.groundswell.connectors.clickhouse.sink.RefusedRows;
import io.groundswell.connectors.clickhouse.sink.TableChoice;
import io.groundswell.connectors.clickhouse.sink.TableSink;
import io.groundswell.connectors.clickhouse.sink.TableSinkOptions;
import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.connectors.local.FolderRemoval;
import io.groundswell.connectors.local.LocalClickHouse;
import io.groundswell.connectors.local.LocalClickHouseOptions;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.quality.DeadLetter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * P10: ticks of ten columns into a local ClickHouse through our sink, beside the insert of the same
 * bytes prepared before, and beside JDBC batches as flink-connector-jdbc sends them. The engine
 * shares the machine.
 */
final class ClickHouseBench {
    private static final int TICKS = 500_000;
    private static final int SYMBOLS = 500;
    private static final int CHECKPOINTS = 4;
    private static final int WARM_UP_ROUNDS = 2;

    /** JDBC is so slow that a part of the ticks says enough. */
    private static final int JDBC_TICKS = 50_000;

    private static final int JDBC_BATCH = 5_000;
    private static final double NANOS = 1e9;
    private static final RowLayout<BenchTick> LAYOUT = new BenchTick.Layout();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final BenchTick[] ticks = BenchTick.walk(TICKS, SYMBOLS);
    private final ClickHouseConnection connection;
    private final ClickHouse clickHouse;
    private final List<byte[]> prepared = new ArrayList<>();
    private final List<Double> sink = new ArrayList<>();
    private final List<Double> sinkThread = new ArrayList<>();
    private final List<Double> sinkProcess = new ArrayList<>();
    private final List<Double> raw = new ArrayList<>();
    private final List<Double> jdbc = new ArrayList<>();
    private long plainBytes;
    private long compressedBytes;

    private ClickHouseBench(ClickHouseConnection connection, ClickHouse clickHouse) {
        this.connection = connection;
        this.clickHouse = clickHouse;
    }

    static void run(int rounds, PrintStream out) throws Exception {
        Path folder = Files.createTempDirectory("groundswell-bench");
        try (LocalClickHouse server =
                LocalClickHouse.start(LocalClickHouseOptions.in(folder.resolve("clickhouse")))) {
            ClickHouseConnection connection = server.connection(Realm.replay("bench"));
            try (ClickHouse clickHouse = ClickHouse.open(connection)) {
                clickHouse.serverCommand("CREATE DATABASE " + clickHouse.database());
                clickHouse.command(BenchTick.DDL);
                ClickHouseBench bench = new ClickHouseBench(connection, clickHouse);
                bench.prepare();
                for (int round = 1 - WARM_UP_ROUNDS; round <= rounds; round++) {
                    bench.round(round, rounds, out);
                }
                bench.print(out);
            }
        } finally {
            FolderRemoval.of(folder);
        }
    }

    /** The blocks that the sink would make. */
    private void prepare() {
        RowOutput rows = new RowOutput(TableSinkOptions.USUAL.blockBytes());
        int inBlock = 0;
        for (BenchTick tick : ticks) {
            LAYOUT.write(tick, rows);
            inBlock++;
            if (inBlock == TableSinkOptions.USUAL.blockRows()
                    || rows.length() >= TableSinkOptions.USUAL.blockBytes()) {
                prepare(rows);
                inBlock = 0;
            }
        }
        if (inBlock > 0) {
            prepare(rows);
        }
    }

    private void prepare(RowOutput rows) {
        byte[] compressed = Zstd.compress(rows.toByteArray(), 1);
        plainBytes += rows.length();
        compressedBytes += compressed.length;
        prepared.add(compressed);
        rows.clear();
    }

    private void round(int round, int rounds, PrintStream out) throws Exception {
        boolean counts = round > 0;
        double rawRate = raw();
        expect(TICKS);
        double[] sinkRates = sink();
        expect(TICKS);
        double jdbcRate = jdbc();
        expect(JDBC_TICKS);
        if (counts) {
            raw.add(rawRate);
            sink.add(sinkRates[0]);
            sinkThread.add(sinkRates[1]);
            sinkProcess.add(sinkRates[2]);
            jdbc.add(jdbcRate);
        }
        out.printf(
                "%s: sink %,.0f rows/s (%,.0f a core of the writer's thread, %,.0f of the"
                        + " process), raw %,.0f, jdbc %,.0f%n",
                counts ? "round " + round + " of " + rounds : "warm-up",
                sinkRates[0],
                sinkRates[1],
                sinkRates[2],
                rawRate,
                jdbcRate);
    }

    private void expect(int rows) throws IOException {
        String count = clickHouse.table("SELECT count() FROM " + BenchTick.TABLE).get(0).get(0);
        if (Integer.parseInt(count) != rows) {
            throw new IOException(count + " rows are stored, not " + rows);
        }
        clickHouse.command("TRUNCATE TABLE " + BenchTick.TABLE);
    }

    private double[] sink() throws Exception {
        TableSink<BenchTick> tableSink =
                new TableSink<>(
                        connection,
                        TableChoice.only(LAYOUT),
                        new NoneRefused(),
                        (client, layouts) -> {},
                        TableSinkOptions.USUAL,
                        UUID::randomUUID);
        try (SinkRun<BenchTick> run = new SinkRun<>(tableSink)) {
            long processCpu = processCpuNanos();
            long threadCpu = THREADS.getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            for (int i = 0; i < TICKS; i++) {
                run.write(ticks[i]);
                if ((i + 1) % (TICKS / CHECKPOINTS) == 0) {
                    run.checkpoint();
                }
            }
            long took = System.nanoTime() - begun;
            return new double[] {
                TICKS * NANOS / took,
                TICKS * NANOS / (THREADS.getCurrentThreadCpuTime() - threadCpu),
                TICKS * NANOS / (processCpuNanos() - processCpu)
            };
        }
    }

    private double raw() throws IOException {
        long begun = System.nanoTime();
        for (byte[] block : prepared) {
            clickHouse.insert(LAYOUT, block, UUID.randomUUID().toString());
        }
        return TICKS * NANOS / (System.nanoTime() - begun);
    }

    private double jdbc() throws Exception {
        Properties login = new Properties();
        login.setProperty("user", connection.login().user());
        login.setProperty("password", connection.login().password());
        login.setProperty("clickhouse_setting_async_insert", "0");
        String names =
                LAYOUT.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        String insert =
                "INSERT INTO bench_ticks ("
                        + names
                        + ") VALUES ("
                        + String.join(", ", Collections.nCopies(LAYOUT.columns().size(), "?"))
                        + ")";
        String url = "jdbc:clickhouse:" + connection.url() + "/" + connection.database();
        try (Connection session = DriverManager.getConnection(url, login);
                PreparedStatement statement = session.prepareStatement(insert)) {
            long begun = System.nanoTime();
            for (int i = 0; i < JDBC_TICKS; i++) {
                BenchTick.bind(statement, ticks[i]);
                statement.addBatch();
                if ((i + 1) % JDBC_BATCH == 0) {
                    statement.executeBatch();
                }
            }
            return JDBC_TICKS * NANOS / (System.nanoTime() - begun);
        }
    }

    private static long processCpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private void print(PrintStream out) {
        out.println();
        out.printf(
                "P10: %,d ticks of %d columns (%,.0f bytes each, %.1f compressed), %d symbols, %d"
                        + " checkpoints, into a local ClickHouse; median (least .. most)%n",
                TICKS,
                LAYOUT.columns().size(),
                (double) plainBytes / TICKS,
                (double) compressedBytes / TICKS,
                SYMBOLS,
                CHECKPOINTS);
        out.printf("sink          %s rows/s, from the first row to the last commit%n", tell(sink));
        out.printf("  a core      %s rows/s of the writer's thread (bar: 500,000)%n", tell(sinkThread));
        out.printf(
                "              %s rows/s of the whole process, client, compiler and collector"
                        + " included%n",
                tell(sinkProcess));
        out.printf("raw insert    %s rows/s, the same blocks prepared before%n", tell(raw));
        out.printf("jdbc batches  %s rows/s, %,d rows each%n", tell(jdbc), JDBC_BATCH);
        out.printf(
                "ratio of medians: sink to raw %.2f (bar: 0.5), sink to jdbc %.1f; %s, %d"
                        + " processors for writer and engine, shared machine%n",
                median(sink) / median(raw),
                median(sink) / median(jdbc),
                System.getProperty("java.vm.version"),
                Runtime.getRuntime().availableProcessors());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static String tell(List<Double> values) {
        return String.format(
                "%,.0f (%,.0f .. %,.0f)",
                median(values), Collections.min(values), Collections.max(values));
    }

    /** Every tick can be stored. */
    private static final class NoneRefused implements RefusedRows<BenchTick> {
        private static final long serialVersionUID = 1L;

        @Override
        public DeadLetter letter(BenchTick row, String table, String reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public RowLayout<DeadLetter> layout() {
            return new DeadLetterRows();
        }
    }
}
