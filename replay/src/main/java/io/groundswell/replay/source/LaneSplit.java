package io.groundswell.replay.source;

import io.groundswell.model.event.EventPosition;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A lane: some symbols, all that holds them, and how far it was read. All days of one symbol are in
 * one lane, so they are never on two readers.
 *
 * @param lane the lane's number, 0 to {@link Lanes#COUNT} - 1
 * @param symbols its symbols, sorted
 * @param content what holds them
 * @param position the last event that was emitted, or empty at the start
 */
public record LaneSplit(
        int lane, List<String> symbols, LaneContent content, Optional<EventPosition> position)
        implements SourceSplit {

    /** Makes the list immutable. */
    public LaneSplit {
        symbols = List.copyOf(symbols);
    }

    @Override
    public String splitId() {
        return "lane-" + lane;
    }

    LaneSplit at(EventPosition newPosition) {
        return new LaneSplit(lane, symbols, content, Optional.of(newPosition));
    }
}
