package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PriceRowsTest {
    @Test
    void shouldHaveARowPerTickWhereTheyFit() {
        PriceRows rows = PriceRows.over(1000, 1500, 100, 10);

        assertThat(rows).isEqualTo(new PriceRows(1000, 100, 6));
        assertThat(rows.indexOf(1000)).isZero();
        assertThat(rows.indexOf(1599)).isEqualTo(5);
        assertThat(rows.indexOf(999)).isEqualTo(PriceRows.OUTSIDE);
        assertThat(rows.indexOf(1600)).isEqualTo(PriceRows.OUTSIDE);
    }

    @Property
    void shouldCoverBothPricesInWholeTicksWithinTheLimit(
            @ForAll @LongRange(min = -1_000_000_000L, max = 10_000_000_000_000L) long lowest,
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long span,
            @ForAll @LongRange(min = 1, max = 1_000_000) long tick,
            @ForAll @IntRange(min = 2, max = 640) int limit) {
        PriceRows rows = PriceRows.over(lowest, lowest + span, tick, limit);

        assertThat(rows.count()).isBetween(1, limit);
        assertThat(rows.height() % tick).isZero();
        assertThat(rows.indexOf(lowest)).isZero();
        assertThat(rows.indexOf(lowest + span)).isEqualTo(rows.count() - 1);
    }
}
