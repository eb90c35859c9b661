package io.groundswell.model.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads what a {@link StateWriter} wrote, and refuses what is too short or too long. */
public final class StateReader {
    private final ByteBuffer bytes;

    /** Reads these bytes from their first. */
    public StateReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads one number.
     *
     * @throws IllegalStateException at the end
     */
    public long readLong() {
        try {
            return bytes.getLong();
        } catch (BufferUnderflowException e) {
            throw new IllegalStateException("kept state ends too early", e);
        }
    }

    /** Reads a number by its exact bits; throws as {@link #readLong}. */
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /** Reads a truth; throws as {@link #readLong}. */
    public boolean readBoolean() {
        return readLong() != 0;
    }

    /** Fills an array; throws as {@link #readLong}. */
    public void readLongs(long[] values) {
        readLongs(values, 0, values.length);
    }

    /** Fills part of an array; throws as {@link #readLong}. */
    public void readLongs(long[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = readLong();
        }
    }

    /** Fills part of an array by exact bits; throws as {@link #readLong}. */
    public void readDoubles(double[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = readDouble();
        }
    }

    /** Reads so many bytes; throws as {@link #readLong}. */
    public byte[] readBytes(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new IllegalStateException("kept state ends before " + count + " bytes more");
        }
        byte[] read = new byte[(int) count];
        bytes.get(read);
        return read;
    }

    /** Reads a text; throws as {@link #readLong}. */
    public String readText() {
        long length = readLong();
        if (length < 0 || length > bytes.remaining() / Long.BYTES) {
            throw new IllegalStateException("kept state has a text of " + length);
        }
        StringBuilder text = new StringBuilder((int) length);
        for (long i = 0; i < length; i++) {
            text.append((char) readLong());
        }
        return text.toString();
    }

    /**
     * Reads the name of a constant.
     *
     * @throws IllegalStateException for one that there is not, and as {@link #readLong}
     */
    public <E extends Enum<E>> E readName(Class<E> type) {
        String name = readText();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("kept state has " + name + " for a " + type, e);
        }
    }

    /**
     * Reads a version.
     *
     * @throws IllegalStateException unless it is that one
     */
    public void expectVersion(long known, String of) {
        long version = readLong();
        if (version != known) {
            throw new IllegalStateException(of + " of version " + version + ", known is " + known);
        }
    }

    /**
     * Ends the reading.
     *
     * @throws IllegalStateException where something is left
     */
    public void expectEnd() {
        if (bytes.hasRemaining()) {
            throw new IllegalStateException(
                    "kept state has " + bytes.remaining() + " bytes too many");
        }
    }
}
