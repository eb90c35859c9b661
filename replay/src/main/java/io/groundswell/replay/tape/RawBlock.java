package io.groundswell.replay.tape;

import org.agrona.concurrent.UnsafeBuffer;

/** The unpacked bytes of one block; the array is reused and grows to the largest block seen. */
final class RawBlock {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);
    private byte[] bytes = new byte[0];

    /** The array, with room for the length; the buffer then has exactly this length. */
    byte[] sized(int length) {
        if (bytes.length < length) {
            bytes = new byte[length];
        }
        buffer.wrap(bytes, 0, length);
        return bytes;
    }

    /** Lets go of the array until the next block. */
    void release() {
        bytes = new byte[0];
        buffer.wrap(bytes);
    }

    UnsafeBuffer buffer() {
        return buffer;
    }
}
