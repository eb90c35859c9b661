package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Blocks in commit state. */
final class BlockSerializer implements SimpleVersionedSerializer<Block> {
    static final int VERSION = 1;
    private static final int MAX_COLUMNS = 1_000;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(Block block) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(block.compressed().length + 2048);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(block.token().getMostSignificantBits());
        out.writeLong(block.token().getLeastSignificantBits());
        out.writeUTF(block.table());
        out.writeInt(block.columns().size());
        for (Column column : block.columns()) {
            out.writeUTF(column.name());
            out.writeUTF(column.type());
        }
        out.writeInt(block.rows());
        out.writeInt(block.plainLength());
        out.writeInt(block.compressed().length);
        out.write(block.compressed());
        return bytes.toByteArray();
    }

    @Override
    public Block deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("block of version " + version + ", known are 1 to " + VERSION);
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        UUID token = new UUID(in.readLong(), in.readLong());
        String table = in.readUTF();
        List<Column> columns = columns(in);
        int rows = in.readInt();
        int plainLength = in.readInt();
        int length = in.readInt();
        if (length != in.available() || rows < 1 || plainLength < 0) {
            throw new IOException(
                    "a block that says "
                            + length
                            + " bytes and "
                            + rows
                            + " rows, and has "
                            + in.available()
                            + " bytes");
        }
        byte[] compressed = new byte[length];
        in.readFully(compressed);
        return new Block(token, table, columns, rows, plainLength, compressed);
    }

    private static List<Column> columns(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 1 || count > MAX_COLUMNS) {
            throw new IOException("a block of " + count + " columns");
        }
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            columns.add(new Column(in.readUTF(), in.readUTF()));
        }
        return columns;
    }
}
