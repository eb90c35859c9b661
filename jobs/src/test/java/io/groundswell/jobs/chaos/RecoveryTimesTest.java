package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecoveryTimesTest {
    @Test
    void shouldTakeTheNearestRank() {
        RecoveryTimes times = new RecoveryTimes(List.of(50L, 15L, 20L, 40L, 35L));

        assertThat(times.percentileMillis(5)).isEqualTo(15);
        assertThat(times.percentileMillis(30)).isEqualTo(20);
        assertThat(times.percentileMillis(40)).isEqualTo(20);
        assertThat(times.percentileMillis(50)).isEqualTo(35);
        assertThat(times.percentileMillis(100)).isEqualTo(50);
        assertThat(times.maxMillis()).isEqualTo(50);
    }

    @Test
    void shouldGiveTheLongestOfTwentyAsThe99thPercentile() {
        RecoveryTimes times = new RecoveryTimes(LongStream.rangeClosed(1, 20).boxed().toList());

        assertThat(times.percentileMillis(50)).isEqualTo(10);
        assertThat(times.percentileMillis(99)).isEqualTo(20);
    }

    @Test
    void shouldGiveTheOnlyTimeForEveryPercentile() {
        RecoveryTimes one = new RecoveryTimes(List.of(7L));

        assertThat(one.percentileMillis(1)).isEqualTo(7);
        assertThat(one.percentileMillis(99)).isEqualTo(7);
    }

    @Test
    void shouldRefuseWhenNothingWasMeasured() {
        assertThatThrownBy(() -> new RecoveryTimes(List.of()).maxMillis())
                .isInstanceOf(IllegalStateException.class);
    }
}
