package io.groundswell.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    private final CommandLines commands = new CommandLines(folder);

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
        commands.done("status");
        return commands.row(first);
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

        commands.done("up", "kafka", "--realm", "gme");
        assertThat(commands.out().lines())
                .startsWith("kafka runs already on " + address() + ", pid " + pid)
                .contains(
                        "  realm live: " + TOPICS + " topics, all there already",
                        "  realm gme: " + TOPICS + " topics, " + TOPICS + " of them new");
        commands.done("status", "--realm", "gme");
        assertThat(commands.out())
                .contains(TopicNames.of(Realm.replay("gme"), Topic.L2))
                .doesNotContain(TICKS);
        assertThat(pid()).isEqualTo(pid);
    }

    @Test
    void shouldRefuseAnotherPortWhileItRuns() {
        assertThat(commands.run("up", "kafka", "--port", "1")).isEqualTo(2);
        assertThat(commands.err().lines())
                .containsExactly(
                        "groundswell: kafka runs on "
                                + address()
                                + " already; stop it first: ./groundswell down kafka --data "
                                + folder);
    }

    @Test
    void shouldSayThatARealmHasNoTopics() {
        commands.done("status", "--realm", "nothing-there");
        assertThat(commands.out()).contains("kafka has no market topics of realm nothing-there");
    }

    @Test
    void shouldLeaveDataAndAddressWhenStoppedAndStartedAgain() throws Exception {
        publish(3);
        long pid = pid();

        commands.done("down");
        assertThat(commands.out()).isEqualTo("kafka stopped, its data stay in " + folder + "\n");
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(statusRow("kafka"))
                .startsWith("kafka   stopped  -        -        -    -       ");

        commands.done("down", "kafka");
        assertThat(commands.out()).isEqualTo("kafka does not run in " + folder + "\n");

        commands.done("up", "kafka");
        assertThat(commands.out()).contains("kafka runs on " + address() + ", pid ");
        assertThat(statusRow(TICKS)).matches(TICKS + " +8 +3");
    }

    @Test
    void shouldMakeTheTopicsOfARealmWhereverKafkaIs() {
        String[] words = {"topics", "--to", address(), "--realm", "desk-2", "--partitions", "3"};
        assertThat(commands.runBare(words)).as(commands.err()).isZero();
        assertThat(commands.out().lines())
                .startsWith("realm desk-2: " + TOPICS + " topics, " + TOPICS + " of them new")
                .anyMatch(it -> it.matches("realtime-desk-2-l2 +3 +0"));
        assertThat(commands.runBare(words)).isZero();
        assertThat(commands.out()).contains(", 0 of them new");

        assertThat(commands.runBare("topics", "--to", address(), "--realm", "desk-2")).isEqualTo(2);
        assertThat(commands.err()).contains("has 3 partitions, expected 8");
    }

    @Test
    void shouldTellInOneLineWhatWasSaidWrong() {
        assertThat(commands.run("up", "mongo")).isEqualTo(2);
        assertThat(commands.run("up", "kafka", "--port", "65536")).isEqualTo(2);
        assertThat(commands.run("up")).isEqualTo(2);
        assertThat(commands.run("up", "kafka", "--realm", "No!")).isEqualTo(2);
        assertThat(commands.err().lines())
                .satisfiesExactly(
                        it ->
                                assertThat(it)
                                        .contains("'mongo' (there is: kafka, clickhouse, redis)"),
                        it -> assertThat(it).contains("--port: 65536 is not 1 to 65535"),
                        it -> assertThat(it).contains("--port and --data are of one server"),
                        it -> assertThat(it).contains("'--realm'", "not 1 to 30 of a-z"));
    }
}
