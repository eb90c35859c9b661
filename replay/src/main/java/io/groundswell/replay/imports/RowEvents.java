package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.Topic;

/** Makes events of the rows of one kind. */
interface RowEvents {
    /** The topics that its events are on. */
    Topic[] topics();

    /**
     * Whether an event can be made of a row; where not, it becomes a defect.
     *
     * @param at the line that it stands on
     */
    boolean isSound(WireMessage row, ByteLines at);

    /** Takes a row that is sound, oldest first. */
    void take(WireMessage row);
}
