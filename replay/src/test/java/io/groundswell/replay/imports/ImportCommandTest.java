package io.groundswell.replay.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportCommandTest {
    private static final String TRADE =
            "2021-03-01 04:00:00.028010,1.5200,1000,1000,1.5600,1.5700,1,E,11,1747,0,1,";
    private static final String NEXT_DAY =
            "2021-03-02 04:00:00.028010,1.5200,1000,1000,1.5600,1.5700,1,E,11,1747,0,2,";
    private static final String BAR = "2021-03-01 04:00:00,1.52,1.52,1.52,1.52,1000,1000,0,";

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
        Path reply = Recording.write(folder, "reply.csv", BAR);
        String tape = folder.resolve("x.tape").toString();

        refused("must end in .tape or be a", "lean", trades.toString(), "--out", "x.csv");
        refused("no such folder", "lean", trades.toString(), "--out", "/nowhere/x.tape");
        Path again = Recording.write(folder, "again.csv", TRADE);
        String[] twice = {again.toString(), again.toString(), "--symbol", "NEPT", "--out", tape};
        refused("the symbol NEPT", Stream.concat(Stream.of("iqfeed"), Stream.of(twice)));
        refused("say --symbol", "iqfeed", reply.toString(), "--out", tape);
        String[] bars = {reply.toString(), "--symbol", "NEPT", "--out", tape};
        refused("say --interval", Stream.concat(Stream.of("iqfeed"), Stream.of(bars)));
        refused("no length of a bar", "iqfeed", reply.toString(), "--interval", "1h");
        refused("1 to 19", "lean", trades.toString(), "--out", tape, "--level", "20");
        refused("printable", "lean", trades.toString(), "--out", tape, "--symbol", "A B");
        String nameless = folder.resolve(".tape").toString();
        refused("1 to 100 characters: ''", "lean", trades.toString(), "--out", nameless);
        String longest = folder.resolve("x".repeat(101) + ".tape").toString();
        refused("1 to 100 characters", "lean", trades.toString(), "--out", longest);
        assertThat(Path.of(tape)).doesNotExist();
    }

    @Test
    void shouldWriteATapeForEachDateWhenThereAreSeveral() throws IOException {
        Path reply = Recording.write(folder, "reply.csv", TRADE, NEXT_DAY, "!ENDMSG!,");
        Path tape = folder.resolve("nept.tape");
        Path into = Files.createDirectory(folder.resolve("days"));

        int named = run("iqfeed", reply.toString(), "--symbol", "NEPT", "--out", tape.toString());
        int inFolder = run("iqfeed", reply.toString(), "--symbol", "A/B", "--out", into.toString());

        assertThat(List.of(named, inFolder)).containsOnly(0);
        assertThat(err.toString()).isEmpty();
        assertThat(tape).doesNotExist();
        try (TapeReader reader = TapeReader.open(folder.resolve("nept-2021-03-02.tape"))) {
            assertThat(reader.info().name()).isEqualTo("nept-2021-03-02");
            assertThat(reader.info().tradingDate()).hasToString("2021-03-02");
            assertThat(reader.symbols()).containsExactly("NEPT");
            assertThat(reader.verify().events()).isEqualTo(4);
        }
        assertThat(folder.resolve("nept-2021-03-01.tape")).exists();
        assertThat(into.resolve("A_B-2021-03-01.tape")).exists();
        assertThat(into.resolve("A_B-2021-03-02.tape")).exists();
    }

    @Test
    void shouldTakeWhatBarsDoNotTellFromTheCommandLine() throws IOException {
        Path reply = Recording.write(folder, "reply.csv", BAR, "!ENDMSG!,");
        Path tape = folder.resolve("bars.tape");

        int status =
                run(
                        "iqfeed",
                        reply.toString(),
                        "--symbol",
                        "NEPT",
                        "--interval",
                        "60",
                        "--label",
                        "end",
                        "--out",
                        tape.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(out.toString()).contains("1  HistoryBar");
    }

    private void refused(String reason, Stream<String> args) {
        refused(reason, args.toArray(String[]::new));
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
                            return e instanceof CommandLine.ParameterException
                                            || e instanceof IOException
                                    ? 2
                                    : 1;
                        })
                .execute(args);
    }
}
