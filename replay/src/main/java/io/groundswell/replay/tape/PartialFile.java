package io.groundswell.replay.tape;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that gets its real name only when it is whole and on disk. Until then it is called {@code
 * NAME.partial}; what a killed writer left of that name is overwritten, what a living one writes is
 * not. One thread at a time.
 */
public final class PartialFile implements AutoCloseable {
    private final Path file;
    private final Path partial;
    private final FileChannel channel;
    private long size;
    private boolean published;

    /**
     * Begins the file, which has no name of its own yet.
     *
     * @throws IOException where it cannot be made, or another writer is at work on it
     */
    public PartialFile(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        this.partial =
                this.file.resolveSibling(this.file.getFileName() + TapeFormat.PARTIAL_SUFFIX);
        channel = FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // A writer that finished between open and lock has taken the file away under its new name.
        if (!isLocked() || !Files.exists(partial)) {
            channel.close();
            throw new FileSystemException(
                    partial.toString(), null, "another writer is at work on this file");
        }
        channel.truncate(0);
    }

    private boolean isLocked() throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Bytes written so far: the offset of the next. */
    long size() {
        return size;
    }

    /** Appends what remains in a buffer. */
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            size += channel.write(bytes);
        }
    }

    /** Forces the bytes to disk and gives the file its name, in place of an older file if any. */
    public void publish() throws IOException {
        channel.force(true);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        published = true;
        try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    /** Deletes the file unless it was published. */
    @Override
    public void close() throws IOException {
        if (channel.isOpen() && !published) {
            Files.deleteIfExists(partial);
        }
        channel.close();
    }
}
