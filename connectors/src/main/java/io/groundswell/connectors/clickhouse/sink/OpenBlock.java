package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The rows of one table since its last block was closed; one thread. */
final class OpenBlock<T> {
    private static final int FIRST_CAPACITY = 64 << 10;

    private final RowLayout<T> layout;
    private final TableSinkOptions options;
    private final RowOutput out = new RowOutput(FIRST_CAPACITY);
    private final Set<Integer> partitions = new HashSet<>();
    private int lastPartition;
    private int rows;

    OpenBlock(RowLayout<T> layout, TableSinkOptions options) {
        this.layout = layout;
        this.options = options;
    }

    RowLayout<T> layout() {
        return layout;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Whether a row of that partition may come into it. */
    boolean takes(int partition) {
        return rows == 0
                || partition == lastPartition
                || partitions.size() < TableSinkOptions.BLOCK_PARTITIONS
                || partitions.contains(partition);
    }

    /** Adds a row; whether it is full now. */
    boolean add(T row, int partition) {
        if (rows == 0 || partition != lastPartition) {
            partitions.add(partition);
            lastPartition = partition;
        }
        layout.write(row, out);
        rows++;
        return rows >= options.blockRows() || out.length() >= options.blockBytes();
    }

    /** Its rows as a block; it is empty afterwards. */
    Block close(UUID token) {
        Block block =
                Block.compress(
                        token, layout.table(), layout.columns(), rows, out.array(), out.length());
        out.clear();
        partitions.clear();
        rows = 0;
        return block;
    }
}
