package io.groundswell.model.book;

import java.nio.ByteOrder;
import org.agrona.MutableDirectBuffer;

/** Writes stored state front to back, little-endian; texts are ASCII of at most 255 characters. */
final class MetaWriter {
    private final MutableDirectBuffer buffer;
    private final int start;
    private int at;

    MetaWriter(MutableDirectBuffer buffer, int offset) {
        this.buffer = buffer;
        this.start = offset;
        this.at = offset;
    }

    void writeByte(int value) {
        buffer.putByte(at, (byte) value);
        at++;
    }

    void writeLong(long value) {
        buffer.putLong(at, value, ByteOrder.LITTLE_ENDIAN);
        at += Long.BYTES;
    }

    void writeText(String text) {
        writeByte(text.length());
        at += buffer.putStringWithoutLengthAscii(at, text);
    }

    int length() {
        return at - start;
    }
}
