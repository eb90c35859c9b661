package io.groundswell.jobs.run;

import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeCorrection;

/**
 * What happened to one symbol on one topic: trades, quotes and rows of depth. States that a feed
 * tells when it is asked, and pictures of depth, repeat what has happened and are none. One thread.
 */
public final class Happenings {
    private boolean inPicture;

    /** Nothing has been seen yet. */
    public Happenings() {}

    /** Takes the next event, and tells whether it is one. */
    public boolean isOne(MarketEvent event) {
        if (event instanceof SnapshotBegin) {
            inPicture = true;
        } else if (event instanceof SnapshotEnd) {
            inPicture = false;
        }
        if (event.header().has(EventFlags.SUMMARY)) {
            return false;
        }
        return event instanceof Trade
                || event instanceof Quote
                || event instanceof TradeCorrection
                || (event instanceof DepthUpdate && !inPicture);
    }
}
