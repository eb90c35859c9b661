package io.groundswell.connectors.clickhouse.rows;

import io.groundswell.model.event.EventHeader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Rows in the making, as ClickHouse's RowBinary has them: numbers little-endian, texts behind their
 * length, a byte before what may be absent. Grows as needed; one thread.
 */
public final class RowOutput {
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int length;

    /** An output with room for that many bytes before it grows. */
    public RowOutput(int capacityBytes) {
        bytes = new byte[Math.max(capacityBytes, Long.BYTES)];
    }

    /** Bytes so far. */
    public int length() {
        return length;
    }

    /** The bytes themselves, of which the first {@link #length} count; until the next call. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of the bytes so far. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Forgets all bytes and keeps the room. */
    public void clear() {
        length = 0;
    }

    /** Forgets all bytes behind the first that many. */
    public void truncate(int newLength) {
        length = newLength;
    }

    /** Int8, UInt8, Enum8, Bool. */
    public void int8(int value) {
        reserve(Byte.BYTES);
        bytes[length++] = (byte) value;
    }

    /** Int16, UInt16; a Date is days since 1970 as UInt16. */
    public void int16(int value) {
        reserve(Short.BYTES);
        SHORT.set(bytes, length, (short) value);
        length += Short.BYTES;
    }

    /** Int32, UInt32. */
    public void int32(int value) {
        reserve(Integer.BYTES);
        INT.set(bytes, length, value);
        length += Integer.BYTES;
    }

    /**
     * Int64, UInt64; a DateTime64(9) is nanoseconds since 1970, a Decimal(18, S) units of 10^-S.
     */
    public void int64(long value) {
        reserve(Long.BYTES);
        LONG.set(bytes, length, value);
        length += Long.BYTES;
    }

    /** Whether a Nullable value is absent; if not, the value follows. */
    public void absent(boolean isAbsent) {
        int8(isAbsent ? 1 : 0);
    }

    /** Nullable(Int64), Nullable(UInt64); {@link EventHeader#ABSENT} is NULL. */
    public void nullableInt64(long value) {
        absent(value == EventHeader.ABSENT);
        if (value != EventHeader.ABSENT) {
            int64(value);
        }
    }

    /** String of ASCII characters, also LowCardinality. */
    public void text(String ascii) {
        int characters = ascii.length();
        size(characters);
        reserve(characters);
        for (int i = 0; i < characters; i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
    }

    /** String of any bytes. */
    public void bytes(byte[] value) {
        size(value.length);
        reserve(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
    }

    /** How many elements of an Array follow. */
    public void size(int elements) {
        int rest = elements;
        while (rest > 0x7F) {
            int8((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        int8(rest);
    }

    private void reserve(int more) {
        int needed = length + more;
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length * 2));
        }
    }
}
