package io.groundswell.connectors.iqfeed.lookup;

import io.groundswell.connectors.Backoff;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whether IQConnect is away, since when, and when it is to be looked for again: with growing pauses
 * while there is patience, then each second. Pure. One thread at a time.
 */
final class Absence {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long patienceNanos;
    private final Backoff pauses;
    private String reason;
    private long sinceNanos;
    private long lookNanos;

    /**
     * None yet.
     *
     * @param patienceNanos after so long nobody waits any more
     */
    Absence(long patienceNanos, Backoff pauses) {
        this.patienceNanos = patienceNanos;
        this.pauses = pauses;
    }

    /** Why there is no connection; empty where there may be one. */
    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** A connection could not be opened. */
    void failed(long nowNanos, String itsReason) {
        if (reason == null) {
            sinceNanos = nowNanos;
        } else if (nowNanos - lookNanos < 0) {
            // Several threads opened at the same time; one of them has told.
            return;
        }
        reason = itsReason;
        long pause = TimeUnit.MILLISECONDS.toNanos(pauses.nextMillis());
        lookNanos = nowNanos + (patienceLeft(nowNanos) > 0 ? pause : LOOK_NANOS);
    }

    /** A connection could be opened. */
    void over() {
        reason = null;
        pauses.reset();
    }

    /** How long until it is to be looked for again; 0 or less: now. */
    long waitNanos(long nowNanos) {
        return reason == null ? 0 : lookNanos - nowNanos;
    }

    /** How long it is to be waited for; 0 or less: no longer. */
    long patienceLeft(long nowNanos) {
        return sinceNanos + patienceNanos - nowNanos;
    }
}
