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
 * <p>Differences that come before a snapshot are held back, up to a limit. From the snapshot on,
 * those that the book has already (u ≤ last) are dropped, also one that is told twice. The first
 * other one must reach back to the snapshot (U ≤ last) or continue it, and each one after must
 * continue the one before (spot: U = last u + 1; futures: pu = last u). Where the chain breaks, a
 * gap is told and differences are held back again until the next snapshot; those dropped are
 * counted: depth of a gap is lost. A snapshot that is not needed is passed over.
 */
final class BinanceDepth {
    static final String STALE = "depth differences that the book has already, dropped";
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

    void snapshot(BinanceSnapshot snapshot) {
        if (joined && snapshot.lastUpdate() <= lastUpdate) {
            run.note(NOT_NEEDED, 1);
            return;
        }
        rows.at(EventHeader.ABSENT, snapshot.receiveNanos(), 0);
        rows.beginSnapshot();
        for (Side side : Side.values()) {
            LevelList levels = side == Side.BID ? snapshot.bids() : snapshot.asks();
            for (int i = 0; i < levels.count(); i++) {
                rows.snapshotRow(side, levels.price(i), levels.size(i), 0, 0);
            }
        }
        rows.endSnapshot();
        joined = true;
        firstAfterSnapshot = true;
        lastUpdate = snapshot.lastUpdate();
        Deque<BinanceDiff> waiting = new ArrayDeque<>(held);
        held.clear();
        waiting.forEach(this::diff);
    }

    void diff(BinanceDiff diff) {
        if (!joined) {
            hold(diff);
        } else if (isOld(diff)) {
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

    private boolean isOld(BinanceDiff diff) {
        return diff.lastUpdate() <= lastUpdate;
    }

    private boolean continues(BinanceDiff diff) {
        boolean futures = diff.previousUpdate() != EventHeader.ABSENT;
        long next = futures ? diff.previousUpdate() : diff.firstUpdate() - 1;
        return next == lastUpdate || (firstAfterSnapshot && diff.firstUpdate() <= lastUpdate);
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
