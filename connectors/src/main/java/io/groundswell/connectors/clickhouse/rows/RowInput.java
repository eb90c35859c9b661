package io.groundswell.connectors.clickhouse.rows;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.model.event.EventHeader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Rows as ClickHouse's RowBinary has them, taken from a stream in the order in which {@link
 * RowOutput} put them; one thread. The stream belongs to the caller.
 */
public final class RowInput {
    /** No text of ours is longer; more is damage, or another table. */
    static final int MAX_SIZE = 16 << 20;

    private static final int BUFFER_BYTES = 64 << 10;
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;

    /** An input that reads on from where the stream stands. */
    public RowInput(InputStream in) {
        this.in = in;
    }

    /** Whether the stream has ended, which is right between two rows only. */
    public boolean isAtEnd() throws IOException {
        return position == limit && !fill(1);
    }

    /** Int8, Enum8. */
    public int int8() throws IOException {
        need(Byte.BYTES);
        return buffer[position++];
    }

    /** UInt8. */
    public int uint8() throws IOException {
        return int8() & 0xFF;
    }

    /** UInt16; a Date is days since 1970. */
    public int uint16() throws IOException {
        need(Short.BYTES);
        int low = buffer[position++] & 0xFF;
        return low | (buffer[position++] & 0xFF) << 8;
    }

    /** Int32, UInt32. */
    public int int32() throws IOException {
        need(Integer.BYTES);
        int value = (int) INT.get(buffer, position);
        position += Integer.BYTES;
        return value;
    }

    /** Int64, UInt64; DateTime64(9), Decimal(18, S). */
    public long int64() throws IOException {
        need(Long.BYTES);
        long value = (long) LONG.get(buffer, position);
        position += Long.BYTES;
        return value;
    }

    /** Whether a Nullable value is absent; if not, the value follows. */
    public boolean isAbsent() throws IOException {
        return int8() != 0;
    }

    /** Nullable(Int64), Nullable(UInt64); NULL is {@link EventHeader#ABSENT}. */
    public long nullableInt64() throws IOException {
        return isAbsent() ? EventHeader.ABSENT : int64();
    }

    /** String, each byte a character. */
    public String text() throws IOException {
        int size = size();
        if (size <= BUFFER_BYTES) {
            need(size);
            String text = new String(buffer, position, size, ISO_8859_1);
            position += size;
            return text;
        }
        return new String(bytes(size), ISO_8859_1);
    }

    /** String of any bytes. */
    public byte[] bytes() throws IOException {
        return bytes(size());
    }

    private byte[] bytes(int size) throws IOException {
        byte[] bytes = new byte[size];
        int held = Math.min(size, limit - position);
        System.arraycopy(buffer, position, bytes, 0, held);
        position += held;
        if (in.readNBytes(bytes, held, size - held) < size - held) {
            throw new EOFException("rows end within a text");
        }
        return bytes;
    }

    /** How many elements of an Array follow. */
    public int size() throws IOException {
        long size = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = int8();
            size |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                if (size > MAX_SIZE) {
                    break;
                }
                return (int) size;
            }
        }
        throw new IOException("a size above " + MAX_SIZE + " in a row");
    }

    private void need(int count) throws IOException {
        if (limit - position < count && !fill(count)) {
            throw new EOFException("rows end within a row");
        }
    }

    /** Whether at least that many bytes are in the buffer now. */
    private boolean fill(int count) throws IOException {
        int held = limit - position;
        System.arraycopy(buffer, position, buffer, 0, held);
        position = 0;
        limit = held;
        while (limit < count) {
            int read = in.read(buffer, limit, buffer.length - limit);
            if (read < 0) {
                return false;
            }
            limit += read;
        }
        return true;
    }
}
