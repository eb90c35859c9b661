package io.groundswell.replay.history;

import static io.groundswell.replay.history.NeptFolder.MONDAY;
import static io.groundswell.replay.history.NeptFolder.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded day compared with itself, and with itself changed. */
class NeptComparisonDayTest {
    @TempDir Path root;

    private DayComparison comparedWith(String file, UnaryOperator<String> change)
            throws IOException {
        NeptFolder a = new NeptFolder(Files.createDirectories(root.resolve("a")));
        NeptFolder b = new NeptFolder(Files.createDirectories(root.resolve("b")));
        a.layChanged("ticks_oldest.csv", "ticks", UnaryOperator.identity());
        b.layChanged(file, "ticks", change);
        try (TapeReader first = TapeReader.open(a.folder.tape(unit("ticks", MONDAY)));
                TapeReader second = TapeReader.open(b.folder.tape(unit("ticks", MONDAY)))) {
            return DayComparison.of(first, second, NeptFolder.SYMBOL);
        }
    }

    @Test
    void shouldBeEqualWhenTheReplyCameInTheOtherDirection() throws IOException {
        DayComparison compared = comparedWith("ticks_newest.csv", UnaryOperator.identity());

        assertThat(compared.isEqual()).isTrue();
        assertThat(compared.summary()).isEqualTo("11,015 rows, all the same");
    }

    @Test
    void shouldNameTheTradeWhenOneIsMissing() throws IOException {
        DayComparison compared =
                comparedWith(
                        "ticks_oldest.csv",
                        row -> row.startsWith("2021-03-01 10:02:27.858470") ? "" : row);

        assertThat(compared.onlyInA()).isEqualTo(1);
        assertThat(compared.onlyInB() + compared.different()).isZero();
        assertThat(compared.lines(10))
                .containsExactly(
                        "only in A: 10:02:27.858470 trade at NTRF (19) tick id 851: price 1.59 size"
                                + " 89 conditions 87 basis other");
    }

    @Test
    void shouldTellBothValuesWhenATradeDiffers() throws IOException {
        DayComparison compared =
                comparedWith(
                        "ticks_oldest.csv",
                        row ->
                                row.startsWith("2021-03-01 10:02:27.858470")
                                        ? row.replace(",1.5900,89,", ",1.5901,90,")
                                        : row);

        assertThat(compared.different()).isEqualTo(1);
        assertThat(compared.onlyInA() + compared.onlyInB()).isZero();
        assertThat(compared.lines(10))
                .containsExactly(
                        "different: 10:02:27.858470 trade at NTRF (19) tick id 851: price 1.59 /"
                                + " 1.5901 size 89 / 90");
        assertThat(compared.summary())
                .isEqualTo("11,015 and 11,015 rows: 0 only in A, 0 only in B, 1 different");
    }
}
