package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.EventHeader;

/**
 * The feed's own time of day, by which a time without a date gets one: the last such time that is
 * not far ahead of what the feed's clock showed last. A time of day that seems to lie hours ahead
 * is one of yesterday. One thread at a time.
 */
final class FeedClock {
    private static final long DAY = EasternTime.DAY_MICROS;

    /** An hour: more than clocks differ, less than a session lasts. */
    private static final long MOST_AHEAD = DAY / 24;

    private final EasternTime eastern = new EasternTime();
    private long localMicros = EventHeader.ABSENT;

    /** The feed showed this wall clock time; it never goes back. */
    void showed(long atLocalMicros) {
        localMicros = Math.max(localMicros, atLocalMicros);
    }

    /** Whether the feed has shown a time yet. */
    boolean isKnown() {
        return localMicros != EventHeader.ABSENT;
    }

    /** Nanoseconds since 1970 UTC of a wall clock time; ABSENT stays ABSENT. */
    long nanos(long atLocalMicros) {
        return atLocalMicros == EventHeader.ABSENT
                ? EventHeader.ABSENT
                : eastern.toNanos(atLocalMicros);
    }

    /** Wall clock of an instant, microseconds since 1970-01-01 00:00. */
    long localMicros(long nanos) {
        return eastern.toLocalMicros(nanos);
    }

    /**
     * The wall clock time of a date and a time of day.
     *
     * @param epochDay the date, or ABSENT: then the last one that fits
     * @param timeMicros time of day, or ABSENT: then the result is ABSENT
     * @param receiveTimeNanos stands for the feed's clock before it has shown a time
     */
    long local(long epochDay, long timeMicros, long receiveTimeNanos) {
        if (timeMicros == EventHeader.ABSENT) {
            return EventHeader.ABSENT;
        }
        if (epochDay != EventHeader.ABSENT) {
            return epochDay * DAY + timeMicros;
        }
        long now = isKnown() ? localMicros : eastern.toLocalMicros(receiveTimeNanos);
        long today = Math.floorDiv(now, DAY) * DAY + timeMicros;
        if (today - now > MOST_AHEAD) {
            return today - DAY;
        }
        return now - today > DAY - MOST_AHEAD ? today + DAY : today;
    }
}
