package io.groundswell.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TapeCommandTest {
    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path tape;

    @BeforeEach
    void layGoldenTape() throws IOException {
        tape = folder.resolve("golden.tape");
        try (InputStream in = getClass().getResourceAsStream("tape/golden-v1.tape")) {
            Files.copy(in, tape);
        }
    }

    @Test
    void shouldListWhatIsThereWhenGivenAFolder() {
        assertThat(run("tape", "list", folder.toString())).isZero();
        assertThat(out.toString())
                .contains("NAME", "golden-v1", "2012-06-21", "AMZN,BTCUSD_PERP", "KiB")
                .contains("2012-06-21T13:30:00Z", "2012-06-21T13:31:00Z", tape.toString());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void shouldListTheGoodAndTellTheDamagedWhenBothAreThere() throws IOException {
        Path broken = folder.resolve("broken.tape");
        Files.writeString(broken, "not at all");

        assertThat(run("tape", "list", folder.toString())).isEqualTo(2);
        assertThat(out.toString()).contains("golden-v1");
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .startsWith("groundswell: " + broken + ": at byte 0: not a tape");
    }

    @Test
    void shouldSayGoodWhenVerified() throws IOException {
        assertThat(run("tape", "verify", tape.toString())).isZero();
        assertThat(out.toString()).startsWith(tape + ": good, 17 events of 2 symbols in ");
    }

    @Test
    void shouldTellInOneLineWhenVerificationFindsDamage() throws IOException {
        byte[] bytes = Files.readAllBytes(tape);
        bytes[40] ^= 1;
        Files.write(tape, bytes);

        assertThat(run("tape", "verify", tape.toString())).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "groundswell: " + tape + ": at byte 20: the block's checksum is wrong");
    }

    @Test
    void shouldPrintOneJsonObjectPerEventWhenDumped() throws IOException {
        assertThat(run("tape", "dump", tape.toString())).isZero();

        List<String> lines = out.toString().lines().toList();
        assertThat(lines).hasSize(17);
        for (String line : lines) {
            assertThat(new ObjectMapper().readTree(line).get("type").asText()).isNotEmpty();
        }
    }

    @Test
    void shouldPrintOnlyWhatIsAskedForWhenDumpedWithOptions() {
        assertThat(run("tape", "dump", tape.toString(), "--symbol", "AMZN", "--limit", "2"))
                .isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"symbol\":\"AMZN\""));

        out.getBuffer().setLength(0);
        run(
                "tape",
                "dump",
                tape.toString(),
                "--from",
                "2012-06-21T09:30:00.017459617-04:00",
                "--to",
                "1340285400017459618");
        assertThat(out.toString().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("\"time\":\"2012-06-21T13:30:00.017459617Z\""));
    }

    @Test
    void shouldTellInOneLineWhenTheUserErrs() {
        String missing = folder.resolve("missing.tape").toString();
        assertUserError("groundswell: " + missing + ": no such file", "tape", "dump", missing);
        assertUserError(
                "groundswell: " + missing + ": no such file or folder", "tape", "list", missing);
        assertUserError("holds no symbol 'SPY'", "tape", "dump", tape.toString(), "--symbol=SPY");
        assertUserError("'noon' is no time", "tape", "dump", tape.toString(), "--from", "noon");
        assertUserError("--limit must be", "tape", "dump", tape.toString(), "--limit", "-1");
        assertUserError("Unknown option: '--bogus'", "tape", "dump", tape.toString(), "--bogus");
        assertUserError("say one of: list, verify, dump", "tape");
        assertUserError("say one of: tape", new String[0]);
    }

    @Test
    void shouldSayThatThereIsNoTapeWhenAnEmptyFolderIsVerified() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertUserError("groundswell: " + empty + ": no tape there", "tape", "verify", "" + empty);
    }

    @Test
    void shouldShowTheStackTraceWhenVerbose() {
        String missing = folder.resolve("missing.tape").toString();

        assertThat(run("tape", "dump", missing, "--verbose")).isEqualTo(2);
        assertThat(err.toString()).contains("\tat io.groundswell.replay.tape.TapeReader.open");
    }

    private void assertUserError(String line, String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(run(args)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).singleElement().asString().contains(line);
    }

    private int run(String... args) {
        return Main.execute(new PrintWriter(out), new PrintWriter(err), args);
    }
}
