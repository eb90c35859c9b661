package io.groundswell.model.session;

import io.groundswell.model.event.UnixNanos;
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
    /** This clock's moment for a date, nanoseconds since 1970 UTC. */
    long nanosOn(LocalDate date, ZoneId zone) {
        return UnixNanos.of(date.plusDays(days).atTime(time).atZone(zone).toInstant());
    }
}
