package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.jobs.ScriptedTapes;
import io.groundswell.model.contract.TableNames;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.replay.source.StoredTapes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a drill would find in a database that somebody has tampered with. */
class StoredComparisonIT {
    private static final String ONE = " WHERE symbol = 'S0' AND sequence = 50 AND kind = 'UPDATE'";

    @TempDir Path folder;
    private StoredTapes stored;
    private ChaosDays days;

    @BeforeEach
    void storeADay() throws IOException {
        Path tape =
                ScriptedTapes.write(
                        folder.resolve("scripted.tape"), ScriptedDay.START_NANOS, 200, "S0", "S1");
        days = ChaosDays.open(List.of(tape), List.of());
        stored = StoredTapes.create(folder);
        stored.load(tape);
    }

    @AfterEach
    void drop() throws IOException {
        if (stored != null) {
            stored.close();
        }
    }

    private Map<String, Map<String, StoredCounts>> compared() throws IOException {
        return new StoredComparison(stored.connection()).of(days);
    }

    /** What was found of the symbol that was tampered with; the other one is as it was. */
    private StoredCounts found() throws IOException {
        Map<String, StoredCounts> depth = compared().get(TableNames.L2);
        assertThat(depth.get("S1").isClean()).isTrue();
        return depth.get("S0");
    }

    @Test
    void shouldFindEveryEventOfADayThatIsStoredOnce() throws IOException {
        Map<String, Map<String, StoredCounts>> all = compared();

        StoredCounts total =
                all.values().stream()
                        .flatMap(it -> it.values().stream())
                        .reduce(StoredCounts.NONE, StoredCounts::plus);
        assertThat(all).containsKeys(TableNames.L2, TableNames.INSTRUMENTS);
        assertThat(total.expected()).isEqualTo(days.events()).isPositive();
        assertThat(total.isClean()).isTrue();
        assertThat(new StoredComparison(stored.connection()).deadLetters()).isZero();
    }

    @Test
    void shouldFindARowThatIsMissing() throws IOException {
        stored.command("DELETE FROM " + TableNames.L2 + ONE);

        StoredCounts found = found();
        assertThat(found.lost()).isEqualTo(1);
        assertThat(found.isSame()).isFalse();
    }

    @Test
    void shouldFindARowOfWhichAFieldIsAnother() throws IOException {
        stored.command(
                "ALTER TABLE "
                        + TableNames.L2
                        + " UPDATE order_count = order_count + 1"
                        + ONE
                        + " SETTINGS mutations_sync = 1");

        StoredCounts found = found();
        assertThat(found.lost()).isZero();
        assertThat(found.superfluous()).isZero();
        assertThat(found.isSame()).isFalse();
        assertThat(found.isClean()).isFalse();
    }

    @Test
    void shouldFindAnEventThatNobodySent() throws IOException {
        copyOne("* REPLACE (sequence + 1000000 AS sequence)");

        StoredCounts found = found();
        assertThat(found.superfluous()).isEqualTo(1);
        assertThat(found.isSame()).isFalse();
    }

    @Test
    void shouldFindARowThatIsThereTwice() throws IOException {
        // Nothing is to tidy away what is to be found.
        stored.command("SYSTEM STOP MERGES " + TableNames.L2);
        copyOne("*");

        StoredCounts found = found();
        assertThat(found.superfluous()).isEqualTo(1);
        assertThat(found.isSame()).as("with FINAL it is there once").isTrue();
        assertThat(found.isClean()).isFalse();
    }

    @Test
    void shouldFindThatTheTablesAreEmpty() throws IOException {
        stored.command("TRUNCATE TABLE " + TableNames.L2);

        Map<String, StoredCounts> depth = compared().get(TableNames.L2);
        assertThat(depth).containsOnlyKeys("S0", "S1");
        assertThat(depth.get("S0").lost()).isEqualTo(depth.get("S0").expected()).isPositive();
    }

    private void copyOne(String columns) throws IOException {
        stored.command(
                "INSERT INTO "
                        + TableNames.L2
                        + " SELECT "
                        + columns
                        + " FROM (SELECT * FROM "
                        + TableNames.L2
                        + ONE
                        + ")");
    }
}
