package io.groundswell.connectors.iqfeed.collector;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.util.function.LongSupplier;

/**
 * How much more may be captured: what the limit of all captures and the disk leave. The disk is
 * looked at now and then, for that costs more than a record.
 */
final class CaptureRoom implements LongSupplier {
    private final CollectorOptions options;
    private final long beforeBytes;
    private final CaptureWriter writer;
    private final FileStore disk;
    private volatile long diskBytes;
    private volatile long lookedAtPosition;

    /** The room beside captures of earlier epochs. */
    CaptureRoom(CollectorOptions options, long beforeBytes, CaptureWriter writer)
            throws IOException {
        this.options = options;
        this.beforeBytes = beforeBytes;
        this.writer = writer;
        this.disk = Files.getFileStore(options.folder());
        look();
    }

    /** Looks at the disk. */
    void look() throws IOException {
        long position = writer.position();
        diskBytes = disk.getUsableSpace();
        lookedAtPosition = position;
    }

    @Override
    public long getAsLong() {
        long position = writer.position();
        long ofLimit = options.captureLimitBytes() - beforeBytes - position;
        long ofDisk = diskBytes - (position - lookedAtPosition) - options.freeBytes();
        return Math.min(ofLimit, ofDisk);
    }
}
