package io.groundswell.replay.source;

import java.util.List;

/**
 * What the enumerator remembers: the lanes that no reader has yet. Everything else is in the
 * readers.
 *
 * @param lanes in lane order
 */
public record UnassignedLanes(List<LaneSplit> lanes) {
    /** Makes the list immutable. */
    public UnassignedLanes {
        lanes = List.copyOf(lanes);
    }
}
