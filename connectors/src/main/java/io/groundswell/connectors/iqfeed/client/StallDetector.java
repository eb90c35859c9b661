package io.groundswell.connectors.iqfeed.client;

import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.session.TradingHours;
import java.util.concurrent.TimeUnit;

/**
 * Tells when a symbol has been silent for too long: for longer than a limit, and than many times
 * its own usual gap, while its market is open. Silence in which nobody could trade does not count.
 * Times are of any clock that counts nanoseconds but goes on only while the port listens; the wall
 * clock is asked for the market's hours only. One thread at a time.
 */
final class StallDetector {
    /** How many usual gaps are no silence yet. */
    static final int GAPS = 20;

    /** While the market is closed, it is looked at again after this. */
    static final long CLOSED_CHECK_NANOS = TimeUnit.SECONDS.toNanos(60);

    private static final int MEAN_SHIFT = 4;
    private static final int MAX_DOUBLINGS = 4;
    private static final long MAX_PATIENCE_NANOS = TimeUnit.HOURS.toNanos(2);

    private final TradingHours hours;
    private final long leastNanos;
    private long fromNanos;
    private long meanGapNanos = -1;
    private int stallsSinceUpdate;
    private boolean isTold;
    private boolean wasClosed;

    /**
     * A detector of one symbol.
     *
     * @param hours of its market; hours that say UNKNOWN count as open, for a lost symbol is worse
     *     than one that is asked for too often
     * @param leastNanos no shorter silence is a stall
     */
    StallDetector(TradingHours hours, long leastNanos) {
        this.hours = hours;
        this.leastNanos = leastNanos;
    }

    /** Silence counts from now on: a connection is new. */
    void begin(long nowNanos) {
        fromNanos = nowNanos;
        stallsSinceUpdate = 0;
    }

    /** An update came that nobody asked for. */
    void updated(long nowNanos) {
        long gap = nowNanos - fromNanos;
        meanGapNanos = meanGapNanos < 0 ? gap : meanGapNanos + ((gap - meanGapNanos) >> MEAN_SHIFT);
        fromNanos = nowNanos;
        stallsSinceUpdate = 0;
        isTold = false;
    }

    /**
     * The state came that was asked for. It proves that the server knows the watch, not that
     * updates come: each time in a row it is worth half as many questions.
     */
    void answered(long nowNanos) {
        fromNanos = nowNanos;
    }

    /** Whether its market is open at a moment, nanoseconds since 1970 UTC. */
    boolean isOpen(long wallNanos) {
        TradingPhase phase = hours.phaseAt(wallNanos);
        return phase != TradingPhase.CLOSED && phase != TradingPhase.PRE_OPEN;
    }

    /**
     * Looks whether it has been silent for too long, and then waits twice as long the next time,
     * until an update comes. The next look is due at {@link #nextCheckNanos}.
     */
    boolean looksStalled(long nowNanos, long wallNanos) {
        boolean isOpen = isOpen(wallNanos);
        if (!isOpen || wasClosed) {
            // Also the first look after the opening: some of the silence was before it.
            fromNanos = nowNanos;
            wasClosed = !isOpen;
            return false;
        }
        if (nowNanos - fromNanos < patienceNanos()) {
            return false;
        }
        stallsSinceUpdate = Math.min(MAX_DOUBLINGS, stallsSinceUpdate + 1);
        return true;
    }

    /** When it will have been silent for too long, or is to be looked at again. */
    long nextCheckNanos() {
        return fromNanos + (wasClosed ? CLOSED_CHECK_NANOS : patienceNanos());
    }

    /** Whether the stall is to be told: once until an update comes. */
    boolean tell() {
        boolean first = !isTold;
        isTold = true;
        return first;
    }

    private long patienceNanos() {
        long patience = Math.max(leastNanos, GAPS * Math.max(0, meanGapNanos));
        return Math.max(leastNanos, Math.min(MAX_PATIENCE_NANOS, patience << stallsSinceUpdate));
    }
}
