package io.groundswell.replay.tape;

import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import java.io.Closeable;
import java.io.IOException;

/**
 * Walks along recorded events in the {@linkplain io.groundswell.model.event.EventOrder total
 * order}. Starts before the first event. One thread at a time; several cursors of one tape may be
 * used by one thread each.
 */
public interface EventCursor extends Closeable {
    /**
     * The next event, or null at the end.
     *
     * @throws DamagedTapeException where the bytes on disk are not what was written
     */
    MarketEvent next() throws IOException;

    /**
     * Goes, forward or back, to just before the first event that is strictly after the position,
     * which need not be that of an event here. Reads at most one block per symbol more than the
     * events that follow are in.
     */
    void seek(EventPosition after) throws IOException;

    /**
     * Goes, forward or back, to just before the first event whose order time is this or later, in
     * nanoseconds since 1970 UTC. Costs as {@link #seek}.
     */
    void seekTime(long timeNanos) throws IOException;

    /**
     * An order time that the next event is not before, as far as is known without reading, in
     * nanoseconds since 1970 UTC; {@link Long#MIN_VALUE} where nothing is known. A merge does not
     * read on before its time comes.
     */
    default long notBeforeNanos() {
        return Long.MIN_VALUE;
    }

    /** Lets go of buffers; the tape stays open. */
    @Override
    void close() throws IOException;
}
