package io.groundswell.jobs.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalClickHouse;
import io.groundswell.connectors.local.LocalFlink;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.ReachableClickHouse;
import io.groundswell.jobs.ScriptedTapes;
import io.groundswell.model.FaultRun;
import io.groundswell.model.SkippedTest;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A small run of the storage job, one kill of each kind of process; ClickHouse is never long away.
 */
@FaultRun
class ChaosStorageIT {
    @TempDir Path folder;

    @BeforeAll
    static void skipWithoutAnEngine() {
        ReachableClickHouse.obstacle(Map.of()).ifPresent(SkippedTest::because);
    }

    private Path tape() throws IOException {
        return ScriptedTapes.write(
                folder.resolve("scripted.tape"),
                ScriptedDay.START_NANOS,
                2_000,
                IntStream.range(0, 6).mapToObj(i -> "S" + i).toArray(String[]::new));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void shouldStoreEveryEventOnceWhenEveryProcessIsKilled() throws IOException {
        Path out = folder.resolve("out");
        StringWriter said = new StringWriter();
        int status =
                new CommandLine(new Chaos())
                        .setOut(new PrintWriter(said))
                        .setErr(new PrintWriter(said))
                        .execute(
                                "storage",
                                "--kills=1",
                                "--seed=4",
                                "--minutes=0.5",
                                "--outages",
                                "--tapes=" + tape(),
                                "--out=" + out);

        assertThat(status).as(said::toString).isZero();
        List<String> rows =
                said.toString().lines().map(it -> it.strip().replaceAll(" {2,}", "|")).toList();
        for (Victim victim : new StorageDrill().victims()) {
            assertThat(rows).anyMatch(it -> it.startsWith(victim.displayName() + "|1|"));
        }
        assertThat(said.toString())
                .contains(" 3 of 3 ", "lost 0, superfluous 0, dead letters 0, checksums equal");
        assertThat(rows)
                .anyMatch(it -> it.matches("all\\|all\\|([\\d,]+)\\|\\1\\|\\1\\|0\\|0\\|equal"));
        assertThat(LocalKafka.find(out.resolve("kafka"))).isEmpty();
        assertThat(LocalFlink.find(out.resolve("flink"))).isEmpty();
        assertThat(LocalClickHouse.find(out.resolve("clickhouse"))).isEmpty();
    }
}
