package io.groundswell.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** up, status and down on one broker, which a JVM started that has ended since. */
class ServerCommandsIT {
    private static final int TOPICS = MarketTopics.allNames(Realm.LIVE).size();
    private static final String TICKS = TopicNames.of(Realm.LIVE, Topic.TICKS);

    @TempDir static Path folder;

    private static int port;
    private static String saidByUp;
    private static long firstPid;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void startInAJvmThatEnds() throws Exception {
        port = CommandLines.freePort();
        Process up =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "up",
                                "kafka",
                                "--data",
                                folder.toString(),
                                "--port",
                                Integer.toString(port))
                        .redirectErrorStream(true)
                        .start();
        saidByUp = new String(up.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(up.waitFor()).as(saidByUp).isZero();
        firstPid = pid();
    }

    @AfterAll
    static void leaveNothingBehind() throws IOException {
        LocalKafka broker = LocalKafka.find(folder).orElse(null);
        if (broker != null) {
            broker.stop();
        }
    }

    /** With the folder of this test. */
    private int run(String... words) {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--data", folder.toString()));
        return runBare(arguments.toArray(String[]::new));
    }

    private static long pid() throws IOException {
        return LocalKafka.find(folder).orElseThrow().pid();
    }

    private static String address() {
        return "127.0.0.1:" + port;
    }

    private static void publish(int records) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", address()),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                producer.send(new ProducerRecord<>(TICKS, "S" + i, "value")).get();
            }
        }
    }

    private String statusRow(String first) {
        out.getBuffer().setLength(0);
        assertThat(run("status")).as(err.toString()).isZero();
        return out.toString().lines().filter(it -> it.startsWith(first)).findAny().orElse("");
    }

    @Test
    void shouldGoOnWhenTheCommandThatStartedItHasEnded() throws IOException {
        assertThat(saidByUp.lines())
                .containsExactly(
                        "kafka runs on " + address() + ", pid " + firstPid,
                        "  data in " + folder,
                        "  realm live: " + TOPICS + " topics, " + TOPICS + " of them new",
                        "  stop it with ./groundswell down kafka --data " + folder);
        assertThat(statusRow("kafka"))
                .startsWith("kafka   running  4.2.")
                .contains("  " + address() + "  " + pid() + "  ")
                .containsPattern("  [0-9.]+ MiB  [0-9.]+ [KM]iB  ")
                .endsWith("  " + folder);
        assertThat(statusRow(TICKS)).matches(TICKS + " +8 +\\d+");
    }

    @Test
    void shouldSayThatItRunsAndMakeTheTopicsOfAReplayWhenStartedAgain() throws IOException {
        long pid = pid();

        assertThat(run("up", "kafka", "--realm", "gme")).isZero();
        assertThat(out.toString().lines())
                .startsWith("kafka runs already on " + address() + ", pid " + pid)
                .contains(
                        "  realm live: " + TOPICS + " topics, all there already",
                        "  realm gme: " + TOPICS + " topics, " + TOPICS + " of them new");
        assertThat(run("status", "--realm", "gme")).isZero();
        assertThat(out.toString())
                .contains(TopicNames.of(Realm.replay("gme"), Topic.L2))
                .doesNotContain(TICKS);
        assertThat(pid()).isEqualTo(pid);
    }

    @Test
    void shouldRefuseAnotherPortWhileItRuns() {
        assertThat(run("up", "kafka", "--port", "1")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "groundswell: kafka runs on "
                                + address()
                                + " already; stop it first: ./groundswell down kafka --data "
                                + folder);
    }

    @Test
    void shouldSayThatARealmHasNoTopics() {
        assertThat(run("status", "--realm", "nothing-there")).isZero();
        assertThat(out.toString()).contains("kafka has no market topics of realm nothing-there");
    }

    @Test
    void shouldLeaveDataAndAddressWhenStoppedAndStartedAgain() throws Exception {
        publish(3);
        long pid = pid();

        assertThat(run("down")).isZero();
        assertThat(out).hasToString("kafka stopped, its data stay in " + folder + "\n");
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(statusRow("kafka"))
                .startsWith("kafka   stopped  -        -        -    -       ");

        out.getBuffer().setLength(0);
        assertThat(run("down", "kafka")).isZero();
        assertThat(out).hasToString("kafka does not run in " + folder + "\n");

        assertThat(run("up", "kafka")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("kafka runs on " + address() + ", pid ");
        assertThat(statusRow(TICKS)).matches(TICKS + " +8 +3");
    }

    @Test
    void shouldMakeTheTopicsOfARealmWhereverKafkaIs() {
        String[] words = {"topics", "--to", address(), "--realm", "desk-2", "--partitions", "3"};
        assertThat(runBare(words)).as(err.toString()).isZero();
        assertThat(out.toString().lines())
                .startsWith("realm desk-2: " + TOPICS + " topics, " + TOPICS + " of them new")
                .anyMatch(it -> it.matches("realtime-desk-2-l2 +3 +0"));
        out.getBuffer().setLength(0);
        assertThat(runBare(words)).isZero();
        assertThat(out.toString()).contains(", 0 of them new");

        assertThat(runBare("topics", "--to", address(), "--realm", "desk-2")).isEqualTo(2);
        assertThat(err.toString()).contains("has 3 partitions, expected 8");
    }

    private int runBare(String... words) {
        return Main.execute(new PrintWriter(out), new PrintWriter(err), words);
    }

    @Test
    void shouldTellInOneLineWhatWasSaidWrong() {
        assertThat(run("up", "mongo")).isEqualTo(2);
        assertThat(run("up", "kafka", "--port", "65536")).isEqualTo(2);
        assertThat(run("up")).isEqualTo(2);
        assertThat(run("up", "kafka", "--realm", "No!")).isEqualTo(2);
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        it ->
                                assertThat(it)
                                        .contains("'mongo' (there is: kafka, clickhouse, redis)"),
                        it -> assertThat(it).contains("--port: 65536 is not 1 to 65535"),
                        it -> assertThat(it).contains("--port and --data are of one server"),
                        it -> assertThat(it).contains("'--realm'", "not 1 to 30 of a-z"));
    }
}
