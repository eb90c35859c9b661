package io.groundswell.replay.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryFolderTest {
    @Test
    void shouldNameATapeByKindSymbolAndDate() {
        HistoryFolder folder = new HistoryFolder(Path.of("history"));
        HistoryUnit unit =
                HistoryUnit.around("BRK/B", HistoryKind.of("1m"), LocalDate.of(2021, 3, 1));

        assertThat(folder.tape(unit)).isEqualTo(Path.of("history/1m/BRK%2fB/2021-03-01.tape"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAPL", "@ES#", "..", "a", "A/B", "%41", "C:\\", "X.Y"})
    void shouldTellTheSymbolOfAFolder(String symbol) {
        String name = HistoryFolder.escaped(symbol);

        assertThat(HistoryFolder.unescaped(name)).isEqualTo(symbol);
        assertThat(name).matches("[A-Z0-9._@%a-f+=,~-]+").doesNotStartWith(".");
    }

    @Test
    void shouldKeepSymbolsApartWhereCaseIsNone() {
        assertThat(HistoryFolder.escaped("Aa"))
                .isNotEqualToIgnoringCase(HistoryFolder.escaped("AA"));
    }
}
