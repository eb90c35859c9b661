package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.events.TradeGap;
import io.groundswell.model.event.EventHeader;
import java.util.Collection;
import java.util.List;

/**
 * How far the filling of a gap has come: what is in the capture already is not asked for again by
 * this process.
 *
 * @param failures how often history was asked in vain
 * @param left what is still to be asked for, the earliest first
 * @param isReached whether history is known to have come as far as the feed had
 */
record GapProgress(int failures, List<GapWindow> left, boolean isReached) {
    /** Keeps a copy. */
    GapProgress {
        left = List.copyOf(left);
    }

    /** Nothing is asked yet. */
    static GapProgress none(TradeGap gap) {
        boolean isKnown = gap.reachNanos() != EventHeader.ABSENT;
        return new GapProgress(0, List.of(GapWindow.of(gap)), !isKnown);
    }

    /** As many failures, but less to ask for. */
    GapProgress with(Collection<GapWindow> stillLeft, boolean reached) {
        return new GapProgress(failures, List.copyOf(stillLeft), reached);
    }

    /** One failure more. */
    GapProgress failed() {
        return new GapProgress(failures + 1, left, isReached);
    }
}
