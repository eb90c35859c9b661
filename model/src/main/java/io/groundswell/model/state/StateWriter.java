package io.groundswell.model.state;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Writes kept state front to back as little-endian longs. Not thread-safe. */
public final class StateWriter {
    private static final int INITIAL_BYTES = 1024;

    private ByteBuffer bytes = ByteBuffer.allocate(INITIAL_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** Nothing is written yet. */
    public StateWriter() {}

    /** Writes one number. */
    public void writeLong(long value) {
        ensure(1);
        bytes.putLong(value);
    }

    /** Writes a number by its exact bits. */
    public void writeDouble(double value) {
        writeLong(Double.doubleToRawLongBits(value));
    }

    /** Writes a truth as 1 or 0. */
    public void writeBoolean(boolean value) {
        writeLong(value ? 1 : 0);
    }

    /** Writes all numbers of an array, without its length. */
    public void writeLongs(long[] values) {
        writeLongs(values, 0, values.length);
    }

    /** Writes some numbers of an array, without their count. */
    public void writeLongs(long[] values, int from, int count) {
        ensure(count);
        for (int i = 0; i < count; i++) {
            bytes.putLong(values[from + i]);
        }
    }

    /** Writes some numbers of an array by their exact bits, without their count. */
    public void writeDoubles(double[] values, int from, int count) {
        ensure(count);
        for (int i = 0; i < count; i++) {
            bytes.putLong(Double.doubleToRawLongBits(values[from + i]));
        }
    }

    /** Writes bytes that another wrote, a multiple of eight, without their number. */
    public void writeBytes(byte[] other) {
        ensure(other.length / Long.BYTES);
        bytes.put(other);
    }

    /** Writes a text of ASCII characters. */
    public void writeText(String text) {
        writeLong(text.length());
        for (int i = 0; i < text.length(); i++) {
            writeLong(text.charAt(i));
        }
    }

    private void ensure(int longs) {
        int needed = longs * Long.BYTES;
        if (bytes.remaining() < needed) {
            int size = Math.max(2 * bytes.capacity(), bytes.position() + needed);
            ByteBuffer larger = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
            larger.put(bytes.flip());
            bytes = larger;
        }
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }
}
