package io.groundswell.jobs.demo;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.TradingCalendars;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The regular session of a trading date, and the zone in which people tell its times.
 *
 * @param openNanos first moment, nanoseconds UTC
 * @param closeNanos first moment after it; equal to openNanos where there is no regular session
 * @param zone for showing times
 */
record RegularHours(long openNanos, long closeNanos, ZoneId zone) {
    /** The hours by the calendar of this name; none for a calendar or date that is not known. */
    static RegularHours of(String calendarName, LocalDate date) {
        switch (calendarName) {
            case TradingCalendars.US_EQUITIES, TradingCalendars.CME_EQUITY_FUTURES -> {
                ExchangeCalendar calendar = TradingCalendars.named(calendarName);
                long noonNanos = date.atTime(12, 0).toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
                if (calendar.covers(noonNanos) && calendar.isTradingDay(date)) {
                    return new RegularHours(
                            calendar.regularOpenNanos(date),
                            calendar.regularCloseNanos(date),
                            EasternTime.ZONE);
                }
                return new RegularHours(0, 0, EasternTime.ZONE);
            }
            default -> {
                return new RegularHours(0, 0, ZoneOffset.UTC);
            }
        }
    }

    /** Whether the moment, nanoseconds UTC, is in the regular session. */
    boolean contains(long timeNanos) {
        return timeNanos >= openNanos && timeNanos < closeNanos;
    }

    /** Whether there is a regular session. */
    boolean exist() {
        return closeNanos > openNanos;
    }
}
