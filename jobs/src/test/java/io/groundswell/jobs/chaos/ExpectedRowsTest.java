package io.groundswell.jobs.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.jobs.run.RowPrint;
import io.groundswell.model.contract.OutputNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.agrona.collections.LongArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedRowsTest {
    private static final OutputKind QUOTES = kind(OutputNames.BEST_QUOTES);

    @TempDir Path results;

    private static OutputKind kind(String name) {
        return OutputKind.ALL.stream().filter(it -> it.name().equals(name)).findAny().orElseThrow();
    }

    private void write(OutputKind kind, String part, String... lines) throws IOException {
        Path folder = Files.createDirectories(results.resolve(kind.name()));
        Files.writeString(
                folder.resolve(kind.name() + part + ".jsonl"),
                String.join("\n", lines).replace('\'', '"') + "\n");
    }

    private static LongArrayList prints(String... rows) {
        LongArrayList prints = new LongArrayList();
        for (String row : rows) {
            prints.addLong(new RowPrint().of(row.replace('\'', '"').getBytes(UTF_8)));
        }
        return prints;
    }

    @Test
    void shouldKeepTheRowsOfASymbolInTheirOrderOverParts() throws IOException {
        write(QUOTES, "-a-10", "{'symbol':'B','n':3}");
        write(QUOTES, "-a-9", "{'symbol':'B','n':1}", "{'symbol':'A','n':1}");
        write(QUOTES, "-b-0", "{'symbol':'C','n':1}");

        assertThat(ExpectedRows.read(results, QUOTES))
                .isEqualTo(
                        Map.of(
                                "A", prints("{'symbol':'A','n':1}"),
                                "B", prints("{'symbol':'B','n':1}", "{'symbol':'B','n':3}"),
                                "C", prints("{'symbol':'C','n':1}")));
    }

    @Test
    void shouldFindNoRowsWhereTheJobWroteNone() throws IOException {
        assertThat(ExpectedRows.read(results, QUOTES)).isEmpty();
    }

    @Test
    void shouldReadASymbolThatHasAQuote() throws IOException {
        write(QUOTES, "-a-0", "{'symbol':'A\\'','n':1}");

        assertThat(ExpectedRows.read(results, QUOTES)).containsOnlyKeys("A\"");
    }

    @Test
    void shouldTakeWhatIsWrongWithADeadLetter() throws IOException {
        OutputKind letters = kind(OutputNames.DEAD_LETTERS);
        write(letters, "-a-0", "{'symbol':'A','reason':'STALE','detail':'too old','raw':'x'}");

        assertThat(ExpectedRows.read(results, letters))
                .isEqualTo(Map.of("A", prints(CommittedRows.complaint("STALE", "too old"))));
    }
}
