package io.groundswell.connectors.iqfeed.client;

import io.groundswell.connectors.iqfeed.wire.LineParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * Makes whole lines of the chunks that a socket brings. A line ends with LF, or with CR and LF.
 * Memory is fixed: of a line that is too long the rest is skipped, and what is kept is one byte
 * longer than any parser takes, so that it is told as such. One thread at a time.
 */
final class LineFraming {
    /** How many bytes of a line are kept, its LF not counted, a CR counted. */
    static final int KEPT_LENGTH = LineParser.MAX_LINE_LENGTH + 1;

    private static final int CAPACITY = 4 * LineParser.MAX_LINE_LENGTH;

    /**
     * Takes whole lines with their ends; the bytes are valid during the call only.
     *
     * @param <E> what may go wrong with them
     */
    @FunctionalInterface
    interface Block<E extends Exception> {
        /** Several lines, blank ones too. */
        void lines(byte[] bytes, int from, int to) throws E;
    }

    private final byte[] bytes = new byte[CAPACITY];
    private final ByteBuffer free = ByteBuffer.wrap(bytes);
    private int length;
    private boolean isSkipping;
    private long cutLines;

    /** Where the next chunk goes; its position tells {@link #filled} how long that was. */
    ByteBuffer free() {
        return free.limit(CAPACITY).position(length);
    }

    /** Reads the next chunk; the number of bytes, or -1 at the end of the stream. */
    int readFrom(InputStream in) throws IOException {
        free();
        int read = in.read(bytes, length, CAPACITY - length);
        free.position(length + Math.max(0, read));
        return read;
    }

    /** Whether the last chunk took all the room there was: more may be waiting. */
    boolean wasFilledUp() {
        return free.position() == CAPACITY;
    }

    /**
     * Frames what was put into {@link #free}; calls at most once, with all lines that are whole.
     */
    <E extends Exception> void filled(Block<E> block) throws E {
        int to = free.position();
        int out = length;
        int lineStart = 0;
        int blockEnd = 0;
        for (int in = length; in < to; in++) {
            byte next = bytes[in];
            if (next == '\n') {
                bytes[out++] = next;
                isSkipping = false;
                lineStart = out;
                blockEnd = out;
            } else if (!isSkipping && out - lineStart == KEPT_LENGTH) {
                cut(out);
            } else if (!isSkipping) {
                bytes[out++] = next;
            }
        }
        length = out;
        if (blockEnd > 0) {
            block.lines(bytes, 0, blockEnd);
            length = out - blockEnd;
            System.arraycopy(bytes, blockEnd, bytes, 0, length);
        }
    }

    private void cut(int out) {
        isSkipping = true;
        cutLines++;
        // A CR there would end the line, which would then look like one that is not too long.
        if (bytes[out - 1] == '\r') {
            bytes[out - 1] = ' ';
        }
    }

    /** Forgets a line that was begun: its connection is gone. */
    void reset() {
        length = 0;
        isSkipping = false;
    }

    /** How many lines were too long. */
    long cutLines() {
        return cutLines;
    }
}
