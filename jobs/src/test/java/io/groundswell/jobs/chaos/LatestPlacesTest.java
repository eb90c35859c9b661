package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.contract.OrderStamp;
import io.groundswell.model.contract.RedisPart;
import org.junit.jupiter.api.Test;

class LatestPlacesTest {
    private static int ids(String one, String other) {
        return LatestPlaces.compare(RedisPart.TICK, one, other);
    }

    @Test
    void shouldCompareIdsAsNumbersAndNotAsTexts() {
        assertThat(ids("9-1", "10-0")).isNegative();
        assertThat(ids("10-9", "10-10")).isNegative();
        assertThat(ids("11-0", "10-10")).isPositive();
        assertThat(ids("10-10", "10-10")).isZero();
    }

    @Test
    void shouldTakeTheSecondNumberOfAnIdAsOneWithoutASign() {
        assertThat(ids("10-18446744073709551615", "10-9223372036854775807")).isPositive();
    }

    @Test
    void shouldCompareOrdersOfHashesAsStampsDo() {
        String early = new OrderStamp(9, 0, 1, 0, 7).text();
        String late = new OrderStamp(10, 0, 0, 0, 1).text();
        assertThat(LatestPlaces.compare(RedisPart.BOOK, early, late)).isNegative();
        assertThat(LatestPlaces.compare(RedisPart.QUOTE, late, early)).isPositive();
    }

    @Test
    void shouldRefuseWhatIsNoId() {
        assertThatThrownBy(() -> ids("10", "11"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10");
    }
}
