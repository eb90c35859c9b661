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
    private static final int LOOKS_PER_COUNT = 50;

    private final CollectorOptions options;
    private final CaptureWriter writer;
    private final EpochFolder current;
    private final FileStore disk;
    private volatile long beforeBytes;
    private int looks;
    private volatile long diskBytes;
    private volatile long lookedAtPosition;

    /** The room beside the captures of other epochs than this. */
    CaptureRoom(CollectorOptions options, EpochFolder current, CaptureWriter writer)
            throws IOException {
        this.options = options;
        this.current = current;
        this.writer = writer;
        this.disk = Files.getFileStore(options.folder());
        look();
    }

    /** Looks at the disk, and now and then whether somebody has removed earlier captures. */
    void look() throws IOException {
        if (looks++ % LOOKS_PER_COUNT == 0) {
            long bytes = 0;
            for (EpochFolder it : EpochFolder.all(current.path().getParent())) {
                bytes += it.equals(current) ? 0 : it.captureBytes();
            }
            beforeBytes = bytes;
        }
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
