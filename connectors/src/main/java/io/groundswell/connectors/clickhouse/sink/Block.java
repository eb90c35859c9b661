package io.groundswell.connectors.clickhouse.sink;

import com.github.luben.zstd.Zstd;
import io.groundswell.connectors.clickhouse.rows.Column;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/**
 * Rows of one table on their way into it: RowBinary, compressed, under a token that was made once
 * and by which ClickHouse knows them again. It names its columns itself, so that rows from before
 * an upgrade are stored as what they were. Immutable; the bytes are not copied.
 */
public final class Block {
    private static final int FASTEST_LEVEL = 1;

    private final UUID token;
    private final String table;
    private final List<Column> columns;
    private final int rows;
    private final int plainLength;
    private final byte[] compressed;
    private final boolean fromState;

    /** A block of what was compressed before, which somebody may have tried to store. */
    Block(
            UUID token,
            String table,
            List<Column> columns,
            int rows,
            int plainLength,
            byte[] compressed) {
        this(token, table, columns, rows, plainLength, compressed, true);
    }

    private Block(
            UUID token,
            String table,
            List<Column> columns,
            int rows,
            int plainLength,
            byte[] compressed,
            boolean fromState) {
        this.token = token;
        this.table = table;
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.plainLength = plainLength;
        this.compressed = compressed;
        this.fromState = fromState;
    }

    /** A block of the first bytes of an array. */
    static Block compress(
            UUID token, String table, List<Column> columns, int rows, byte[] plain, int length) {
        byte[] room = new byte[(int) Zstd.compressBound(length)];
        int used =
                (int) Zstd.compressByteArray(room, 0, room.length, plain, 0, length, FASTEST_LEVEL);
        byte[] compressed = ByteBuffer.allocate(used).put(room, 0, used).array();
        return new Block(token, table, columns, rows, length, compressed, false);
    }

    UUID token() {
        return token;
    }

    String table() {
        return table;
    }

    List<Column> columns() {
        return columns;
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    int rows() {
        return rows;
    }

    int plainLength() {
        return plainLength;
    }

    byte[] compressed() {
        return compressed;
    }

    /** Whether it comes out of state, so that nobody knows how often it was sent before. */
    boolean isFromState() {
        return fromState;
    }

    /** The rows' bytes. */
    byte[] plain() {
        return Zstd.decompress(compressed, plainLength);
    }

    @Override
    public String toString() {
        return "block " + token + " of " + rows + " rows for " + table;
    }
}
