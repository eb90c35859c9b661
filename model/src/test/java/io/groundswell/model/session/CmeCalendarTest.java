package io.groundswell.model.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.TradingPhase;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CmeCalendarTest {
    private final ExchangeCalendar calendar = TradingCalendars.named("XCME");

    @ParameterizedTest
    @CsvSource({
        // A week in January: Friday's close, Sunday's pre-open, the daily halt.
        "2024-01-12T15:59:59, REGULAR, CONTINUOUS, 2024-01-12",
        "2024-01-12T16:00, CLOSED, CLOSED, 2024-01-12",
        "2024-01-13T12:00, CLOSED, CLOSED, 2024-01-12",
        "2024-01-21T15:59:59, CLOSED, CLOSED, 2024-01-19",
        "2024-01-21T16:00, CLOSED, PRE_OPEN, 2024-01-22",
        "2024-01-21T17:00, REGULAR, CONTINUOUS, 2024-01-22",
        "2024-01-22T03:00, REGULAR, CONTINUOUS, 2024-01-22",
        "2024-01-22T16:00, CLOSED, CLOSED, 2024-01-22",
        "2024-01-22T16:44:59, CLOSED, CLOSED, 2024-01-22",
        "2024-01-22T16:45, CLOSED, PRE_OPEN, 2024-01-23",
        "2024-01-22T17:00, REGULAR, CONTINUOUS, 2024-01-23",
        // Martin Luther King Day is counted to Tuesday.
        "2024-01-14T17:00, REGULAR, CONTINUOUS, 2024-01-16",
        "2024-01-15T11:59:59, REGULAR, CONTINUOUS, 2024-01-16",
        "2024-01-15T12:00, CLOSED, CLOSED, 2024-01-16",
        "2024-01-15T17:00, REGULAR, CONTINUOUS, 2024-01-16",
        // Thanksgiving and the half day after it.
        "2023-11-23T11:59:59, REGULAR, CONTINUOUS, 2023-11-24",
        "2023-11-23T12:00, CLOSED, CLOSED, 2023-11-24",
        "2023-11-24T12:14:59, REGULAR, CONTINUOUS, 2023-11-24",
        "2023-11-24T12:15, CLOSED, CLOSED, 2023-11-24",
        // Good Friday, once with and once without the jobs report.
        "2023-04-07T08:00, REGULAR, CONTINUOUS, 2023-04-10",
        "2024-03-28T17:30, CLOSED, CLOSED, 2024-03-28"
    })
    void shouldTellSessionPhaseAndDateByChicagoTime(
            String local, Session session, TradingPhase phase, LocalDate date) {
        SessionInterval interval = calendar.intervalAt(At.chicago(local));
        assertThat(interval.session()).isEqualTo(session);
        assertThat(interval.phase()).isEqualTo(phase);
        assertThat(interval.tradingDate()).isEqualTo(date);
    }

    /** The recorded ESH4 day: orders from 22:39 UTC on, crossed until 22:59, open at 23:00. */
    @Test
    void shouldBeInPreOpenOfTheNextDateOnTheEveningOfChristmasDay() {
        long firstOrder = At.utc("2023-12-25T22:39:00Z");
        assertThat(calendar.phaseAt(firstOrder)).isEqualTo(TradingPhase.PRE_OPEN);
        assertThat(calendar.tradingDate(firstOrder)).isEqualTo("2023-12-26");
        assertThat(calendar.regularOpenNanos(LocalDate.of(2023, 12, 26)))
                .isEqualTo(At.utc("2023-12-25T23:00:00Z"));
        assertThat(calendar.phaseAt(At.utc("2023-12-25T12:00:00Z"))).isEqualTo(TradingPhase.CLOSED);
    }

    @Test
    void shouldOpenAndCloseByChicagoTimeAcrossTheDaylightSavingChange() {
        LocalDate monday = LocalDate.of(2024, 3, 11);
        assertThat(calendar.regularOpenNanos(monday)).isEqualTo(At.utc("2024-03-10T22:00:00Z"));
        assertThat(calendar.regularCloseNanos(monday)).isEqualTo(At.utc("2024-03-11T21:00:00Z"));
    }

    @Test
    void shouldDateTradesByTheTradingDaysOfTheStockExchange() {
        ExchangeCalendar stocks = TradingCalendars.named("XNYS");
        LocalDate.of(2007, 1, 1)
                .datesUntil(LocalDate.of(2031, 1, 1))
                .forEach(
                        date -> {
                            assertThat(calendar.isTradingDay(date))
                                    .as(date.toString())
                                    .isEqualTo(stocks.isTradingDay(date));
                            assertThat(calendar.earlyClose(date).isPresent())
                                    .as(date.toString())
                                    .isEqualTo(stocks.earlyClose(date).isPresent());
                        });
    }

    @Test
    void shouldCloseAQuarterPastTwelveOnAHalfDay() {
        assertThat(calendar.earlyClose(LocalDate.of(2023, 11, 24))).contains(LocalTime.of(12, 15));
        assertThat(calendar.earlyClose(LocalDate.of(2023, 11, 23))).isEmpty();
    }

    @Test
    void shouldNeverCloseWhenTheVenueIsCrypto() {
        ExchangeCalendar always = TradingCalendars.named("ALWAYS");
        long beforeMidnight = At.utc("2024-08-08T23:59:59.999999999Z");
        assertThat(always.phaseAt(beforeMidnight)).isEqualTo(TradingPhase.CONTINUOUS);
        assertThat(always.tradingDate(beforeMidnight)).isEqualTo("2024-08-08");
        assertThat(always.tradingDate(beforeMidnight + 1)).isEqualTo("2024-08-09");
        assertThat(always.isTradingDay(LocalDate.of(2024, 12, 25))).isTrue();
        assertThat(always.regularCloseNanos(LocalDate.of(2024, 8, 8)))
                .isEqualTo(beforeMidnight + 1);
    }
}
