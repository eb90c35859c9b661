package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.jobs.ScriptedTapes;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTapesTest {
    @TempDir Path folder;
    private Path first;
    private Path second;

    @BeforeEach
    void write() throws IOException {
        first = folder.resolve("z-first.tape");
        second = folder.resolve("a-second.tape");
        ScriptedTapes.write(second, ScriptedDay.NEXT_DAY_NANOS, 5, "BBB");
        ScriptedTapes.write(first, ScriptedDay.START_NANOS, 5, "AAA", "BBB");
    }

    @Test
    void shouldPutTapesInTheOrderOfTheirTimes() throws Exception {
        DemoTapes tapes = DemoTapes.open(List.of(folder), List.of());

        assertThat(tapes.files()).containsExactly(first, second);
    }

    @Test
    void shouldListEachTapeWithItsDaySizeAndSymbols() throws Exception {
        DemoTapes tapes = DemoTapes.open(List.of(folder), List.of());

        assertThat(tapes.listing().lines())
                .satisfiesExactly(
                        head -> assertThat(head).isEqualTo("Recorded days:"),
                        line ->
                                assertThat(line)
                                        .matches(" +z-first +2024-08-08 +[0-9]+ events +AAA BBB"),
                        line ->
                                assertThat(line)
                                        .matches(" +a-second +2024-08-08 +[0-9]+ events +BBB"));
        assertThat(tapes.events().orElseThrow())
                .isEqualTo(
                        DemoTapes.open(List.of(first), List.of()).events().orElseThrow()
                                + DemoTapes.open(List.of(second), List.of()).events().orElseThrow())
                .isGreaterThan(20);
    }

    @Test
    void shouldUseOnlyTapesThatHoldAWantedSymbol() throws Exception {
        DemoTapes tapes = DemoTapes.open(List.of(folder), List.of("AAA"));

        assertThat(tapes.files()).containsExactly(first);
        assertThat(tapes.listing()).contains("z-first").doesNotContain("a-second");
    }

    @Test
    void shouldPromiseNoTotalWhenATapeHoldsOtherSymbolsToo() throws Exception {
        assertThat(DemoTapes.open(List.of(first), List.of("AAA")).events()).isEmpty();
        assertThat(DemoTapes.open(List.of(first), List.of("AAA", "BBB")).events())
                .isEqualTo(DemoTapes.open(List.of(first), List.of()).events())
                .isPresent();
    }

    @Test
    void shouldSayWhatThereIsWhenASymbolIsOnNoTape() {
        assertThatThrownBy(() -> DemoTapes.open(List.of(folder), List.of("AAA", "ZZZ", "CCC")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no tape holds CCC, ZZZ; there are AAA, BBB");
    }

    @Test
    void shouldSayWhereItLookedWhenThereIsNoTape() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertThatThrownBy(() -> DemoTapes.open(List.of(empty), List.of()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no tape (*.tape) under [" + empty + "]");
    }
}
