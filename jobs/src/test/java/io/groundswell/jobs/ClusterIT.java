package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalFlink;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code cluster} on real processes: a day goes through a job that is started,
 * rescaled, upgraded, stopped and resumed meanwhile, and every row of it is told once.
 */
class ClusterIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final String JOB = "order-book-clustered";

    @TempDir static Path folder;

    private static LocalKafka kafka;
    private static KafkaWorld world;
    private static List<MarketEvent> events;
    private static Map<String, List<String>> expected;

    /** What a command said, and its exit status. */
    private record Said(int status, String out, String err) {}

    @BeforeAll
    static void startServers() throws Exception {
        Path tape =
                ScriptedTapes.write(
                        folder.resolve("scripted.tape"),
                        ScriptedDay.START_NANOS,
                        400,
                        IntStream.range(0, 8).mapToObj(i -> "S" + i).toArray(String[]::new));
        events = ScriptedTapes.read(tape);
        expected = JobRuns.rowsWithoutEnd(tape, folder.resolve("from-tape"));
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
        world = KafkaWorld.create(kafka.bootstrapServers(), "clustered");
        Said started =
                cluster(
                        "start",
                        "--port=0",
                        "--metrics-port=0",
                        "--slots=2",
                        "-Djobmanager.memory.process.size=768m",
                        "-Dtaskmanager.memory.process.size=1024m",
                        "-Dtaskmanager.memory.managed.size=128m");
        assertThat(started.status()).as(started.err()).isZero();
    }

    @AfterAll
    static void stopServers() throws IOException {
        try {
            assertThat(cluster("stop").status()).isZero();
            assertThat(LocalFlink.find(data())).isEmpty();
        } finally {
            kafka.close();
        }
    }

    private static Path data() {
        return folder.resolve("flink");
    }

    private static Said cluster(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("cluster"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data", data().toString()));
        int status =
                Main.execute(
                        new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        return new Said(status, out.toString(), err.toString());
    }

    private static Said done(String... words) {
        Said said = cluster(words);
        assertThat(said.status()).as("%s: %s", List.of(words), said).isZero();
        return said;
    }

    private static Said refused(String... words) {
        Said said = cluster(words);
        assertThat(said.status()).as("%s: %s", List.of(words), said).isEqualTo(2);
        assertThat(said.err().lines()).as("one clear line").hasSize(1);
        return said;
    }

    /** Flink's id of the running job. */
    private static String runningId() throws IOException {
        return LocalFlink.find(data()).orElseThrow().rest().jobs().stream()
                .filter(job -> job.name().equals(JOB) && job.isUp())
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Writes the next eighth of the day, and waits until some of it is told. */
    private static void writePart(int part) throws Exception {
        long before = ResultRows.count(TopicRows.read(world.connection(), world.realm()));
        world.writePart(events, events.size() * part / 8, events.size() * (part + 1) / 8);
        awaitRows(before + 1);
    }

    private static void awaitRows(long rows) throws Exception {
        long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
        while (ResultRows.count(TopicRows.read(world.connection(), world.realm())) < rows) {
            assertThat(System.nanoTime()).as("%d rows", rows).isLessThan(deadlineNanos);
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private static void start() {
        Said run =
                done(
                        "run",
                        "order-book",
                        "--kafka.address",
                        kafka.bootstrapServers(),
                        "--kafka.realm",
                        world.realm().name(),
                        "--kafka.partitions",
                        "4",
                        "--source.max-drift",
                        "10min",
                        "--job.checkpoint-interval",
                        "500ms");
        assertThat(run.out()).contains(JOB + " is submitted", "parallelism 1", "/#/job/running/");
    }

    @Test
    void shouldTellEachRowOnceAcrossEveryThingThatIsDoneToTheJob() throws Exception {
        start();
        writePart(0);
        String id = runningId();
        assertThat(refused("run", "order-book", "--kafka.realm", world.realm().name()).err())
                .contains(JOB + " runs already (Flink's id " + id + ")");
        assertThat(done("savepoint", JOB).out()).startsWith("file:" + data());
        assertThat(done("savepoint", JOB, "--native").out()).startsWith("file:" + data());
        assertThat(refused("rescale", JOB, "3").err()).contains("the cluster has 2 to give");
        assertThat(runningId()).isEqualTo(id);

        assertThat(done("rescale", JOB, "2").out()).contains("parallelism 2 instead of 1");
        writePart(1);
        refuseUpgradeThatForgetsTheBooks();
        writePart(2);
        rollBackUpgradeThatFails();
        writePart(3);
        upgradeToAnotherField();
        writePart(4);
        refuseTheWayBack();

        assertThat(done("stop", JOB).out()).contains("is stopped", "resume " + JOB);
        assertThat(done("status").out()).contains("No job runs.", JOB + " does not run");
        assertThat(refused("run", "order-book", "--kafka.realm", world.realm().name()).err())
                .as("it would say everything again")
                .contains("resume " + JOB, "--fresh");
        world.writePart(events, events.size() * 5 / 8, events.size() * 6 / 8);
        done("resume", JOB);
        assertThat(done("stop", JOB, "--now").out()).contains("is cancelled", "resume " + JOB);
        done("resume", JOB);
        assertThat(done("rescale", JOB, "1").out()).contains("parallelism 1 instead of 2");

        // Power off and on: the job goes on by itself.
        assertThat(done("stop").out()).contains("started again, it goes on with " + JOB);
        world.writePart(events, events.size() * 6 / 8, events.size());
        done("start", "--port=0", "--metrics-port=0", "--slots=2");
        awaitRows(ResultRows.count(expected));
        assertThat(done("status").out()).contains("taskmanager-1", JOB + "  running");
        assertThat(done("logs", "taskmanager-1").out()).contains("INFO");
        ResultRows.assertSame(TopicRows.read(world.connection(), world.realm()), expected);
    }

    private static void refuseUpgradeThatForgetsTheBooks() throws Exception {
        String id = runningId();
        Path jar = JobVariant.withARenamedUid(JobJar.FILE).write(folder.resolve("renamed.jar"));

        assertThat(refused("upgrade", JOB, "--jar", jar.toString()).err())
                .contains(JOB + " goes on as it is", "order-book");
        assertThat(runningId()).as("it was never stopped").isEqualTo(id);
    }

    private static void rollBackUpgradeThatFails() throws Exception {
        String id = runningId();
        Path jar = JobVariant.failingAtItsStart(JobJar.FILE).write(folder.resolve("failing.jar"));

        Said said = refused("upgrade", JOB, "--jar", jar.toString());
        assertThat(said.err()).contains("is rolled back to what it was", "made to fail");
        assertThat(said.out()).contains("accepted: ", JOB + " runs again as it was");
        assertThat(runningId()).isNotEqualTo(id);
    }

    private static void upgradeToAnotherField() throws Exception {
        Path jar = JobVariant.withAnotherBookField(JobJar.FILE).write(folder.resolve("field.jar"));

        assertThat(done("upgrade", JOB, "--jar", jar.toString()).out())
                .contains("accepted: ", JOB + " runs in " + jar);
        assertThat(done("upgrade", JOB, "--jar", jar.toString()).out())
                .contains("runs in that jar already");
    }

    /** Books that changed since the upgrade are stored in the new version. */
    private static void refuseTheWayBack() {
        assertThat(refused("upgrade", JOB, "--jar", JobJar.FILE.toString()).err())
                .contains("uid order-book", "book image of version 2");
    }

    @Test
    void shouldSayInOneLineWhatIsWrong() {
        assertThat(refused("run", "no-such-job").err()).contains("order-book");
        assertThat(
                        refused(
                                        "run",
                                        "order-book",
                                        "--kafka.address",
                                        kafka.bootstrapServers(),
                                        "--kafka.realm",
                                        "no-topics")
                                .err())
                .contains("is not submitted", "no-topics");
        assertThat(refused("run", "order-book", "--no.such", "option").err())
                .contains("unknown option --no.such");
        assertThat(refused("stop", "nothing").err()).contains("no job nothing runs");
        assertThat(refused("resume", "nothing").err()).contains("nothing was not started");
        assertThat(refused("upgrade", JOB + "2", "--jar", "none.jar").err())
                .contains(JOB + "2 was not started by cluster run");
        assertThat(refused("logs", "nobody").err()).contains("taskmanager-1");
        assertThat(done("start").out()).contains("A cluster runs already");
    }
}
