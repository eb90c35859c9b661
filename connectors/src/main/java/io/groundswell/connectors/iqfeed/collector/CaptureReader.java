package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongSupplier;
import java.util.zip.CRC32C;

/**
 * Reads the capture of an epoch from its begin, also while it grows: where nothing more is there
 * yet, {@link #next} returns null and may be asked again. Memory: one buffer of two records. One
 * thread.
 */
final class CaptureReader implements Closeable {
    private static final int BUFFER_BYTES =
            2 * (CaptureFormat.HEAD_BYTES + CaptureFormat.MAX_BYTES);

    private final Path folder;
    private final LongSupplier end;
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();
    private FileChannel segment;
    private long position;
    private String damage = "";

    /** A reader of a capture that nobody writes any more. */
    CaptureReader(Path folder) {
        this(folder, () -> Long.MAX_VALUE);
    }

    /**
     * A reader of a capture that grows; it may be that no segment is there yet.
     *
     * @param end up to where it is written: what lies behind may be half a record, and be taken
     *     back
     */
    CaptureReader(Path folder, LongSupplier end) {
        this.folder = folder;
        this.end = end;
        buffer.limit(0);
    }

    /** Where the next record begins. */
    long position() {
        return position;
    }

    /**
     * What ends the capture though bytes follow: a record that a crash has torn. Empty while all is
     * well; asked when {@link #next} has returned null and nobody writes any more.
     */
    String damage() {
        return damage;
    }

    /**
     * The next record, or null where there is none yet. Its bytes are this reader's, until the next
     * call.
     */
    CaptureRecord next() throws IOException {
        CaptureRecord record = take();
        if (record == null && fill()) {
            record = take();
        }
        return record;
    }

    private CaptureRecord take() {
        damage = buffer.hasRemaining() ? "the last record is not whole" : "";
        if (buffer.remaining() < CaptureFormat.HEAD_BYTES) {
            return null;
        }
        int at = buffer.position();
        int length = buffer.getInt(at);
        if (length < 0 || length > CaptureFormat.MAX_BYTES) {
            damage = "a record of " + length + " bytes";
            return null;
        }
        int end = at + CaptureFormat.HEAD_BYTES + length;
        if (end > buffer.limit()) {
            return null;
        }
        checksum.reset();
        int checked = at + CaptureFormat.CHECKED_FROM;
        checksum.update(bytes, checked, end - checked);
        CaptureKind kind = CaptureKind.ofCode(bytes[at + 9]);
        IqFeedPort port = CaptureFormat.port(bytes[at + 10]);
        boolean whole = (int) checksum.getValue() == buffer.getInt(at + CaptureFormat.CHECKSUM_AT);
        if (!whole || bytes[at + 8] != CaptureFormat.VERSION || kind == null || port == null) {
            damage =
                    whole
                            ? "a record of version " + bytes[at + 8] + ", known is 1"
                            : "a record whose checksum is wrong";
            return null;
        }
        damage = "";
        buffer.position(end);
        long from = position;
        position += end - at;
        return new CaptureRecord(
                from,
                position,
                kind,
                port,
                buffer.getLong(at + 12),
                bytes,
                at + CaptureFormat.HEAD_BYTES,
                end);
    }

    /** Reads more, if there is more; goes on to the next segment where one has begun. */
    private boolean fill() throws IOException {
        if (segment == null && !openSegment()) {
            return false;
        }
        long unread = end.getAsLong() - position - buffer.remaining();
        if (unread <= 0) {
            return false;
        }
        buffer.compact();
        buffer.limit((int) Math.min(buffer.limit(), buffer.position() + unread));
        int read = segment.read(buffer);
        buffer.flip();
        if (read <= 0 && !buffer.hasRemaining() && nextSegmentBegun()) {
            segment.close();
            segment = null;
            return fill();
        }
        return read > 0;
    }

    /** A segment is whole as soon as there is one that begins where it ends. */
    private boolean nextSegmentBegun() throws IOException {
        Path next = folder.resolve(CaptureFormat.fileName(position));
        // The one being read has this name itself while it is empty.
        return Files.exists(next) && position > segmentBegin();
    }

    private long segmentBegin() throws IOException {
        return position - segment.position() + buffer.remaining();
    }

    private boolean openSegment() throws IOException {
        Path file = folder.resolve(CaptureFormat.fileName(position));
        if (!Files.exists(file)) {
            return false;
        }
        segment = FileChannel.open(file, StandardOpenOption.READ);
        return true;
    }

    @Override
    public void close() throws IOException {
        if (segment != null) {
            segment.close();
        }
    }
}
