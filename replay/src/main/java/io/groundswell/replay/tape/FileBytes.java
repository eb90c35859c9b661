package io.groundswell.replay.tape;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Reads at a place of a file, as many bytes as were asked for. */
final class FileBytes {
    private FileBytes() {}

    /** Fills the buffer up to its limit; does not move the channel. */
    static void readFully(Path file, FileChannel channel, long offset, ByteBuffer into)
            throws IOException {
        long at = offset;
        while (into.hasRemaining()) {
            int read = channel.read(into, at);
            if (read < 0) {
                throw new DamagedTapeException(file, at, "the file ends here");
            }
            at += read;
        }
    }
}
