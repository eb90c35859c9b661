package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.model.contract.MetricNames;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Rows into tables of ClickHouse, each once in effect: a row can be seen once the checkpoint that
 * it belongs to is complete, and a block of rows that is stored again, after whatever failure, is
 * known by its token. Rows that come again with other tokens, because an older savepoint was
 * restored or because they were {@linkplain MetricNames#ROWS_STORED_EARLY stored early}, are one by
 * their identity: read with {@code FINAL}.
 *
 * <p>While ClickHouse is away a commit waits, and the job with it, up to {@link
 * TableSinkOptions#patience}; then the job fails and starts again from the same blocks.
 *
 * @param <T> what a row stands for
 */
public final class TableSink<T> implements Sink<T>, SupportsCommitter<Block> {
    private static final long serialVersionUID = 1L;

    /** A block takes a second; a server that says nothing for this long is asked again. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final ClickHouseConnection connection;
    private final TableChoice<T> tables;
    private final RefusedRows<T> refused;
    private final SchemaCheck check;
    private final TableSinkOptions options;
    private final SerializableSupplier<UUID> tokens;

    /**
     * A sink.
     *
     * @param tables where rows go
     * @param refused what becomes of rows that ClickHouse does not take
     * @param check looks at the tables before the first row
     * @param tokens random identifiers, no two the same
     */
    public TableSink(
            ClickHouseConnection connection,
            TableChoice<T> tables,
            RefusedRows<T> refused,
            SchemaCheck check,
            TableSinkOptions options,
            SerializableSupplier<UUID> tokens) {
        this.connection = connection;
        this.tables = tables;
        this.refused = refused;
        this.check = check;
        this.options = options;
        this.tokens = tokens;
    }

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        MetricGroup metrics = context.metricGroup();
        StoreCounters counters = StoreCounters.in(metrics);
        BlockWriter<T> writer =
                new BlockWriter<>(
                        tables,
                        options,
                        tokens,
                        new LazyStore(() -> open(counters)),
                        metrics.counter(MetricNames.ROWS_STORED_EARLY));
        metrics.gauge(MetricNames.WAITING_BYTES, writer::waitingBytes);
        return writer;
    }

    @Override
    public Committer<Block> createCommitter(CommitterInitContext context) throws IOException {
        try {
            return new BlockCommitter(open(StoreCounters.in(context.metricGroup())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException(e.getMessage()).initCause(e);
        }
    }

    @Override
    public SimpleVersionedSerializer<Block> getCommittableSerializer() {
        return new BlockSerializer();
    }

    /** Connects, and looks at the tables before the first row. */
    BlockStore<T> open(StoreCounters counters) throws IOException, InterruptedException {
        Map<String, RowLayout<T>> layouts = new HashMap<>();
        tables.all().forEach(layout -> layouts.put(layout.table(), layout));
        List<RowLayout<?>> all = new ArrayList<>(layouts.values());
        all.add(refused.layout());
        ClickHouse clickHouse = ClickHouse.open(connection, SILENCE);
        BlockStore<T> store =
                new BlockStore<>(
                        new CheckedInsertion(clickHouse, layouts.values()),
                        layouts,
                        refused,
                        options.refusedRows(),
                        Patience.of(options.patience()),
                        counters,
                        clickHouse);
        try {
            store.check(check, clickHouse, all);
            return store;
        } catch (IOException | InterruptedException e) {
            clickHouse.close();
            throw e;
        }
    }
}
