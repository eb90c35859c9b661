package io.groundswell.connectors.clickhouse.sink;

import java.io.Serializable;
import java.time.Duration;

/**
 * Limits of a table sink.
 *
 * @param blockRows a block is closed at that many rows
 * @param blockBytes a block is closed at that many bytes before compression, so that it has at most
 *     4 MB whatever is in it
 * @param waitingBytes blocks of a writer that wait for a checkpoint, compressed; beyond that the
 *     oldest are stored at once
 * @param patience how long one block is tried for while ClickHouse is away
 * @param refusedRows more rows of one block that are refused mean that the table is wrong, not the
 *     rows
 */
public record TableSinkOptions(
        int blockRows, int blockBytes, long waitingBytes, Duration patience, int refusedRows)
        implements Serializable {
    /** What fits most. */
    public static final TableSinkOptions USUAL =
            new TableSinkOptions(100_000, 3_500_000, 64L << 20, Duration.ofMinutes(30), 1_000);

    /** Partitions of a table that one block touches; a server refuses more than 100. */
    static final int BLOCK_PARTITIONS = 90;

    private static final int MAX_BLOCK_BYTES = 4_000_000;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException where one cannot be
     */
    public TableSinkOptions {
        if (blockRows < 1 || blockBytes < 1 || blockBytes > MAX_BLOCK_BYTES) {
            throw new IllegalArgumentException(
                    "blocks of " + blockRows + " rows, " + blockBytes + " bytes");
        }
        if (waitingBytes < 0 || patience.isNegative() || refusedRows < 0) {
            throw new IllegalArgumentException("a limit below zero");
        }
    }

    /** The same with another limit for the blocks that wait in a writer. */
    public TableSinkOptions withWaitingBytes(long bytes) {
        return new TableSinkOptions(blockRows, blockBytes, bytes, patience, refusedRows);
    }

    /** The same with another patience. */
    public TableSinkOptions withPatience(Duration patience) {
        return new TableSinkOptions(blockRows, blockBytes, waitingBytes, patience, refusedRows);
    }

    /** The same with blocks of at most that many rows. */
    public TableSinkOptions withBlockRows(int rows) {
        return new TableSinkOptions(rows, blockBytes, waitingBytes, patience, refusedRows);
    }
}
