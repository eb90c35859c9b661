package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.CommandErrors;
import io.groundswell.jobs.ScriptedTapes;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the user is told before any server is started. */
class ChaosBookTest {
    @TempDir Path folder;
    private Path tape;
    private Path out;

    @BeforeEach
    void writeTape() throws IOException {
        tape = folder.resolve("scripted.tape");
        ScriptedTapes.write(tape, ScriptedDay.START_NANOS, 20, "AAA", "BBB");
        out = folder.resolve("out");
    }

    private String run(int status, String... options) {
        StringWriter said = new StringWriter();
        CommandLine chaos = new CommandErrors(() -> false).on(new CommandLine(new Chaos()));
        chaos.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        String[] arguments = new String[options.length + 3];
        arguments[0] = "book";
        arguments[1] = "--tapes=" + tape;
        arguments[2] = "--out=" + out;
        System.arraycopy(options, 0, arguments, 3, options.length);
        assertThat(chaos.execute(arguments)).as(said::toString).isEqualTo(status);
        return said.toString();
    }

    private void assertUserError(String line, String... options) {
        assertThat(run(2, options).lines()).singleElement().asString().contains(line);
    }

    private ChaosProgress progress(long seed) throws Exception {
        Files.createDirectories(out);
        Files.createFile(out.resolve(".groundswell-chaos"));
        ChaosDays days = ChaosDays.open(List.of(tape), List.of());
        return ChaosProgress.open(
                out.resolve("progress.json"), days.settings("book", seed, 1, List.of(), 2));
    }

    @Test
    void shouldNameTheRangeOfANumberThatIsOutOfIt() {
        assertUserError("--kills: 0 is not between 1 and 1000", "--kills=0");
        assertUserError("--task-managers: 9 is not between 1 and 8", "--task-managers=9");
        assertUserError("--minutes: 0.001 is not between", "--minutes=0.001");
        assertUserError("--minutes: NaN is not between", "--minutes=NaN");
    }

    @Test
    void shouldSayWhenTheEventsAreTooFewForTheKills() {
        assertUserError("events are too few for 3000 kills", "--kills=1000");
        assertThat(out).doesNotExist();
    }

    @Test
    void shouldCountOnlyTheEventsOfTheSymbolsThatAreWanted() throws IOException {
        long all = ChaosDays.open(List.of(tape), List.of()).events();
        long one = ChaosDays.open(List.of(tape), List.of("AAA")).events();

        assertThat(one).isPositive().isLessThan(all);
        assertThat(one + ChaosDays.open(List.of(tape), List.of("BBB")).events()).isEqualTo(all);
    }

    @Test
    void shouldRefuseToGoOnWithAnotherSeed() throws Exception {
        progress(3).start();

        assertUserError("seed=3", "--kills=1", "--seed=5");
    }

    @Test
    void shouldShowTheTableOfARunThatHasEnded() throws Exception {
        progress(3).end("what came of it", true);
        assertThat(run(0, "--kills=1", "--seed=3")).contains("ended already", "what came of it");
    }

    @Test
    void shouldNotCallARunDoneThatEndedWithDifferences() throws Exception {
        progress(3).end("what came of it", false);
        assertThat(run(1, "--kills=1", "--seed=3")).contains("what came of it");
    }

    @Test
    void shouldSayWhatCanBeSaidWhenTheWordIsMissing() {
        StringWriter said = new StringWriter();
        CommandLine chaos = new CommandErrors(() -> false).on(new CommandLine(new Chaos()));
        assertThat(chaos.setErr(new PrintWriter(said)).execute()).isEqualTo(2);
        assertThat(said.toString()).contains("say one of: book");
    }
}
