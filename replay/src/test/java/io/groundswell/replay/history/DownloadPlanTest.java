package io.groundswell.replay.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DownloadPlanTest {
    @Test
    void shouldLeaveOutDaysWithoutASession() {
        // Good Friday and a weekend.
        assertThat(names("ticks", "2021-04-01", "2021-04-05"))
                .containsExactly("A ticks 2021-04-01", "A ticks 2021-04-05");
    }

    @Test
    void shouldAskForWholeYearsOfDailyBars() {
        assertThat(names("daily", "2019-12-30", "2021-01-02"))
                .containsExactly("A daily 2019", "A daily 2020", "A daily 2021");
    }

    private static List<String> names(String kind, String from, String to) {
        DownloadPlan plan =
                DownloadPlan.of(
                        List.of("A"),
                        List.of(HistoryKind.of(kind)),
                        LocalDate.parse(from),
                        LocalDate.parse(to));
        List<String> names = new ArrayList<>();
        for (HistoryUnit it = plan.next(); it != null; it = plan.next()) {
            names.add(it.toString());
        }
        assertThat(plan.size()).isEqualTo(names.size());
        return names;
    }
}
