package io.groundswell.connectors.iqfeed.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.events.BackfillEnd;
import io.groundswell.connectors.iqfeed.events.TradeGap;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.event.UnixNanos;
import java.io.IOException;
import java.time.InstantSource;

/**
 * Writes what history answers to a gap behind what was captured, while that leaves enough room for
 * what the feed says. One thread.
 */
final class GapRecords {
    /** Heads of records, marks and reasons: less than this. */
    private static final int SPARE_BYTES = 4096;

    private final CaptureSpace space;
    private final long reserveBytes;
    private final InstantSource clock;

    /**
     * Records behind a capture.
     *
     * @param reserveBytes so much of its room is left to the lines of the feed
     */
    GapRecords(CaptureSpace space, long reserveBytes, InstantSource clock) {
        this.space = space;
        this.reserveBytes = reserveBytes;
        this.clock = clock;
    }

    /**
     * Tells whether there is room for an answer at all, so that history is not asked in vain.
     *
     * @throws IOException in a line, where there is none
     */
    void requireRoom() throws IOException {
        space.requireRoom(reserveBytes + SPARE_BYTES);
    }

    /**
     * Writes an answer, or a part of it.
     *
     * @throws IOException where it cannot be written, or there is no room for all of it; what is
     *     written of it then is as good as nothing
     */
    void write(TradeGap gap, GapReply reply, BackfillEnd end) throws IOException {
        byte[] lines = reply.lines();
        space.requireRoom(reserveBytes + lines.length + SPARE_BYTES);
        long nanos = UnixNanos.of(clock.instant());
        byte[] begin = (gap.text() + ' ' + reply.version()).getBytes(ISO_8859_1);
        space.appendAside(CaptureKind.BACKFILL, IqFeedPort.LOOKUP, nanos, begin, 0, begin.length);
        int from = 0;
        while (from < lines.length) {
            int to = CaptureTap.endOfRecord(lines, from, lines.length);
            space.appendAside(CaptureKind.LINES, IqFeedPort.LOOKUP, nanos, lines, from, to);
            from = to;
        }
        byte[] ended = end.text().getBytes(ISO_8859_1);
        space.appendAside(
                CaptureKind.BACKFILL_END, IqFeedPort.LOOKUP, nanos, ended, 0, ended.length);
    }
}
