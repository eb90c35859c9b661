package io.groundswell.model.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A time of day relative to a date of the calendar.
 *
 * @param days 0 on the date itself, -1 on the day before, 1 on the day after
 * @param time local time of the venue
 */
record CalendarClock(int days, LocalTime time) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** This clock's moment for a date, nanoseconds since 1970 UTC. */
    long nanosOn(LocalDate date, ZoneId zone) {
        Instant moment = date.plusDays(days).atTime(time).atZone(zone).toInstant();
        return Math.addExact(
                Math.multiplyExact(moment.getEpochSecond(), NANOS_PER_SECOND), moment.getNano());
    }
}
