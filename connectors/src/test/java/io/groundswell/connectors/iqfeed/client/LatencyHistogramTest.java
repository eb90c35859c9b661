package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
    private final LatencyHistogram histogram = new LatencyHistogram();

    @Test
    void shouldBeExactForShortTimes() {
        for (int micros = 1; micros <= 20; micros++) {
            histogram.record(micros);
        }
        assertThat(histogram.summary()).isEqualTo(new LatencyHistogram.Summary(20, 0, 10, 20, 20));
    }

    @Test
    void shouldBeAThirtySecondTooHighAtMost() {
        SplittableRandom random = new SplittableRandom(7);
        long[] all = new long[100_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = random.nextLong(1L << random.nextInt(1, 35));
            histogram.record(all[i]);
        }
        Arrays.sort(all);
        LatencyHistogram.Summary summary = histogram.summary();
        assertThat(summary.p50Micros())
                .isGreaterThanOrEqualTo(all[49_999])
                .isCloseTo(all[49_999], Percentage.withPercentage(100.0 / 32));
        assertThat(summary.p99Micros())
                .isGreaterThanOrEqualTo(all[98_999])
                .isCloseTo(all[98_999], Percentage.withPercentage(100.0 / 32));
        assertThat(summary.maxMicros()).isEqualTo(all[99_999]);
    }

    @Test
    void shouldTakeTimesThatCannotBe() {
        histogram.record(-5);
        histogram.record(Long.MAX_VALUE);
        histogram.record(Long.MIN_VALUE);
        assertThat(histogram.summary())
                .isEqualTo(new LatencyHistogram.Summary(3, 2, 0, (1L << 40) - 1, (1L << 40) - 1));
    }

    @Test
    void shouldTellNothingWhenNothingWasRecorded() {
        histogram.record(5);
        histogram.reset();
        assertThat(histogram.summary()).isEqualTo(new LatencyHistogram.Summary(0, 0, 0, 0, 0));
    }
}
