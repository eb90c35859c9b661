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
 * @param shortfall why what is written of it cannot be whole any more; else empty
 */
record GapProgress(int failures, List<GapWindow> left, boolean isReached, String shortfall) {
    /** Keeps a copy. */
    GapProgress {
        left = List.copyOf(left);
    }

    /** Nothing is asked yet. */
    static GapProgress none(TradeGap gap) {
        boolean isKnown = gap.reachNanos() != EventHeader.ABSENT;
        return new GapProgress(0, List.of(GapWindow.of(gap)), !isKnown, "");
    }

    /** The same failures, but less to ask for. */
    GapProgress leaving(Collection<GapWindow> stillLeft) {
        return new GapProgress(failures, List.copyOf(stillLeft), isReached, shortfall);
    }

    /** History has come as far as the feed had. */
    GapProgress reached() {
        return new GapProgress(failures, left, true, shortfall);
    }

    /** History has not come so far, and what it has is taken all the same. */
    GapProgress shortOf(String reason) {
        return new GapProgress(failures, left, isReached, reason);
    }

    /** Whether an answer is to be looked at for how far history has come. */
    boolean isInDoubt() {
        return !isReached && shortfall.isEmpty();
    }

    /** One failure more. */
    GapProgress failed() {
        return new GapProgress(failures + 1, left, isReached, shortfall);
    }
}
