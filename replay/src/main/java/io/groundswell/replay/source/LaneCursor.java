package io.groundswell.replay.source;

import io.groundswell.model.event.MarketEvent;
import java.io.Closeable;
import java.io.IOException;

/** The events of a lane that are still to be emitted, in the total order. One thread. */
interface LaneCursor extends Closeable {
    /** The next event, or null at the end. */
    MarketEvent next() throws IOException;
}
