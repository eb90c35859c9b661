package io.groundswell.model.event;

/**
 * How far the feed's time has come: the highest plausible feed time seen, less a lag that absorbs
 * the disorder between sockets. Never goes back.
 *
 * <p>One frontier is shared by the {@link EventStamper}s of all symbols and topics of one collector
 * or import, and is also shown the feed's bare time lines. One thread at a time.
 */
public final class Frontier {
    /** The lag that is used unless configured otherwise, in nanoseconds. */
    public static final long DEFAULT_LAG_NANOS = 250_000_000L;

    /** A feed time may lie this far after its receive time, in nanoseconds, and still be true. */
    public static final long MAX_AHEAD_NANOS = 5_000_000_000L;

    private final long lagNanos;
    private long nanos;

    /** A frontier with the default lag that knows no time yet. */
    public Frontier() {
        this(DEFAULT_LAG_NANOS, EventHeader.ABSENT);
    }

    /**
     * A frontier that goes on from an earlier one.
     *
     * @param lagNanos how far it stays behind the highest feed time, 0 or more
     * @param startNanos it is never below this, nanoseconds since 1970 UTC; {@link
     *     EventHeader#ABSENT} where no time is known yet
     */
    public Frontier(long lagNanos, long startNanos) {
        if (lagNanos < 0) {
            throw new IllegalArgumentException("frontier lag below 0: " + lagNanos);
        }
        this.lagNanos = lagNanos;
        this.nanos = startNanos;
    }

    /**
     * Whether a feed time can be true given when it was received. One that cannot is a {@code
     * Defect} of reason IMPLAUSIBLE_TIME, which the caller makes. An absent time, and a feed time
     * whose receive time is absent, have nothing that speaks against them.
     */
    public static boolean isPlausible(long feedTimeNanos, long receiveTimeNanos) {
        return feedTimeNanos == EventHeader.ABSENT
                || receiveTimeNanos == EventHeader.ABSENT
                || feedTimeNanos - MAX_AHEAD_NANOS <= receiveTimeNanos;
    }

    /**
     * Takes a feed time into account unless it is absent or implausible.
     *
     * @return {@link #isPlausible}
     */
    public boolean observe(long feedTimeNanos, long receiveTimeNanos) {
        if (!isPlausible(feedTimeNanos, receiveTimeNanos)) {
            return false;
        }
        if (feedTimeNanos != EventHeader.ABSENT) {
            nanos = Math.max(nanos, feedTimeNanos - lagNanos);
        }
        return true;
    }

    /** The frontier in nanoseconds since 1970 UTC, or {@link EventHeader#ABSENT} before any. */
    public long nanos() {
        return nanos;
    }
}
