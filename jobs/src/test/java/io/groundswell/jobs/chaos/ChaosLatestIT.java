package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalFlink;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalRedis;
import io.groundswell.connectors.local.ReachableRedis;
import io.groundswell.model.FaultRun;
import io.groundswell.model.SkippedTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A small run with a reader of Redis, one kill of each kind of process. */
@FaultRun
class ChaosLatestIT {
    @TempDir Path folder;

    @BeforeAll
    static void skipWithoutAProgram() {
        ReachableRedis.obstacle(Map.of()).ifPresent(SkippedTest::because);
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void shouldNeverShowAnOldOrTornValueWhenEveryProcessIsKilled() throws IOException {
        Path out = folder.resolve("out");
        StringWriter said = new StringWriter();
        int status =
                new CommandLine(new Chaos())
                        .setOut(new PrintWriter(said))
                        .setErr(new PrintWriter(said))
                        .execute(
                                "latest",
                                "--kills=1",
                                "--seed=4",
                                "--minutes=1",
                                "--symbols=IBM,ETHUSDT",
                                "--out=" + out);

        assertThat(status).as(said::toString).isZero();
        List<String> rows =
                said.toString().lines().map(it -> it.strip().replaceAll(" {2,}", "|")).toList();
        for (Victim victim : new LatestDrill().victims()) {
            assertThat(rows).anyMatch(it -> it.startsWith(victim.displayName() + "|1|"));
        }
        assertThat(said.toString())
                .contains(" 3 of 3 ", "torn 0, stale 0, undone 0, foreign 0", "10 of 10 equal");
        for (String part : List.of("quote", "trade", "tick", "book", "condition")) {
            assertThat(rows).anyMatch(it -> it.startsWith(part + "|2|2|"));
        }
        assertThat(LocalKafka.find(out.resolve("kafka"))).isEmpty();
        assertThat(LocalFlink.find(out.resolve("flink"))).isEmpty();
        assertThat(LocalRedis.find(out.resolve("redis"))).isEmpty();
    }
}
