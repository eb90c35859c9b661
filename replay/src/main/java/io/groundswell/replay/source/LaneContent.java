package io.groundswell.replay.source;

import io.groundswell.connectors.clickhouse.history.StoredDay;
import java.util.List;

/**
 * What a lane's events are read from, and how to know it again: a position means nothing in
 * anything else.
 */
public sealed interface LaneContent {
    /**
     * Recorded days.
     *
     * @param tapes the tapes that hold any of the lane's symbols, by path
     */
    record Tapes(List<TapeRef> tapes) implements LaneContent {
        /** Makes the list immutable. */
        public Tapes {
            tapes = List.copyOf(tapes);
        }
    }

    /**
     * A database, whichever the source reads.
     *
     * @param days what the lane's symbols had stored when the reading began, by day
     */
    record Stored(List<StoredDay> days) implements LaneContent {
        /** Makes the list immutable. */
        public Stored {
            days = List.copyOf(days);
        }
    }
}
