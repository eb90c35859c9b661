package io.groundswell.connectors.iqfeed.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WallClockTest {
    @Test
    void shouldAgreeWithTheCalendarWhenEveryDayIsAsked() {
        for (LocalDate day = LocalDate.of(1970, 1, 1);
                day.getYear() < 2200;
                day = day.plusDays(1)) {
            int year = day.getYear();
            int month = day.getMonthValue();
            long epochDay = WallClock.epochDay(year, month, day.getDayOfMonth());
            assertThat(epochDay).isEqualTo(day.toEpochDay());
            assertThat(WallClock.date(epochDay))
                    .isEqualTo((year * 100 + month) * 100 + day.getDayOfMonth());
            assertThat(WallClock.isDate(year, month, day.getDayOfMonth())).isTrue();
            assertThat(WallClock.isDate(year, month, day.lengthOfMonth() + 1)).isFalse();
        }
    }

    @Test
    void shouldRefuseDatesWhenTheyAreNone() {
        assertThat(WallClock.isDate(1969, 12, 31)).isFalse();
        assertThat(WallClock.isDate(2200, 1, 1)).isFalse();
        assertThat(WallClock.isDate(2021, 0, 1)).isFalse();
        assertThat(WallClock.isDate(2021, 13, 1)).isFalse();
        assertThat(WallClock.isDate(2021, 1, 0)).isFalse();
        assertThat(WallClock.isDate(2100, 2, 29)).isFalse();
        assertThat(WallClock.isDate(2000, 2, 29)).isTrue();
    }
}
