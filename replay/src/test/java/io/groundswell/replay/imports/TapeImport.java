package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/** Imports recordings as the word {@code tape import} does. */
public final class TapeImport {
    private TapeImport() {}

    /** Runs the word, which must succeed. */
    public static void run(List<String> words) {
        StringWriter said = new StringWriter();
        int exit =
                new CommandLine(new ImportCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(said))
                        .setErr(new PrintWriter(said))
                        .execute(words.toArray(String[]::new));
        assertThat(exit).as(said.toString()).isZero();
    }
}
