package io.groundswell.connectors.iqfeed.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The capture with its limit: while there is no room, whoever appends waits, and an alarm is told.
 * Who had to wait finds the marks of a lost port in the capture behind what it could append at
 * last: what the other side threw away meanwhile is nobody's guess. Any number of threads.
 */
final class CaptureSpace {
    /** How often room is looked for while there is none. */
    private static final long LOOK_AGAIN_MILLIS = 200;

    private static final String REASON = "the capture had no room";

    private final CaptureWriter writer;
    private final LongSupplier roomBytes;
    private final Consumer<String> alarm;
    private final Consumer<IqFeedPort> afterWait;
    private String fault = "";

    /**
     * A capture with a limit.
     *
     * @param roomBytes how many bytes may still be written; asked before each record, so cheap
     * @param alarm told what is wrong when waiting begins, and with an empty text when it ends
     * @param afterWait told a port whose reader has waited: all of it is to be asked for again
     */
    CaptureSpace(
            CaptureWriter writer,
            LongSupplier roomBytes,
            Consumer<String> alarm,
            Consumer<IqFeedPort> afterWait) {
        this.writer = writer;
        this.roomBytes = roomBytes;
        this.alarm = alarm;
        this.afterWait = afterWait;
    }

    /** Appends a record, however long that takes; returns early only where interrupted. */
    synchronized void append(
            CaptureKind kind,
            IqFeedPort port,
            long receiveTimeNanos,
            byte[] bytes,
            int from,
            int to) {
        boolean waited = false;
        while (!tryAppend(kind, port, receiveTimeNanos, bytes, from, to)) {
            waited = true;
            try {
                wait(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                // The port is being closed: its reader is the one that waits here.
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (waited) {
            fault("");
            byte[] reason = REASON.getBytes(ISO_8859_1);
            tryAppend(CaptureKind.DISCONNECTED, port, receiveTimeNanos, reason, 0, reason.length);
            afterWait.accept(port);
        }
    }

    private boolean tryAppend(
            CaptureKind kind,
            IqFeedPort port,
            long receiveTimeNanos,
            byte[] bytes,
            int from,
            int to) {
        if (roomBytes.getAsLong() < to - from + CaptureFormat.HEAD_BYTES) {
            fault("no room for the capture; reading has stopped (collect prune removes old ones)");
            return false;
        }
        try {
            writer.append(kind, port, receiveTimeNanos, bytes, from, to);
            return true;
        } catch (IOException e) {
            fault("the capture cannot be written: " + e.getMessage());
            return false;
        }
    }

    /**
     * Tells whether there is room for what can wait, without waiting.
     *
     * @throws IOException in a line, where there is none
     */
    void requireRoom(long bytes) throws IOException {
        if (roomBytes.getAsLong() < bytes) {
            throw new IOException("no room in the capture for answers of history");
        }
    }

    /** Appends what can wait: where it cannot be written, whoever appends comes again. */
    void appendAside(
            CaptureKind kind,
            IqFeedPort port,
            long receiveTimeNanos,
            byte[] bytes,
            int from,
            int to)
            throws IOException {
        writer.append(kind, port, receiveTimeNanos, bytes, from, to);
    }

    private void fault(String text) {
        if (!text.equals(fault)) {
            fault = text;
            alarm.accept(text);
        }
    }
}
