package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.FaultRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A small drill: ten minutes of the bundled day, three kills of the collector, three drops. */
@Timeout(180)
@FaultRun
class ChaosFeedIT {
    @TempDir Path folder;

    @Test
    void shouldHaveEveryCapturedLineInKafkaOnceAndEveryHoleMarked() {
        StringWriter said = new StringWriter();
        CommandLine chaos = new CommandLine(new Chaos());
        chaos.setOut(new PrintWriter(said)).setErr(new PrintWriter(said));
        int status =
                chaos.execute(
                        "feed",
                        "--kills=3",
                        "--drops=3",
                        "--from=09:30",
                        "--to=09:40",
                        "--speed=20",
                        "--out=" + folder.resolve("out"));
        assertThat(status).as(said::toString).isZero();
        assertThat(said.toString())
                .contains("kill -9 3 of 3", "DROP=3", "4  runs of the collector", "clean");
    }
}
