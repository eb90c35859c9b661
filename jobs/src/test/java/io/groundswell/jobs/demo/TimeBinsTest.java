package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TimeBinsTest {
    private static final long MILLI = 1L << TimeBins.LEAST_SHIFT;

    @Test
    void shouldTakeTheShortestBinsThatStayWithinTheLimit() {
        assertThat(TimeBins.over(0, 3 * MILLI, 4)).isEqualTo(new TimeBins(0, 20, 4));
        assertThat(TimeBins.over(0, 4 * MILLI, 4)).isEqualTo(new TimeBins(0, 21, 3));
    }

    @Test
    void shouldPutAMomentOutsideIntoTheNearestBin() {
        TimeBins bins = new TimeBins(0, 20, 4);

        assertThat(bins.indexOf(-1)).isZero();
        assertThat(bins.indexOf(2 * MILLI)).isEqualTo(2);
        assertThat(bins.indexOf(99 * MILLI)).isEqualTo(3);
    }

    @Property
    void shouldCoverBothMomentsWithinTheLimit(
            @ForAll @LongRange(min = 0, max = 2_000_000_000_000_000_000L) long first,
            @ForAll @LongRange(min = 0, max = 100_000_000_000_000L) long span,
            @ForAll @IntRange(min = 1, max = 9000) int limit) {
        TimeBins bins = TimeBins.over(first, first + span, limit);

        assertThat(bins.count()).isBetween(1, limit);
        assertThat(bins.startNanos()).isLessThanOrEqualTo(first);
        assertThat(bins.endNanos()).isGreaterThan(first + span);
        assertThat(bins.startNanos() % bins.binNanos()).isZero();
    }
}
