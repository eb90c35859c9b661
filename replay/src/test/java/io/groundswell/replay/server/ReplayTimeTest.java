package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReplayTimeTest {
    @Test
    void shouldKeepTheTimeOfDayWhenDatesMoveOverAChangeOfTheClocks() {
        LocalDate winter = LocalDate.of(2021, 12, 1);
        ReplayTime moved = new ReplayTime(winter.toEpochDay() - Recorded.DAY.toEpochDay());
        long nanos = Recorded.at("09:30:00.25");
        assertThat(moved.timeOfDay(nanos)).isEqualTo(new ReplayTime(0).timeOfDay(nanos));
        assertThat(moved.date(nanos)).isEqualTo(winter.toEpochDay());
        assertThat(moved.nanos(moved.local(nanos))).isEqualTo(nanos);
    }
}
