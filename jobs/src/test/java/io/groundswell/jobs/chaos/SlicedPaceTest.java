package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SlicedPaceTest {
    private static final long START = -3;
    private static final long EVERY = 1_000_000;

    private long limit = Long.MAX_VALUE;

    private final SlicedPace pace = new SlicedPace(1_000, EVERY, () -> limit);

    @Test
    void shouldLetTheFirstEventGoAtOnceWhateverTheClockSays() {
        assertThat(pace.nanosUntilDue(0, 77, START)).isZero();
    }

    @Test
    void shouldSpaceEventsEvenlyWhateverTheirOwnTimesAre() {
        pace.nanosUntilDue(0, 0, START);

        assertThat(pace.nanosUntilDue(1, 5, START)).isEqualTo(EVERY);
        assertThat(pace.nanosUntilDue(10, 5, START + 4 * EVERY)).isEqualTo(6 * EVERY);
    }

    @Test
    void shouldCatchUpAtOnceWhenItIsBehind() {
        pace.nanosUntilDue(0, 0, START);

        assertThat(pace.nanosUntilDue(10, 0, START + 40 * EVERY)).isNotPositive();
    }

    @Test
    void shouldHoldTheFirstEventBeyondTheLimitUntilTheLimitMoves() {
        limit = 1_002;
        long late = START + TimeUnit.HOURS.toNanos(1);
        pace.nanosUntilDue(0, 0, START);

        assertThat(pace.nanosUntilDue(1, 0, late)).isNotPositive();
        assertThat(pace.nanosUntilDue(2, 0, late)).isPositive();
        limit = 1_003;
        assertThat(pace.nanosUntilDue(2, 0, late)).isNotPositive();
    }
}
