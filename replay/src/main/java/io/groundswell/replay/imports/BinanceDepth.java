package io.groundswell.replay.imports;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Joins a snapshot and the differences around it into one unbroken book, by Binance's own rule.
 *
 * <p>Differences that come before a snapshot are held back, up to a limit. With the snapshot, those
 * that it includes are dropped; the first that follows must reach back to it (spot: U ≤ last + 1 ≤
 * u; futures: U ≤ last ≤ u), and each one after must continue the one before (spot: U = last u + 1;
 * futures: pu = last u). Where the chain breaks, a gap is told and differences are held back again
 * until the next snapshot; those dropped are counted: depth of a gap is lost. A snapshot that is
 * not needed is passed over.
 */
final class BinanceDepth {
    static final String STALE = "depth differences included in a snapshot, dropped";
    static final String WITHOUT_SNAPSHOT = "depth differences without a snapshot, dropped";
    static final String GAPS = "gaps in the depth chain";
    static final String NOT_NEEDED = "snapshots not needed";

    /** Differences held back at most while a snapshot is awaited. */
    static final int MAX_HELD = 2048;

    private final ImportRun run;
    private final DepthRows rows;
    private final Deque<BinanceDiff> held = new ArrayDeque<>();
    private boolean joined;
    private boolean firstAfterSnapshot;
    private long lastUpdate;
    private long lastOrderNanos = EventHeader.ABSENT;

    BinanceDepth(ImportRun run) {
        this.run = run;
        this.rows = new DepthRows(run, DepthMode.PRICE_LEVEL);
    }

    void snapshot(long update, long receiveNanos, LevelList bids, LevelList asks) {
        if (joined && update <= lastUpdate) {
            run.note(NOT_NEEDED, 1);
            return;
        }
        rows.at(EventHeader.ABSENT, receiveNanos, 0);
        rows.beginSnapshot();
        for (int i = 0; i < bids.count(); i++) {
            rows.snapshotRow(Side.BID, bids.price(i), bids.size(i), 0, 0);
        }
        for (int i = 0; i < asks.count(); i++) {
            rows.snapshotRow(Side.ASK, asks.price(i), asks.size(i), 0, 0);
        }
        rows.endSnapshot();
        joined = true;
        firstAfterSnapshot = true;
        lastUpdate = update;
        Deque<BinanceDiff> waiting = new ArrayDeque<>(held);
        held.clear();
        waiting.forEach(this::diff);
    }

    void diff(BinanceDiff diff) {
        if (!joined) {
            hold(diff);
        } else if (isIncluded(diff)) {
            run.note(STALE, 1);
        } else if (continues(diff)) {
            firstAfterSnapshot = false;
            lastUpdate = diff.lastUpdate();
            lastOrderNanos = diff.feedNanos();
            tell(diff);
        } else {
            run.note(GAPS, 1);
            joined = false;
            tellGap(diff);
            hold(diff);
        }
    }

    /** Counts what was held back for a snapshot that never came. */
    void finish() {
        run.note(WITHOUT_SNAPSHOT, held.size());
        held.clear();
    }

    private void hold(BinanceDiff diff) {
        if (held.size() == MAX_HELD) {
            held.remove();
            run.note(WITHOUT_SNAPSHOT, 1);
        }
        held.add(diff);
    }

    private boolean isIncluded(BinanceDiff diff) {
        boolean futures = diff.previousUpdate() != EventHeader.ABSENT;
        return firstAfterSnapshot
                && (futures ? diff.lastUpdate() < lastUpdate : diff.lastUpdate() <= lastUpdate);
    }

    private boolean continues(BinanceDiff diff) {
        boolean futures = diff.previousUpdate() != EventHeader.ABSENT;
        if (firstAfterSnapshot) {
            return diff.firstUpdate() <= (futures ? lastUpdate : lastUpdate + 1);
        }
        return futures ? diff.previousUpdate() == lastUpdate : diff.firstUpdate() == lastUpdate + 1;
    }

    private void tell(BinanceDiff diff) {
        rows.at(diff.feedNanos(), diff.receiveNanos(), 0);
        tell(Side.BID, diff.bids());
        tell(Side.ASK, diff.asks());
        rows.flush();
    }

    private void tell(Side side, LevelList levels) {
        for (int i = 0; i < levels.count(); i++) {
            // A size of 0 removes the level, also one below the snapshot that we never had.
            rows.add(DepthAction.CHANGE, side, levels.price(i), levels.size(i), 0, 0);
        }
    }

    private void tellGap(BinanceDiff diff) {
        EventHeader header = run.header(Topic.L2, diff.feedNanos(), diff.receiveNanos(), 0, 0);
        run.emit(
                new FeedStatus(
                        header,
                        FeedState.GAP,
                        lastOrderNanos,
                        header.eventTimeNanos(),
                        "updates " + (lastUpdate + 1) + " to " + (diff.firstUpdate() - 1)));
    }
}
