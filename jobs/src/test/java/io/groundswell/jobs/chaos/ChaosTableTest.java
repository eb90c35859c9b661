package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.contract.OutputNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosTableTest {
    @TempDir Path folder;

    private ChaosProgress progress(Recovery... recoveries) throws Exception {
        ChaosProgress progress =
                ChaosProgress.open(
                        folder.resolve("progress.json"),
                        new ChaosSettings(
                                "book", 3, 1, List.of(), 2, List.of(), List.of(), 813_044));
        progress.start();
        progress.went(813_044, 61_500);
        for (Recovery recovery : recoveries) {
            progress.recovered(recovery);
        }
        return progress;
    }

    private static Map<String, Map<String, RowCounts>> rows(RowCounts bac, RowCounts ibm) {
        return Map.of(OutputNames.BEST_QUOTES, new TreeMap<>(Map.of("BAC", bac, "IBM", ibm)));
    }

    @Test
    void shouldShowBothFiguresOfEachKindThatWasKilled() throws Exception {
        String table =
                ChaosTable.of(
                        progress(
                                new Recovery(1, Victim.BROKER, 5, 0, 4_200, 0),
                                new Recovery(2, Victim.TASK_MANAGER, 9, 6_000, 7_060, 1),
                                new Recovery(3, Victim.BROKER, 15, 100, 6_200, 1)),
                        rows(RowCounts.NONE, RowCounts.NONE),
                        Map.of());

        assertThat(table.lines().map(it -> it.replaceAll(" {2,}", "|")))
                .contains("TaskManager|1|6.0 s|6.0 s|6.0 s|7.1 s|7.1 s|7.1 s")
                .contains("broker|2|0.0 s|0.1 s|0.1 s|4.2 s|6.2 s|6.2 s")
                .noneMatch(it -> it.startsWith("JobManager"));
    }

    @Test
    void shouldShowTheRowsOfEachSymbolAndOfAllTogether() throws Exception {
        String table =
                ChaosTable.of(
                        progress(),
                        rows(
                                new RowCounts(1_000, 1_000, 0, 0, 0),
                                new RowCounts(500, 501, 1, 2, 3)),
                        Map.of());

        assertThat(table.lines().map(it -> it.replaceAll(" {2,}", "|")))
                .contains("best-quotes|BAC|1,000|1,000|0|0|0")
                .contains("best-quotes|IBM|500|501|1|2|3")
                .contains("best-quotes|all 2|1,500|1,501|1|2|3");
        assertThat(table)
                .contains("813,044 events, 1,501 rows: lost 1, duplicated 2, reordered 3.")
                .contains("1 min 01 s in 1 start of");
    }

    @Test
    void shouldShowOnlySymbolsThatDifferWhenThereAreMany() throws Exception {
        Map<String, RowCounts> many = new TreeMap<>();
        for (int i = 10; i < 40; i++) {
            many.put("S" + i, new RowCounts(1, 1, 0, i == 33 ? 1 : 0, 0));
        }
        String table = ChaosTable.of(progress(), Map.of(OutputNames.BOOK_FAULTS, many), Map.of());

        assertThat(table).contains("S33").doesNotContain("S10").contains("all 30");
    }

    @Test
    void shouldSayWithWhichSettingsItWasMeasuredAndHowOftenTheCommandWasStarted() throws Exception {
        ChaosProgress progress = progress();
        progress.start();

        assertThat(
                        ChaosTable.of(
                                progress,
                                rows(RowCounts.NONE, RowCounts.NONE),
                                Map.of("heartbeat.timeout", "10 s")))
                .contains("heartbeat.timeout: 10 s")
                .contains("1 min 01 s in 2 starts of the command");
    }
}
