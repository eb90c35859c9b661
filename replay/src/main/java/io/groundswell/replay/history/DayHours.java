package io.groundswell.replay.history;

import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.Session;
import io.groundswell.model.session.SessionInterval;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * When a venue trades on a date, in nanoseconds since 1970 UTC. Where it has no sessions before or
 * after the regular one, those are empty.
 *
 * @param beginNanos when the session before the regular one begins
 * @param openNanos when the regular session opens
 * @param closeNanos when it closes; earlier on some days
 * @param endNanos when the session after it ends: the day is over
 * @param zone where the venue's wall clock hangs
 */
record DayHours(long beginNanos, long openNanos, long closeNanos, long endNanos, ZoneId zone) {
    /** The hours of a date, or empty where the venue is closed or the calendar does not reach. */
    static Optional<DayHours> of(ExchangeCalendar calendar, LocalDate date) {
        long noonNanos =
                TimeUnit.SECONDS.toNanos(
                        date.atTime(LocalTime.NOON).atZone(calendar.zone()).toEpochSecond());
        if (!calendar.covers(noonNanos) || !calendar.isTradingDay(date)) {
            return Optional.empty();
        }
        long openNanos = calendar.regularOpenNanos(date);
        long closeNanos = calendar.regularCloseNanos(date);
        long beginNanos = openNanos;
        if (calendar.covers(openNanos - 1)) {
            SessionInterval before = calendar.intervalAt(openNanos - 1);
            beginNanos = before.session() == Session.PRE ? before.startNanos() : openNanos;
        }
        long endNanos = closeNanos;
        if (calendar.covers(closeNanos)) {
            SessionInterval after = calendar.intervalAt(closeNanos);
            endNanos = after.session() == Session.POST ? after.endNanos() : closeNanos;
        }
        return Optional.of(
                new DayHours(beginNanos, openNanos, closeNanos, endNanos, calendar.zone()));
    }

    /** Whether nothing more can trade on this date. */
    boolean isOver(long nowNanos) {
        return nowNanos >= endNanos;
    }
}
