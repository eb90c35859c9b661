package io.groundswell.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.TradingPhase;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsEquityCalendarTest {
    private final ExchangeCalendar calendar = TradingCalendars.named("XNYS");

    @Test
    void shouldCloseOnTheHolidaysOfTheRulesInEveryYear() {
        for (int year = 2007; year <= 2030; year++) {
            Set<LocalDate> closedWeekdays = new TreeSet<>();
            Set<LocalDate> early = new TreeSet<>();
            LocalDate end = LocalDate.of(year + 1, 1, 1);
            for (LocalDate d = LocalDate.of(year, 1, 1); d.isBefore(end); d = d.plusDays(1)) {
                boolean weekday = d.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
                if (weekday && !calendar.isTradingDay(d)) {
                    closedWeekdays.add(d);
                }
                assertThat(weekday || !calendar.isTradingDay(d)).isTrue();
                if (calendar.earlyClose(d).isPresent()) {
                    assertThat(calendar.earlyClose(d)).contains(LocalTime.of(13, 0));
                    early.add(d);
                }
            }
            assertThat(closedWeekdays).isEqualTo(UsHolidayRules.holidays(year));
            assertThat(early).isEqualTo(UsHolidayRules.halfDays(year));
        }
    }

    /** The exchange's published counts. */
    @ParameterizedTest
    @CsvSource({
        "2007,251", "2008,253", "2009,252", "2010,252", "2011,252", "2012,250", "2013,252",
        "2014,252", "2015,252", "2016,252", "2017,251", "2018,251", "2019,252", "2020,253",
        "2021,252", "2022,251", "2023,250", "2024,252", "2025,250"
    })
    void shouldCountThePublishedNumberOfTradingDaysInAYear(int year, int expected) {
        long days =
                LocalDate.of(year, 1, 1)
                        .datesUntil(LocalDate.of(year + 1, 1, 1))
                        .filter(calendar::isTradingDay)
                        .count();
        assertThat(days).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2012-06-21T03:59:59.999999999, CLOSED, CLOSED",
        "2012-06-21T04:00, PRE, CONTINUOUS",
        "2012-06-21T09:29:59.999999999, PRE, CONTINUOUS",
        "2012-06-21T09:30, REGULAR, CONTINUOUS",
        "2012-06-21T15:59:59.999999999, REGULAR, CONTINUOUS",
        "2012-06-21T16:00, POST, CONTINUOUS",
        "2012-06-21T19:59:59.999999999, POST, CONTINUOUS",
        "2012-06-21T20:00, CLOSED, CLOSED",
        "2013-10-07T12:00, REGULAR, CONTINUOUS",
        "2013-10-05T12:00, CLOSED, CLOSED",
        "2012-10-29T12:00, CLOSED, CLOSED",
        "2025-01-09T12:00, CLOSED, CLOSED"
    })
    void shouldTellTheSessionByNewYorkTime(String local, Session session, TradingPhase phase) {
        assertThat(calendar.sessionAt(At.newYork(local))).isEqualTo(session);
        assertThat(calendar.phaseAt(At.newYork(local))).isEqualTo(phase);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2012-07-03", "2012-11-23", "2012-12-24", "2019-07-03", "2024-12-24"})
    void shouldEndEarlyOnAHalfDay(String date) {
        assertThat(calendar.sessionAt(At.newYork(date + "T12:59"))).isEqualTo(Session.REGULAR);
        assertThat(calendar.sessionAt(At.newYork(date + "T13:00"))).isEqualTo(Session.POST);
        assertThat(calendar.sessionAt(At.newYork(date + "T16:59"))).isEqualTo(Session.POST);
        assertThat(calendar.sessionAt(At.newYork(date + "T17:00"))).isEqualTo(Session.CLOSED);
        assertThat(calendar.regularCloseNanos(LocalDate.parse(date)))
                .isEqualTo(At.newYork(date + "T13:00"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-08, 2024-03-08T14:30:00Z, 2024-03-08T21:00:00Z",
        "2024-03-11, 2024-03-11T13:30:00Z, 2024-03-11T20:00:00Z",
        "2024-11-01, 2024-11-01T13:30:00Z, 2024-11-01T20:00:00Z",
        "2024-11-04, 2024-11-04T14:30:00Z, 2024-11-04T21:00:00Z"
    })
    void shouldFollowDaylightSavingAcrossTheChange(LocalDate date, String open, String close) {
        assertThat(calendar.regularOpenNanos(date)).isEqualTo(At.utc(open));
        assertThat(calendar.regularCloseNanos(date)).isEqualTo(At.utc(close));
    }

    @Test
    void shouldKeepTheTradingDateWhenAWinterSessionCrossesMidnightUtc() {
        long evening = At.utc("2021-01-06T00:30:00Z");
        assertThat(calendar.sessionAt(evening)).isEqualTo(Session.POST);
        assertThat(calendar.tradingDate(evening)).isEqualTo("2021-01-05");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-01-08T23:59:59, 2021-01-08",
        "2021-01-09T12:00, 2021-01-08",
        "2021-01-10T23:59:59, 2021-01-08",
        "2021-01-11T00:00, 2021-01-11",
        "2024-03-10T02:30, 2024-03-08",
        "2024-11-03T01:30, 2024-11-01",
        "2007-01-01T00:00, 2006-12-29",
        "2007-01-02T12:00, 2006-12-29",
        "2030-12-31T23:59:59, 2030-12-31"
    })
    void shouldTurnTheTradingDateAtMidnightOfTheNextTradingDay(String local, LocalDate date) {
        assertThat(calendar.tradingDate(At.newYork(local))).isEqualTo(date);
    }

    @Test
    void shouldSkipWeekendsAndHolidaysToTheNextTradingDay() {
        assertThat(calendar.nextTradingDay(LocalDate.of(2024, 12, 24))).isEqualTo("2024-12-26");
        assertThat(calendar.nextTradingDay(LocalDate.of(2012, 10, 26))).isEqualTo("2012-10-31");
        assertThat(calendar.nextTradingDay(LocalDate.of(2030, 12, 31))).isEqualTo("2031-01-02");
    }

    @Test
    void shouldNameTheDaysThatDiffer() {
        assertThat(calendar.dayName(LocalDate.of(2012, 10, 29))).contains("Hurricane Sandy");
        assertThat(calendar.dayName(LocalDate.of(2012, 6, 21))).isEmpty();
    }

    @Test
    void shouldRefuseWithTheRangeWhenAskedOutsideIt() {
        long before = At.newYork("2007-01-01T00:00") - 1;
        long after = At.newYork("2031-01-01T00:00");
        assertThat(calendar.covers(before) || calendar.covers(after)).isFalse();
        assertThat(calendar.covers(before + 1) && calendar.covers(after - 1)).isTrue();
        assertThatThrownBy(() -> calendar.sessionAt(before))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2007-01-01 to 2030-12-31");
        assertThatThrownBy(() -> calendar.tradingDate(after))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> calendar.isTradingDay(LocalDate.of(2031, 1, 2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> calendar.regularOpenNanos(LocalDate.of(2024, 12, 25)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no trading day");
    }

    @Test
    void shouldListTheKnownCalendarsWhenANameIsUnknown() {
        assertThatThrownBy(() -> TradingCalendars.named("XLON"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[ALWAYS, XCME, XNYS]");
        assertThat(TradingCalendars.named("XNYS")).isSameAs(calendar);
    }
}
