package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.RowLayout;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.metrics.Counter;

/**
 * Collects rows into blocks, which wait for the next checkpoint. Where too much waits, the oldest
 * blocks are stored at once: to let the writer wait instead would hold up the barrier that it waits
 * for. One thread.
 */
final class BlockWriter<T> implements CommittingSinkWriter<T, Block> {
    private final TableChoice<T> tables;
    private final TableSinkOptions options;
    private final Supplier<UUID> tokens;
    private final EarlyStore early;
    private final Counter storedEarly;
    private final Map<String, OpenBlock<T>> open = new HashMap<>();
    private final Deque<Block> waiting = new ArrayDeque<>();
    private long waitingBytes;

    /** Where blocks go that cannot wait. */
    interface EarlyStore extends AutoCloseable {
        void store(Block block) throws IOException, InterruptedException;
    }

    BlockWriter(
            TableChoice<T> tables,
            TableSinkOptions options,
            Supplier<UUID> tokens,
            EarlyStore early,
            Counter storedEarly) {
        this.tables = tables;
        this.options = options;
        this.tokens = tokens;
        this.early = early;
        this.storedEarly = storedEarly;
    }

    @Override
    public void write(T row, Context context) throws IOException, InterruptedException {
        RowLayout<T> layout = tables.of(row);
        OpenBlock<T> block = open.get(layout.table());
        if (block == null) {
            block = new OpenBlock<>(layout, options);
            open.put(layout.table(), block);
        }
        int partition = tables.partitionOf(row);
        if (!block.takes(partition)) {
            close(block);
        }
        if (block.add(row, partition)) {
            close(block);
        }
    }

    private void close(OpenBlock<T> block) throws IOException, InterruptedException {
        Block closed = block.close(tokens.get());
        waiting.add(closed);
        waitingBytes += closed.compressed().length;
        while (waitingBytes > options.waitingBytes()) {
            Block oldest = waiting.element();
            early.store(oldest);
            waiting.remove();
            waitingBytes -= oldest.compressed().length;
            storedEarly.inc(oldest.rows());
        }
    }

    /** Compressed bytes that wait for the next checkpoint. */
    long waitingBytes() {
        return waitingBytes;
    }

    @Override
    public void flush(boolean endOfInput) {
        // What is open is closed when the checkpoint asks for it.
    }

    @Override
    public Collection<Block> prepareCommit() throws IOException, InterruptedException {
        for (OpenBlock<T> block : open.values()) {
            if (!block.isEmpty()) {
                close(block);
            }
        }
        List<Block> blocks = new ArrayList<>(waiting);
        waiting.clear();
        waitingBytes = 0;
        return blocks;
    }

    @Override
    public void close() throws Exception {
        early.close();
    }
}
