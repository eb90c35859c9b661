package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeedDrillPlanTest {
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    @Test
    void shouldPlanAsManyFaultsAsWereAskedFor() {
        FeedDrillPlan plan = FeedDrillPlan.of(7, 20, 50, HOUR_NANOS, List.of("level1"));
        assertThat(plan.killNanos()).hasSize(20).isSorted().allMatch(it -> it < HOUR_NANOS);
        assertThat(plan.drops()).hasSize(50);
    }

    @Test
    void shouldPlanTheSameForTheSameSeedAndAnotherForAnother() {
        List<String> ports = List.of("level1", "level2");
        FeedDrillPlan one = FeedDrillPlan.of(7, 3, 5, HOUR_NANOS, ports);
        assertThat(FeedDrillPlan.of(7, 3, 5, HOUR_NANOS, ports)).isEqualTo(one);
        assertThat(FeedDrillPlan.of(8, 3, 5, HOUR_NANOS, ports)).isNotEqualTo(one);
    }
}
