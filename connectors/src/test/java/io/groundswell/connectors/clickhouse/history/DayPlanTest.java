package io.groundswell.connectors.clickhouse.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayPlanTest {
    private static final int DAY = 3;
    private static final long START = DAY * DayPlan.DAY_NANOS;
    private static final long SLICE = 1_000;

    private static DayPlan plan(DayPlan.Slice... slices) {
        return new DayPlan(DAY, SLICE, 2, List.of(slices));
    }

    private static DayPlan.Slice slice(long number, int table, long rows) {
        return new DayPlan.Slice(number, table, rows);
    }

    private static List<EventWindow> all(DayPlan plan, int events) {
        List<EventWindow> windows = new ArrayList<>();
        while (!plan.isAtEnd()) {
            windows.add(plan.cut(events));
        }
        return windows;
    }

    @Test
    void shouldPutSlicesTogetherUntilOneMoreWouldBeTooMany() {
        assertThat(all(plan(slice(0, 0, 4), slice(0, 1, 1), slice(2, 0, 5), slice(7, 1, 1)), 10))
                .containsExactly(
                        new EventWindow(START, START + 3 * SLICE, List.of(9L, 1L)),
                        new EventWindow(START + 7 * SLICE, START + 8 * SLICE, List.of(0L, 1L)));
    }

    @Test
    void shouldTakeASliceWholeWhenItAloneIsTooMuch() {
        assertThat(all(plan(slice(1, 0, 90), slice(1, 1, 20), slice(2, 0, 1)), 10))
                .containsExactly(
                        new EventWindow(START + SLICE, START + 2 * SLICE, List.of(90L, 20L)),
                        new EventWindow(START + 2 * SLICE, START + 3 * SLICE, List.of(1L, 0L)));
    }

    @Test
    void shouldGoOnAtTheSliceOfATime() {
        DayPlan plan = plan(slice(0, 0, 1), slice(4, 0, 2), slice(4, 1, 3), slice(6, 0, 4));
        plan.skipTo(START + 4 * SLICE + 999);

        assertThat(plan.cut(1))
                .isEqualTo(new EventWindow(START + 4 * SLICE, START + 5 * SLICE, List.of(2L, 3L)));
        plan.skipTo(START + 7 * SLICE);
        assertThat(plan.isAtEnd()).isTrue();
    }

    @Test
    void shouldCutBusyDaysFinerThanQuietOnesAndNoneBelowASecond() {
        assertThat(DayPlan.sliceNanos(1)).isEqualTo(DayPlan.DAY_NANOS);
        assertThat(DayPlan.sliceNanos(640_000)).isEqualTo(DayPlan.DAY_NANOS / 10_001);
        assertThat(DayPlan.sliceNanos(1_000_000_000)).isEqualTo(1_000_000_000L);
    }
}
