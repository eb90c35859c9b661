package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;

/**
 * Appends records to the capture of an epoch. A record that was appended outlives this process;
 * after {@link #sync} it outlives the machine. Any number of threads, which thereby get into the
 * one order that all later work goes by.
 */
final class CaptureWriter implements Closeable {
    private final Path folder;
    private final long segmentBytes;
    private final byte[] bytes = new byte[CaptureFormat.HEAD_BYTES + CaptureFormat.MAX_BYTES];
    private final ByteBuffer record = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private final CRC32C checksum = new CRC32C();

    /** Not a channel: one would be closed when a thread that writes is interrupted. */
    private RandomAccessFile segment;

    private long segmentBegin;
    private volatile long position;
    private boolean dirty;

    /** Half a record stands behind the last whole one: it must go before anything else comes. */
    private boolean torn;

    /**
     * A writer to a folder that has no capture yet.
     *
     * @param segmentBytes a file that has come to this length is followed by another
     */
    CaptureWriter(Path folder, long segmentBytes) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.segmentBytes = segmentBytes;
        openSegment();
    }

    /** The former segment, if any, is let go of only when the new one stands. */
    private void openSegment() throws IOException {
        Path file = folder.resolve(CaptureFormat.fileName(position));
        RandomAccessFile next = new RandomAccessFile(file.toFile(), "rw");
        next.setLength(0);
        try (FileChannel names = FileChannel.open(folder)) {
            names.force(true);
        }
        if (segment != null) {
            segment.getFD().sync();
            segment.close();
        }
        segment = next;
        segmentBegin = position;
    }

    /**
     * Appends a record.
     *
     * @throws IOException where it could not be written; what was written of it is taken back
     */
    synchronized void append(
            CaptureKind kind, IqFeedPort port, long receiveTimeNanos, byte[] from, int at, int to)
            throws IOException {
        takeBackTorn();
        if (position - segmentBegin >= segmentBytes) {
            openSegment();
        }
        int length = to - at;
        record.clear();
        record.putInt(length).putInt(0);
        record.put((byte) CaptureFormat.VERSION).put((byte) kind.code());
        record.put(CaptureFormat.code(port)).put((byte) 0).putLong(receiveTimeNanos);
        record.put(from, at, length).flip();
        checksum.reset();
        int checked = CaptureFormat.CHECKED_FROM;
        checksum.update(bytes, checked, record.limit() - checked);
        record.putInt(CaptureFormat.CHECKSUM_AT, (int) checksum.getValue());
        write();
        dirty = true;
        position += record.limit();
        notifyAll();
    }

    private void write() throws IOException {
        try {
            segment.write(bytes, 0, record.limit());
        } catch (IOException e) {
            torn = true;
            takeBackTorn();
            throw e;
        }
    }

    private void takeBackTorn() throws IOException {
        if (torn) {
            segment.setLength(position - segmentBegin);
            segment.seek(position - segmentBegin);
            torn = false;
        }
    }

    /** How many bytes the capture has. */
    long position() {
        return position;
    }

    /**
     * Waits until the capture is longer than a position, or a time has passed.
     *
     * @return whether it is longer
     */
    boolean awaitBeyond(long than, long limitMillis) throws InterruptedException {
        if (position > than) {
            return true;
        }
        synchronized (this) {
            long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limitMillis);
            long leftMillis = limitMillis;
            while (position <= than && leftMillis > 0) {
                wait(leftMillis);
                leftMillis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            }
            return position > than;
        }
    }

    /** Brings what was appended to the disk, if anything was since the last time. */
    void sync() throws IOException {
        RandomAccessFile written;
        synchronized (this) {
            if (!dirty) {
                return;
            }
            dirty = false;
            written = segment;
        }
        try {
            // Outside the lock: appending goes on.
            written.getFD().sync();
        } catch (IOException e) {
            // One that was closed meanwhile was synced before that.
            if (written.getFD().valid()) {
                synchronized (this) {
                    dirty = true;
                }
                throw e;
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        segment.getFD().sync();
        segment.close();
        notifyAll();
    }
}
