package io.groundswell.replay.source;

import io.groundswell.connectors.clickhouse.history.HistoryCursor;
import io.groundswell.connectors.clickhouse.history.StoredHistory;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;

/**
 * A database. The lanes of a reader share a number of events that they may hold together, so that
 * many lanes take no more memory than few.
 */
final class HistoryShelf implements Shelf {
    private static final int EVENTS_HELD = 262_144;
    private static final int MIN_EVENTS_OF_LANE = 2_048;

    private final StoredHistory history;
    private int lanes;

    /** A shelf that owns the history. */
    HistoryShelf(StoredHistory history) {
        this.history = history;
    }

    @Override
    public LaneCursor open(LaneSplit lane) {
        lanes++;
        return new HistoryLane(
                history.cursor(
                        lane.symbols(),
                        ((LaneContent.Stored) lane.content()).days(),
                        lane.position(),
                        this::eventsPerWindow));
    }

    private int eventsPerWindow() {
        return Math.min(
                StoredHistory.EVENTS_PER_WINDOW,
                Math.max(MIN_EVENTS_OF_LANE, EVENTS_HELD / Math.max(1, lanes)));
    }

    @Override
    public void close() {
        history.close();
    }

    /** A lane of the database. */
    private final class HistoryLane implements LaneCursor {
        private final HistoryCursor events;

        HistoryLane(HistoryCursor events) {
            this.events = events;
        }

        @Override
        public MarketEvent next() throws IOException {
            return events.next();
        }

        @Override
        public void close() {
            lanes--;
        }
    }
}
