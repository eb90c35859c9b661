package io.groundswell.replay.tape;

import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.List;

/** Merges cursors. */
public final class MergedCursor implements EventCursor {
    public MergedCursor(List<? extends EventCursor> cursors) {
        throw new UnsupportedOperationException("skeleton");
    }

    @Override
    public MarketEvent next() throws IOException {
        throw new UnsupportedOperationException("skeleton");
    }

    @Override
    public void seek(EventPosition after) throws IOException {
        throw new UnsupportedOperationException("skeleton");
    }

    @Override
    public void seekTime(long timeNanos) throws IOException {
        throw new UnsupportedOperationException("skeleton");
    }

    @Override
    public void close() throws IOException {
        throw new UnsupportedOperationException("skeleton");
    }
}
