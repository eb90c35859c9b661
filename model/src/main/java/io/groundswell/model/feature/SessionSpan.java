package io.groundswell.model.feature;

import io.groundswell.model.session.Session;
import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;

/**
 * A session with its bounds.
 *
 * @param session which part of the trading day it is
 * @param startNanos its first moment, nanoseconds since 1970 UTC
 * @param endNanos the first moment after it
 */
public record SessionSpan(Session session, long startNanos, long endNanos) {
    /** Nothing is known yet. */
    static final SessionSpan NONE = new SessionSpan(Session.CLOSED, 0, 0);

    /** Whether trades are made in it. */
    boolean isOpen() {
        return session != Session.CLOSED;
    }

    boolean contains(long timeNanos) {
        return timeNanos >= startNanos && timeNanos < endNanos;
    }

    /** Writes it. */
    public void write(StateWriter out) {
        out.writeText(session.name());
        out.writeLong(startNanos);
        out.writeLong(endNanos);
    }

    /**
     * Reads what was written.
     *
     * @throws IllegalStateException for bytes that are none
     */
    public static SessionSpan read(StateReader in) {
        Session session = in.readName(Session.class);
        return new SessionSpan(session, in.readLong(), in.readLong());
    }
}
