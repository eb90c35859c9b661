package io.groundswell.connectors.iqfeed.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.client.FeedTap;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;

/**
 * Captures first: what the client reads is on file before anybody looks at it. Where the file
 * cannot take more, the call waits, the client reads nothing more, and TCP pushes back.
 */
final class CaptureTap implements FeedTap {
    private final CaptureSpace space;

    CaptureTap(CaptureSpace space) {
        this.space = space;
    }

    @Override
    public void lines(IqFeedPort port, long receiveTimeNanos, byte[] bytes, int from, int to) {
        int begin = from;
        while (begin < to) {
            int end = endOfRecord(bytes, begin, to);
            space.append(CaptureKind.LINES, port, receiveTimeNanos, bytes, begin, end);
            begin = end;
        }
    }

    /**
     * Up to where lines fit into one record: records hold whole lines, and a line is never as long
     * as a record may be.
     */
    static int endOfRecord(byte[] bytes, int from, int last) {
        if (last - from <= CaptureFormat.MAX_BYTES) {
            return last;
        }
        int to = from + CaptureFormat.MAX_BYTES;
        int end = to;
        while (end > from && bytes[end - 1] != '\n') {
            end--;
        }
        return end == from ? to : end;
    }

    @Override
    public void connected(IqFeedPort port, ProtocolVersion version, long timeNanos) {
        mark(CaptureKind.CONNECTED, port, timeNanos, version.text());
    }

    @Override
    public void disconnected(IqFeedPort port, long timeNanos, String reason) {
        mark(CaptureKind.DISCONNECTED, port, timeNanos, reason);
    }

    @Override
    public void stalled(IqFeedPort port, String symbol, long timeNanos) {
        mark(CaptureKind.STALLED, port, timeNanos, symbol);
    }

    private void mark(CaptureKind kind, IqFeedPort port, long timeNanos, String text) {
        byte[] bytes = text.getBytes(ISO_8859_1);
        space.append(kind, port, timeNanos, bytes, 0, bytes.length);
    }
}
