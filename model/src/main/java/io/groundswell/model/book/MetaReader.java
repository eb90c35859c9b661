package io.groundswell.model.book;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/** Reads stored state front to back and refuses what is too short or too long. */
final class MetaReader {
    private final DirectBuffer buffer;
    private final int end;
    private int at;

    MetaReader(DirectBuffer buffer, int offset, int length) {
        this.buffer = buffer;
        this.at = offset;
        this.end = offset + length;
    }

    int readByte() {
        return buffer.getByte(take(1)) & 0xff;
    }

    long readLong() {
        return buffer.getLong(take(Long.BYTES), ByteOrder.LITTLE_ENDIAN);
    }

    String readText() {
        int length = readByte();
        return buffer.getStringWithoutLengthAscii(take(length), length);
    }

    void expectEnd() {
        if (at != end) {
            throw new IllegalStateException("book state has " + (end - at) + " bytes too many");
        }
    }

    private int take(int length) {
        if (length > end - at) {
            throw new IllegalStateException(
                    "book state ends " + (length - end + at) + " too early");
        }
        int taken = at;
        at += length;
        return taken;
    }
}
