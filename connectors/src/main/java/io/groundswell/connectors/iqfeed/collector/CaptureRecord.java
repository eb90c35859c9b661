package io.groundswell.connectors.iqfeed.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;

/**
 * One record of a capture, on bytes that belong to its reader: valid until the next one is read.
 *
 * @param position where it begins, in bytes since the begin of its epoch's capture
 * @param nextPosition where the next one begins
 * @param kind what it holds
 * @param port where it came from
 * @param receiveTimeNanos when it came, nanoseconds since 1970 UTC
 * @param block holds its bytes
 * @param from the first of them
 * @param to after the last of them
 */
@SuppressWarnings("ArrayRecordComponent") // A view that nobody compares.
record CaptureRecord(
        long position,
        long nextPosition,
        CaptureKind kind,
        IqFeedPort port,
        long receiveTimeNanos,
        byte[] block,
        int from,
        int to) {

    /** Its bytes as text. */
    String text() {
        return new String(block, from, to - from, ISO_8859_1);
    }
}
