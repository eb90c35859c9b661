package io.groundswell.replay.source;

import java.io.Closeable;
import java.io.IOException;

/** Where lanes are read from: tapes or a database. Belongs to one reader's thread. */
interface Shelf extends Closeable {
    /**
     * The events of a lane behind its position. Nothing need be read before the first {@link
     * LaneCursor#next}.
     *
     * @throws IOException where what the lane is read from is gone, or not what it was
     */
    LaneCursor open(LaneSplit lane) throws IOException;
}
