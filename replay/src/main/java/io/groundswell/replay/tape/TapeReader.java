package io.groundswell.replay.tape;

import io.groundswell.model.event.Instrument;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one tape. Opening it checks header, trailer and footer; each block is checked when it is
 * read.
 *
 * <p>Any number of threads may share a reader, each with cursors of its own; they read at places of
 * one channel. A thread that is interrupted while it reads closes the channel for all of them, as
 * any Java channel does. Memory: the index, some 150 bytes per block.
 */
public final class TapeReader implements Closeable {
    private final Path file;
    private final FileChannel channel;
    private final Footer footer;
    private final long size;
    private final int checksum;

    private TapeReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        this.size = channel.size();
        this.footer = FooterReader.read(file, channel);
        ByteBuffer written = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long trailer = size - TapeFormat.TRAILER_LENGTH;
        FileBytes.readFully(file, channel, trailer + TapeFormat.TRAILER_CHECKED_LENGTH, written);
        this.checksum = written.getInt(0);
    }

    /**
     * Opens a tape.
     *
     * @throws DamagedTapeException where there is no such file, it is not a tape, is unfinished, is
     *     of a newer version, or anything but its blocks is damaged
     */
    public static TapeReader open(Path file) throws DamagedTapeException {
        if (file.toString().endsWith(TapeFormat.PARTIAL_SUFFIX)) {
            throw new DamagedTapeException(
                    file,
                    DamagedTapeException.WHOLE_FILE,
                    "an unfinished tape: its writer still runs or was stopped");
        }
        if (Files.isDirectory(file)) {
            throw new DamagedTapeException(
                    file, DamagedTapeException.WHOLE_FILE, "a folder, not a tape");
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
            TapeReader reader = new TapeReader(file, channel);
            channel = null;
            return reader;
        } catch (DamagedTapeException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new DamagedTapeException(
                    file, DamagedTapeException.WHOLE_FILE, "no such file", e);
        } catch (IOException e) {
            throw new DamagedTapeException(
                    file, DamagedTapeException.WHOLE_FILE, "cannot be read: " + e, e);
        } finally {
            closeQuietly(channel);
        }
    }

    /** For a channel whose file has already failed us: the first reason is the one to tell. */
    private static void closeQuietly(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // Nothing was written, so nothing is lost with it.
            return;
        }
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The size of the file in bytes. */
    public long bytes() {
        return size;
    }

    /**
     * The checksum of the footer, which names every block's place, length and first and last event:
     * with count and epoch it tells one tape from another.
     */
    public int checksum() {
        return checksum;
    }

    /** What the tape is. */
    public TapeInfo info() {
        return footer.info();
    }

    /** The last definition of each symbol, in the order of symbols. */
    public List<Instrument> instruments() {
        return footer.symbols().stream().map(it -> it.definition().instrument()).toList();
    }

    /**
     * The last definition of a symbol.
     *
     * @throws IllegalArgumentException for a symbol that the tape does not hold
     */
    public Instrument instrument(String symbol) {
        return content(symbol).definition().instrument();
    }

    /** The symbols, in their order. */
    public List<String> symbols() {
        return footer.symbols().stream().map(SymbolContent::symbol).toList();
    }

    Footer footer() {
        return footer;
    }

    /**
     * The events of one symbol. To be closed, which frees a native decompressor.
     *
     * @throws IllegalArgumentException for a symbol that the tape does not hold
     */
    public EventCursor cursor(String symbol) {
        SymbolContent content = content(symbol);
        return new SymbolCursor(blockReader(), true, content);
    }

    /**
     * Cursors of one thread, over any symbols and in any number, with one decompressor and one
     * buffer for all. To be closed after them.
     */
    public SharedCursors sharedCursors() {
        return new SharedCursors(this, blockReader());
    }

    SymbolContent content(String symbol) {
        for (SymbolContent content : footer.symbols()) {
            if (content.symbol().equals(symbol)) {
                return content;
            }
        }
        throw new IllegalArgumentException(file + " holds no symbol " + symbol);
    }

    /**
     * All events, merged over the symbols. To be closed. Holds one unpacked block per symbol, 32
     * KiB each unless the tape was packed otherwise.
     */
    public EventCursor all() {
        List<SymbolCursor> cursors = new ArrayList<>();
        BlockReader shared = null;
        for (SymbolContent content : footer.symbols()) {
            boolean first = shared == null;
            if (first) {
                shared = blockReader();
            }
            cursors.add(new SymbolCursor(shared, first, content));
        }
        return cursors.size() == 1 ? cursors.get(0) : new MergedCursor(cursors);
    }

    private BlockReader blockReader() {
        return new BlockReader(file, channel);
    }

    /**
     * Reads every block and checks all that a tape promises: checksums, the total order, contiguous
     * sequences, definitions first, and that index and footer tell the truth.
     *
     * @throws DamagedTapeException at the first fault
     */
    public TapeVerification verify() throws IOException {
        return new TapeVerifier(this).verify();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
