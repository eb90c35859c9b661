package io.groundswell.replay.publish;

import io.groundswell.model.event.MarketEvent;
import java.io.IOException;

/** Where a replay goes: events in the total order, and between them how far time has come. */
public interface EventOutput {
    /** Takes an event; may wait while the other side is slow. */
    void send(MarketEvent event) throws IOException;

    /**
     * Takes the promise that no event before the frontier is to come.
     *
     * @param sourceEpoch the highest epoch of the events sent, or that of the first to come
     * @param frontierNanos order time, nanoseconds since 1970 UTC
     */
    void heartbeat(long sourceEpoch, long frontierNanos) throws IOException;
}
