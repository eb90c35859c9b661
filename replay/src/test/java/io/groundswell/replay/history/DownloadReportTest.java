package io.groundswell.replay.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.replay.history.UnitOutcome.Scope;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DownloadReportTest {
    private final DownloadReport report = new DownloadReport(2);

    @Test
    void shouldSayOneLineForTheSameThingOnSeveralDays() {
        for (int day = 1; day <= 4; day++) {
            report.add(UnitOutcome.not(unit("X", day), UnitResult.REFUSED, "no right", List.of()));
        }
        report.add(UnitOutcome.not(unit("Y", 2), UnitResult.PARTIAL, "ends early", List.of()));

        assertThat(report.problems())
                .containsExactly(
                        "X ticks (4: 2021-03-01, 2021-03-02, 2021-03-03, ...): no right",
                        "Y ticks 2021-03-02: ends early");
    }

    @Test
    void shouldSayOneLineWhereTheConnectionIsToBlame() {
        for (String symbol : List.of("X", "Y")) {
            report.add(
                    new UnitOutcome(
                            unit(symbol, 1),
                            UnitResult.FAILED,
                            "no IQConnect",
                            Scope.ALL,
                            List.of()));
        }

        assertThat(report.problems())
                .containsExactly("no IQConnect (2: X ticks 2021-03-01, Y ticks 2021-03-01)");
    }

    @Test
    void shouldBeWholeOnlyWhenEverythingIs() {
        report.add(UnitOutcome.whole(unit("X", 1), UnitResult.FETCHED, List.of()));
        report.add(UnitOutcome.whole(unit("X", 2), UnitResult.EMPTY, List.of()));
        assertThat(report.isWhole()).isTrue();

        report.problem("A,B", "no symbol");

        assertThat(report.isWhole()).isFalse();
        StringWriter text = new StringWriter();
        report.print(new PrintWriter(text));
        assertThat(text.toString())
                .isEqualToNormalizingNewlines(
                        "A,B: no symbol\n1 fetched, 1 without trades: NOT all is whole\n");
    }

    private static HistoryUnit unit(String symbol, int day) {
        return HistoryUnit.around(symbol, HistoryKind.TICKS, LocalDate.of(2021, 3, day));
    }
}
