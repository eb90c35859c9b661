package io.groundswell.replay.server;

import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Side;

/**
 * When the two sides of a market maker's quote were last told, in feed time.
 *
 * @param bidNanos of the bid, or ABSENT
 * @param askNanos of the ask, or ABSENT
 */
record VenueTimes(long bidNanos, long askNanos) {
    static final VenueTimes NONE = new VenueTimes(EventHeader.ABSENT, EventHeader.ABSENT);

    /** The times after a row. */
    VenueTimes with(DepthUpdate row) {
        long nanos = row.header().feedTimeNanos();
        return row.side() == Side.BID
                ? new VenueTimes(nanos, askNanos)
                : new VenueTimes(bidNanos, nanos);
    }

    /** The same with another time where one is not known. */
    VenueTimes or(long nanos) {
        return new VenueTimes(
                bidNanos == EventHeader.ABSENT ? nanos : bidNanos,
                askNanos == EventHeader.ABSENT ? nanos : askNanos);
    }

    /** The later of both. */
    long latest() {
        return Math.max(bidNanos, askNanos);
    }
}
