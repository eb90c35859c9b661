package io.groundswell.replay.signals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SignalsCommandTest {
    private static final Path EQUITIES =
            Path.of(System.getProperty("groundswell.root", ".."))
                    .resolve("replay/days/us-equities-2013-10-08.tape");

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return new CommandLine(new SignalsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void shouldShowScoresAndDrawTheDayWhenATapeHasOnlyQuotes() throws Exception {
        Path page = folder.resolve("bac.html");

        int status =
                run(
                        "BAC",
                        "--tape",
                        EQUITIES.toString(),
                        "--every",
                        "30",
                        "--html",
                        page.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(out.toString().lines().filter(line -> line.startsWith("2013-10-08T1")))
                .hasSizeGreaterThan(10)
                .anyMatch(line -> line.matches("2013-10-08T15:00 .*0\\.\\d{3}.*"));
        assertThat(Files.readString(page)).contains("<svg", "bid absorption");
    }

    @Test
    void shouldSayWhichSymbolsThereAreWhenAskedForAnother() {
        assertThat(run("NOPE", "--tape", EQUITIES.toString())).isNotZero();
        assertThat(err.toString()).contains("NOPE");
    }

    @Test
    void shouldRefuseParametersThatDoNotExist() {
        assertThat(run("BAC", "--tape", EQUITIES.toString(), "--parameters", "3")).isEqualTo(2);
        assertThat(err.toString()).contains("no parameters of version 3");
    }

    @Test
    void shouldScoreWithTheSecondVersion() {
        assertThat(run("BAC", "--tape", EQUITIES.toString(), "--parameters", "2")).isZero();
        assertThat(out.toString()).contains("ABSORPTION");
    }
}
