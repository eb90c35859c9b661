package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PriceSamplesTest {
    private static final long TICK = 100;

    private final PriceSamples samples = new PriceSamples();

    private void book(long bid, long ask, long depth) {
        samples.book(
                new Ladder().add(bid, 1).add(bid - depth, 1),
                new Ladder().add(ask, 1).add(ask + depth, 1));
    }

    @Test
    void shouldShowTheDepthAboveAndBelowTheBestPrices() {
        for (int i = 0; i < 1000; i++) {
            book(100_000 + i, 100_200 + i, 5_000);
        }

        PriceRows rows = samples.rows(TICK, 640);

        assertThat(rows.indexOf(95_100)).isNotEqualTo(PriceRows.OUTSIDE);
        assertThat(rows.indexOf(106_100)).isNotEqualTo(PriceRows.OUTSIDE);
        assertThat(rows.count() * rows.height()).isLessThan(13_000);
    }

    @Test
    void shouldNotLetOneFarOutlierFlattenThePicture() {
        for (int i = 0; i < 5000; i++) {
            book(i == 2500 ? 100 : 100_000, i == 2600 ? 199_999_900 : 100_200, 1_000);
        }

        PriceRows rows = samples.rows(TICK, 640);

        assertThat(rows.low()).isBetween(98_000L, 99_000L);
        assertThat(rows.count()).isLessThan(40);
    }

    @Test
    void shouldStayEvenWhenThereAreMoreSamplesThanItKeeps() {
        for (int i = 0; i < 100_000; i++) {
            book(i < 50_000 ? 100_000 : 200_000, i < 50_000 ? 100_100 : 200_100, 0);
        }

        PriceRows rows = samples.rows(TICK, 640);

        assertThat(rows.indexOf(100_000)).isNotEqualTo(PriceRows.OUTSIDE);
        assertThat(rows.indexOf(200_100)).isNotEqualTo(PriceRows.OUTSIDE);
        assertThat(samples.offered()).isEqualTo(100_000);
    }

    @Test
    void shouldIgnoreABookWithOneSide() {
        samples.book(new Ladder().add(1, 1), new Ladder());

        assertThat(samples.offered()).isZero();
        assertThat(samples.rows(TICK, 640).count()).isEqualTo(1);
    }

    @Test
    void shouldFindTheGrainOfPricesWhereNoTickIsKnown() {
        samples.trade(6_178_001_000_000L);
        samples.trade(6_178_000_000_000L);

        assertThat(samples.grain()).isEqualTo(1_000_000L);
    }
}
