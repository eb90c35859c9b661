package io.groundswell.replay.source;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventPosition;

/** How far a lane was emitted; the task thread's side of a {@link LaneSplit}. */
final class LaneProgress {
    private final LaneSplit start;
    private EventHeader last;

    LaneProgress(LaneSplit start) {
        this.start = start;
    }

    void emitted(EventHeader header) {
        last = header;
    }

    LaneSplit toSplit() {
        return last == null ? start : start.at(EventPosition.of(last));
    }
}
