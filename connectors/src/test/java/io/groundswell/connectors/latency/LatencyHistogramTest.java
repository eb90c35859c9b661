package io.groundswell.connectors.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    private static final Percentage HUNDREDTH = Percentage.withPercentage(1);

    private Instant now = Instant.EPOCH;
    private final LatencyHistogram histogram = new LatencyHistogram(() -> now);

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Test
    void shouldTellQuantilesAHundredthTooHighAtMost() {
        SplittableRandom random = new SplittableRandom(7);
        long[] all = new long[100_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = random.nextLong(1L << random.nextInt(1, 31));
            histogram.record(all[i]);
        }
        Arrays.sort(all);

        LatencyFigures figures = histogram.figures();

        assertThat(figures.count()).isEqualTo(100_000);
        assertClose(figures.p50Micros(), all[49_999]);
        assertClose(figures.p99Micros(), all[98_999]);
        assertClose(figures.p999Micros(), all[99_899]);
        assertClose(figures.maxMicros(), all[99_999]);
        assertThat(figures.meanMicros())
                .isCloseTo(Arrays.stream(all).average().orElseThrow(), HUNDREDTH);
    }

    private static void assertClose(long told, long exact) {
        assertThat(told).isGreaterThanOrEqualTo(exact).isCloseTo(exact, HUNDREDTH);
    }

    @Test
    void shouldShowByHowMuchTheOtherClockIsAheadAtLeast() {
        histogram.record(-5);
        histogram.record(-40);
        histogram.record(100);

        LatencyFigures figures = histogram.figures();

        assertThat(figures.negative()).isEqualTo(2);
        assertThat(figures.leastMicros()).isEqualTo(-40);
        assertThat(figures.p50Micros()).isZero();
        assertThat(figures.count()).isEqualTo(3);
    }

    @Test
    void shouldCountRecordingsAndLetThemTellNothing() {
        histogram.record(TimeUnit.HOURS.toMicros(1) + 1);
        histogram.record(-TimeUnit.DAYS.toMicros(4_000));
        histogram.record(7);

        LatencyFigures figures = histogram.figures();

        assertThat(figures.recorded()).isEqualTo(2);
        assertThat(figures.count()).isEqualTo(1);
        assertThat(figures.leastMicros()).isEqualTo(7);
        assertThat(figures.maxMicros()).isEqualTo(7);
    }

    @Test
    void shouldForgetAfterTwoMinutesAndNotBeforeOne() {
        histogram.record(1_000);
        pass(Duration.ofSeconds(59));
        histogram.record(10);
        assertThat(histogram.figures().count()).isEqualTo(2);
        pass(Duration.ofSeconds(1));
        assertThat(histogram.figures().count()).isEqualTo(2);
        pass(Duration.ofSeconds(59));
        assertThat(histogram.figures().count()).as("a minute after the last").isEqualTo(2);
        pass(Duration.ofSeconds(1));

        LatencyFigures later = histogram.figures();

        assertThat(later.count()).isZero();
        assertThat(later.maxMicros()).isZero();
        assertThat(histogram.measured()).isEqualTo(2);
    }

    @Test
    void shouldTellNothingWhenNothingWasRecorded() {
        assertThat(histogram.figures()).isEqualTo(new LatencyFigures(0, 0, 0, 0, 0, 0, 0, 0, 0));
    }
}
