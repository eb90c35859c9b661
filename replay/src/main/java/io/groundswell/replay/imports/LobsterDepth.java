package io.groundswell.replay.imports;

import io.groundswell.model.event.DepthMode;

/** How the depth of a LOBSTER day is told: as orders or as price levels. */
interface LobsterDepth {
    /** What the rows stand for. */
    DepthMode mode();

    /** Emits the book before the first message as a snapshot. */
    void begin(LobsterWindow window);

    /**
     * Emits what a message, and the window after it, change.
     *
     * @param message null where the message file has no good line there
     * @param window null where the order book file has no good line there
     * @return what contradicts the files' promise, for a defect, else empty
     */
    String apply(LobsterMessage message, LobsterWindow window);
}
