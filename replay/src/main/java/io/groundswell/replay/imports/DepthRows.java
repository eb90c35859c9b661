package io.groundswell.replay.imports;

import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers the depth rows of one event of the venue, then emits them chained: each but the last says
 * that more follows.
 */
final class DepthRows {
    /** Rows held at most; a longer event is passed on in parts, which say that more follows. */
    static final int MAX_HELD = 8192;

    private record Row(
            EventTimes times,
            DepthAction action,
            Side side,
            long price,
            long size,
            long id,
            int flags) {}

    private record EventTimes(long feedNanos, long receiveNanos, long matchOrder) {}

    private final ImportRun run;
    private final DepthMode mode;
    private final List<Row> rows = new ArrayList<>();
    private EventTimes times = new EventTimes(EventHeader.ABSENT, EventHeader.ABSENT, 0);

    DepthRows(ImportRun run, DepthMode mode) {
        this.run = run;
        this.mode = mode;
    }

    /** The times and the source's number of the rows from now on. */
    void at(long feedTimeNanos, long receiveTimeNanos, long matchOrder) {
        times = new EventTimes(feedTimeNanos, receiveTimeNanos, matchOrder);
    }

    void add(DepthAction action, Side side, long price, long size, long id, int flags) {
        if (rows.size() == MAX_HELD) {
            emit(true);
        }
        rows.add(new Row(times, action, side, price, size, id, flags));
    }

    /** Ends the venue's event. */
    void flush() {
        emit(false);
    }

    void beginSnapshot() {
        run.emit(new SnapshotBegin(header(times, 0), mode));
    }

    void snapshotRow(Side side, long price, long size, long id, int flags) {
        DepthAction action = mode == DepthMode.PRICE_LEVEL ? DepthAction.CHANGE : DepthAction.ADD;
        run.emit(update(new Row(times, action, side, price, size, id, flags), 0));
    }

    void endSnapshot() {
        run.emit(new SnapshotEnd(header(times, 0), mode));
    }

    private void emit(boolean moreFollows) {
        int last = rows.size() - 1;
        for (int i = 0; i <= last; i++) {
            boolean chained = i < last || moreFollows;
            run.emit(update(rows.get(i), chained ? EventFlags.MORE_FOLLOWS : 0));
        }
        rows.clear();
    }

    private DepthUpdate update(Row row, int chain) {
        return new DepthUpdate(
                header(row.times(), row.flags() | chain),
                mode,
                row.action(),
                row.side(),
                row.price(),
                row.size(),
                row.id(),
                EventHeader.ABSENT,
                "",
                0);
    }

    private EventHeader header(EventTimes at, int flags) {
        return run.header(Topic.L2, at.feedNanos(), at.receiveNanos(), at.matchOrder(), flags);
    }
}
