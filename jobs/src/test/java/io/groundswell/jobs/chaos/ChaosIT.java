package io.groundswell.jobs.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalFlink;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.jobs.Main;
import io.groundswell.jobs.ScriptedTapes;
import io.groundswell.model.FaultRun;
import io.groundswell.operators.ScriptedDay;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A small run: one kill of each kind of process, and one of the run itself. */
@FaultRun
class ChaosIT {
    @TempDir Path folder;
    private List<String> arguments;

    @BeforeEach
    void writeTape() throws IOException {
        Path tape =
                ScriptedTapes.write(
                        folder.resolve("scripted.tape"),
                        ScriptedDay.START_NANOS,
                        2_000,
                        IntStream.range(0, 6).mapToObj(i -> "S" + i).toArray(String[]::new));
        arguments =
                List.of(
                        "book",
                        "--kills=1",
                        "--seed=4",
                        "--minutes=0.5",
                        "--tapes=" + tape,
                        "--out=" + out());
    }

    private Path out() {
        return folder.resolve("out");
    }

    /** What it says, to be looked at when it is not as it should be. */
    private String run(int status) {
        StringWriter said = new StringWriter();
        CommandLine chaos = new CommandLine(new Chaos());
        chaos.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        assertThat(chaos.execute(arguments.toArray(String[]::new)))
                .as(said::toString)
                .isEqualTo(status);
        return said.toString();
    }

    /** Kills, as {@code kill -9} does, a run that has said this. */
    private void runUntil(String said) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(Main.class.getName(), "chaos"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.redirectInput(new File("/dev/null")).start();
        StringBuilder all = new StringBuilder();
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.contains(said)) {
                all.append(line).append('\n');
                line = lines.readLine();
            }
            assertThat(line).as(all::toString).isNotNull();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void shouldLoseAndDuplicateNothingWhenEveryProcessIsKilledAndTheRunItselfToo()
            throws Exception {
        runUntil(" 1 of 3 ");

        String said = run(0);

        List<String> rows = said.lines().map(it -> it.strip().replaceAll(" {2,}", "|")).toList();
        for (Victim victim : new BookDrill().victims()) {
            assertThat(rows).anyMatch(it -> it.startsWith(victim.displayName() + "|1|"));
        }
        assertThat(said)
                .doesNotContain(" 1 of 3 ")
                .contains(" 2 of 3 ", " 3 of 3 ", "lost 0, duplicated 0, reordered 0.")
                .contains("in 2 starts");
        assertThat(rows)
                .anyMatch(it -> it.matches("best-quotes\\|all 6\\|([\\d,]+)\\|\\1\\|0\\|0\\|0"));
        assertThat(LocalKafka.find(out().resolve("kafka"))).isEmpty();
        assertThat(LocalFlink.find(out().resolve("flink"))).isEmpty();

        assertThat(run(0))
                .contains("ended already")
                .endsWith(said.substring(said.indexOf("Recovery: ")));
    }
}
