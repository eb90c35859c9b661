package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path trades;

    @BeforeEach
    void writeTrades() throws IOException {
        trades =
                Recording.write(
                        folder,
                        "ibm_20131008_trade.csv",
                        "31669457,1821000,300,P,2000,0",
                        "rubbish",
                        "31669458,1821000,300,P,2000,0");
    }

    @Test
    void shouldWriteAReadableTapeAndSayWhatItMadeWhenTheRecordingIsGood() throws IOException {
        Path tape = folder.resolve("ibm.tape");
        Path refused = folder.resolve("refused.tsv");

        int status =
                run(
                        "lean",
                        trades.toString(),
                        "--out",
                        tape.toString(),
                        "--name",
                        "test day",
                        "--defects",
                        refused.toString());

        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("IBM: 3 lines", "2  Trade", "1  defects MALFORMED", "bytes an event");
        assertThat(err.toString()).contains("ibm_20131008_trade.csv line 2").contains("rubbish");
        assertThat(Files.readString(refused)).contains("\t2\tMALFORMED\t");
        try (TapeReader reader = TapeReader.open(tape)) {
            assertThat(reader.info().name()).isEqualTo("test day");
            assertThat(reader.info().tradingDate()).hasToString("2013-10-08");
            assertThat(reader.info().source()).contains("ibm_20131008_trade.csv");
            assertThat(reader.info().attribution()).contains("Lean");
            assertThat(reader.verify().events()).isEqualTo(3);
        }
    }

    @Test
    void shouldWriteTheSameBytesWhenARecordingIsImportedTwice() throws IOException {
        Path first = folder.resolve("a.tape");
        Path second = folder.resolve("b.tape");

        run("lean", trades.toString(), "--out", first.toString(), "--name", "n");
        run("lean", trades.toString(), "--out", second.toString(), "--name", "n");

        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void shouldRefuseWithOneReasonWhenWhatIsSaidCannotBeDone() throws IOException {
        Path next =
                Recording.write(folder, "bac_20131009_trade.csv", "31669457,138000,300,P,2000,0");
        Path same =
                Recording.write(folder, "ibm_20131009_trade.csv", "31669457,138000,300,P,2000,0");
        String tape = folder.resolve("x.tape").toString();

        refused("--out must end in .tape", "lean", trades.toString(), "--out", "x.csv");
        refused("no such folder", "lean", trades.toString(), "--out", "/nowhere/x.tape");
        refused("one trading date", "lean", trades.toString(), next.toString(), "--out", tape);
        refused("the symbol IBM", "lean", trades.toString(), same.toString(), "--out", tape);
        refused("1 to 19", "lean", trades.toString(), "--out", tape, "--level", "20");
        refused("printable", "lean", trades.toString(), "--out", tape, "--symbol", "A B");
        String nameless = folder.resolve(".tape").toString();
        refused("1 to 100 characters: ''", "lean", trades.toString(), "--out", nameless);
        String longest = folder.resolve("x".repeat(101) + ".tape").toString();
        refused("1 to 100 characters", "lean", trades.toString(), "--out", longest);
        assertThat(Path.of(tape)).doesNotExist();
    }

    private void refused(String reason, String... args) {
        err.getBuffer().setLength(0);
        assertThat(run(args)).isEqualTo(2);
        assertThat(err.toString()).contains(reason);
    }

    private int run(String... args) {
        return new CommandLine(new ImportCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler(
                        (e, told) -> {
                            err.append(e.getMessage());
                            return 2;
                        })
                .setExecutionExceptionHandler(
                        (e, command, parsed) -> {
                            err.append(String.valueOf(e.getMessage()));
                            return e instanceof CommandLine.ParameterException ? 2 : 1;
                        })
                .execute(args);
    }
}
