package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.operators.ScriptedDay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the user is told when the user errs; only the damage inside a tape takes a Flink to find.
 */
class MainTest {
    @TempDir Path folder;

    private final PrintStream systemErr = System.err;
    private final PrintStream systemOut = System.out;
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Path tape;

    @BeforeEach
    void layTapeAndListen() throws IOException {
        tape = folder.resolve("scripted.tape");
        ScriptedTapes.write(tape, ScriptedDay.START_NANOS, 5, "AAA", "BBB");
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setErr(systemErr);
        System.setOut(systemOut);
    }

    private static int run(String... words) {
        return Main.execute(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                words);
    }

    private String demo(int status, String... options) {
        List<String> words = new ArrayList<>(List.of("demo", "--lite"));
        if (!List.of(options).contains("--out")) {
            words.addAll(List.of("--out", folder.resolve("out").toString()));
        }
        words.addAll(List.of(options));
        assertThat(run(words.toArray(String[]::new)))
                .as(() -> err.toString(StandardCharsets.UTF_8))
                .isEqualTo(status);
        return err.toString(StandardCharsets.UTF_8);
    }

    private void assertUserError(String line, String... options) {
        assertThat(demo(2, options).lines()).singleElement().asString().startsWith(line);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void shouldTellWhatThereIsWhenASymbolIsUnknown() {
        assertUserError(
                "groundswell: no tape holds ZZZ; there are AAA, BBB",
                "--tapes",
                tape.toString(),
                "--symbols",
                "AAA,ZZZ");
    }

    @Test
    void shouldNameTheFileWhenItIsMissing() {
        Path missing = folder.resolve("missing.tape");

        assertUserError(
                "groundswell: " + missing + ": no such file", "--tapes", missing.toString());
    }

    @Test
    void shouldNameTheRangeWhenTheParallelismIsOutOfIt() {
        for (String parallelism : List.of("0", "17")) {
            err.reset();
            assertUserError(
                    "groundswell: --parallelism: " + parallelism + " is not between 1 and 16",
                    "--tapes",
                    tape.toString(),
                    "--parallelism",
                    parallelism);
        }
    }

    @Test
    void shouldNameTheRangeWhenThePortIsOutOfIt() {
        for (String port : List.of("-1", "65536")) {
            err.reset();
            assertUserError(
                    "groundswell: --port: " + port + " is not between 0 and 65535",
                    "--tapes",
                    tape.toString(),
                    "--port",
                    port);
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void shouldLeaveEarlierResultsAloneWhenThePortIsTaken() throws IOException {
        Path earlier = Files.createDirectories(folder.resolve("out/results/earlier"));
        Files.createFile(folder.resolve("out/.groundswell-demo"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(
                            demo(2, "--tapes", tape.toString(), "--port", Integer.toString(port))
                                    .lines())
                    .singleElement()
                    .asString()
                    .startsWith("groundswell: port " + port + " is taken");
        }
        assertThat(earlier).exists();
    }

    @Test
    void shouldLeaveAFolderAloneWhenItIsNotADemos() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("out/tmp/precious"));

        assertUserError(
                "groundswell: --out: " + folder.resolve("out") + " holds something",
                "--tapes",
                tape.toString());
        assertThat(precious).exists();
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void shouldFindItsResultsWhenTheFolderHasASpaceInItsName() throws IOException {
        // Only a locale that is UTF-8 lets Java 17 name more than ASCII.
        boolean isUtf8 = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
        Path odd = folder.resolve(isUtf8 ? "a b é" : "a b");
        Path oddTape = Files.createDirectory(odd).resolve("scripted.tape");
        Files.copy(tape, oddTape);

        demo(0, "--tapes", oddTape.toString(), "--out", odd.resolve("out").toString());

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("events of 2 symbols");
        assertThat(odd.resolve("out/checkpoints")).isNotEmptyDirectory();
        try (Stream<Path> content = Files.list(folder)) {
            assertThat(content).containsExactlyInAnyOrder(tape, odd);
        }
    }

    @Test
    void shouldNameTheOptionWhenItsValueIsNoNumber() {
        assertUserError(
                "groundswell: Invalid value for option '--parallelism'", "--parallelism", "two");
    }

    @Test
    void shouldNameTheFileAndThePlaceWhenATapeIsDamaged() throws IOException {
        byte[] bytes = Files.readAllBytes(tape);
        bytes[bytes.length - 10] ^= 1;
        Files.write(tape, bytes);

        assertUserError("groundswell: " + tape + ": ", "--tapes", tape.toString());
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void shouldNameTheFileAndThePlaceWhenTheDamageIsFoundOnTheWay() throws IOException {
        byte[] bytes = Files.readAllBytes(tape);
        bytes[bytes.length / 4] ^= 1;
        Files.write(tape, bytes);

        assertThat(demo(2, "--tapes", tape.toString()).lines())
                .singleElement()
                .asString()
                .matches(
                        "groundswell: .*scripted\\.tape: at byte \\d+: the block's checksum is"
                                + " wrong");
    }

    @Test
    void shouldLeaveEarlierResultsAloneWhenTheUserErrs() throws IOException {
        Path earlier = folder.resolve("out/results/earlier");
        Files.createDirectories(earlier);
        demo(2, "--tapes", tape.toString(), "--symbols", "ZZZ");

        assertThat(earlier).exists();
    }

    @Test
    void shouldSayWhatCanBeSaidWhenAWordIsMissingOrUnknown() {
        for (String[] words : new String[][] {{}, {"dmeo"}, {"demo", "--bogus"}}) {
            err.reset();
            assertThat(run(words)).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8).lines())
                    .singleElement()
                    .asString()
                    .contains("--help tells what can be said");
        }
    }

    @Test
    void shouldShowTheStackTraceOnlyWhenVerbose() {
        String[] wrong = {"--tapes", folder.resolve("missing.tape").toString()};
        assertThat(demo(2, wrong)).doesNotContain("\tat ");
        assertThat(demo(2, wrong[0], wrong[1], "--verbose"))
                .contains("\tat io.groundswell.jobs.demo.DemoTapes.open");
    }
}
