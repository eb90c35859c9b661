package io.groundswell.replay.inject;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.replay.inject.TruthRow.Deed;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IcebergTest {
    private static final Injection HALF = Injection.during(0, 1_000).withSellShare(0.5);

    private final Iceberg iceberg = new Iceberg(HALF, new SplittableRandom(1), new TruthLog(1));

    @Test
    void shouldBuyNoMoreThanItsScheduleOwes() {
        iceberg.place(0, 9_900);

        iceberg.sold(99);
        assertThat(iceberg.buy(1, 40, Deed.PASSIVE_FILL)).isEqualTo(40);
        assertThat(iceberg.buy(2, 40, Deed.PASSIVE_FILL)).isEqualTo(9);
        assertThat(iceberg.buy(3, 40, Deed.PASSIVE_FILL)).isZero();
        assertThat(iceberg.displayed()).isEqualTo(51);
    }

    @Test
    void shouldBuyNoMoreThanItShowsAndShowAgainWhatItBought() {
        iceberg.place(0, 9_900);

        iceberg.sold(1_000);
        assertThat(iceberg.buy(1, 30, Deed.PASSIVE_FILL)).isEqualTo(30);
        assertThat(iceberg.buy(2, 300, Deed.PASSIVE_FILL)).isEqualTo(70);
        assertThat(iceberg.displayed()).isZero();
        assertThat(iceberg.refillDueNanos()).isEqualTo(1 + Injection.USUAL_REFILL_NANOS);
        iceberg.refill(iceberg.refillDueNanos());
        assertThat(iceberg.displayed()).isEqualTo(Injection.USUAL_DISPLAY_SHARES);
        assertThat(iceberg.refillDueNanos()).isEqualTo(Iceberg.NEVER);
    }

    @Test
    void shouldFollowTheBestBidDownOnlyWhenItIsOwedNothing() {
        iceberg.place(0, 9_900);

        iceberg.sold(2);
        iceberg.follow(1, 9_800);
        assertThat(iceberg.price()).isEqualTo(9_900);
        iceberg.buy(2, 1, Deed.PASSIVE_FILL);
        iceberg.follow(3, 9_800);
        assertThat(iceberg.price()).isEqualTo(9_800);
    }
}
