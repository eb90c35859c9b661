package io.groundswell.replay.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayClockTest {
    @Test
    void shouldStandUntilStartedAndThenRunAtItsSpeed() {
        ReplayClock clock = new ReplayClock(10, 1_000);
        assertThat(clock.nowNanos(50)).isEqualTo(1_000);
        assertThat(clock.nanosUntilDue(0, 1_000, 50)).isPositive();

        clock.run(100);
        assertThat(clock.nowNanos(110)).isEqualTo(1_100);
        assertThat(clock.nanosUntilDue(0, 1_300, 110)).isEqualTo(20);
        assertThat(clock.nanosUntilDue(0, 1_100, 110)).isZero();
    }

    @Test
    void shouldGoOnWhereItWasWhenPausedAndStartedAgain() {
        ReplayClock clock = new ReplayClock(1, 0);
        clock.run(0);
        clock.pause(30);
        assertThat(clock.nowNanos(1_000)).isEqualTo(30);
        clock.run(2_000);
        assertThat(clock.nowNanos(2_005)).isEqualTo(35);
    }

    @Test
    void shouldBeWhereTheLastEventWasWhenAtFullSpeedAndRunOnBehindIt() {
        ReplayClock clock = new ReplayClock(ReplayClock.FULL_SPEED, 0);
        clock.run(0);
        assertThat(clock.nanosUntilDue(0, Long.MAX_VALUE / 2, 0)).isZero();
        clock.reach(500);
        assertThat(clock.nowNanos(999_999)).isEqualTo(500);
        clock.end(1_000_000);
        assertThat(clock.nowNanos(1_000_007)).isEqualTo(507);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.09, 100.1, Double.NaN})
    void shouldRefuseSpeedsOutOfItsRange(double speed) {
        assertThatThrownBy(() -> new ReplayClock(speed, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldReadASpeedAsAPersonSaysIt() {
        assertThat(ReplayClock.speed("max")).isEqualTo(ReplayClock.FULL_SPEED);
        assertThat(ReplayClock.speed("2.5")).isEqualTo(2.5);
        assertThatThrownBy(() -> ReplayClock.speed("fast"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be 0.1 to 100, or max: fast");
        assertThatThrownBy(() -> ReplayClock.speed("101"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("must be 0.1 to 100, or max: 101");
    }
}
