package io.groundswell.connectors.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One broker for all tests; each test finds it running and leaves it so. */
class LocalKafkaIT {
    private static final long LIMIT_NANOS = Duration.ofSeconds(20).toNanos();

    @TempDir static Path folders;

    private static Path folder;
    private static LocalKafka kafka;

    @BeforeAll
    static void startBroker() throws IOException {
        folder = folders.resolve("data");
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder));
    }

    @AfterAll
    static void stopBroker() throws IOException {
        kafka.close();
    }

    private static void writeTo(String topic, String... values) throws Exception {
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                producer.send(new ProducerRecord<>(topic, value)).get();
            }
        }
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }

    private static List<String> readAll(String topic, int expected) {
        List<String> values = new ArrayList<>();
        long deadlineNanos = System.nanoTime() + LIMIT_NANOS;
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (values.size() < expected && System.nanoTime() - deadlineNanos < 0) {
                consumer.poll(Duration.ofSeconds(1)).forEach(it -> values.add(it.value()));
            }
        }
        return values;
    }

    @Test
    void shouldKeepDataAndAddressWhenStoppedAndStartedAgain() throws Exception {
        writeTo("kept", "a", "b");
        String address = kafka.bootstrapServers();
        long pid = kafka.pid();

        kafka.stop();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(LocalKafka.find(folder)).isEmpty();
        assertThat(LocalKafka.formerAddress(folder)).contains(address);
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder));

        assertThat(kafka.pid()).isNotEqualTo(pid);
        assertThat(kafka.bootstrapServers()).isEqualTo(address).startsWith("127.0.0.1:");
        assertThat(readAll("kept", 2)).containsExactly("a", "b");
    }

    @Test
    void shouldKeepDataAndAddressWhenKilledAndStartedAgain() throws Exception {
        writeTo("survived", "a", "b", "c");
        String address = kafka.bootstrapServers();

        kafka.kill();
        assertThat(kafka.isRunning()).isFalse();
        kafka.restart();

        assertThat(kafka.bootstrapServers()).isEqualTo(address);
        assertThat(readAll("survived", 3)).containsExactly("a", "b", "c");
    }

    @Test
    void shouldTellWhoRunsThereWhenStartedASecondTimeOnTheSameFolder() {
        assertThatThrownBy(() -> LocalKafka.start(LocalKafkaOptions.in(folder)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "%s: a broker runs there already (pid %d, %s)",
                        folder, kafka.pid(), kafka.address());
    }

    /** Somebody started it by hand, or its state was lost. */
    @Test
    void shouldRefuseDataThatAnUnknownBrokerUsesBeforeTouchingThem() throws IOException {
        Path state = folder.resolve("state.properties");
        Path aside = Files.move(state, folder.resolve("aside.properties"));
        String settings = Files.readString(folder.resolve("server.properties"));
        try {
            assertThatThrownBy(() -> LocalKafka.start(LocalKafkaOptions.in(folder)))
                    .isInstanceOf(IOException.class)
                    .hasMessage(folder + ": another Kafka, not started from here, uses its data");
        } finally {
            Files.move(aside, state);
        }
        assertThat(folder.resolve("server.properties")).hasContent(settings);
    }

    @Test
    void shouldTellThatThePortIsTakenAndLeaveNothingBehind() throws IOException {
        Path other = folders.resolve("other");
        int taken = Integer.parseInt(kafka.address().replaceAll(".*:", ""));

        assertThatThrownBy(
                        () -> LocalKafka.start(LocalKafkaOptions.in(other).withClientPort(taken)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(other + ": the broker does not start: ")
                .hasMessageContaining("bind to " + kafka.address() + ": Address already in use")
                .hasMessageNotContaining("\n");
        assertThat(LocalKafka.find(other)).isEmpty();
        assertThat(brokersOn(other)).isEmpty();
    }

    /** The client that asks whether it is up dislikes the address before it has asked anything. */
    @Test
    void shouldStopTheBrokerWhenTheQuestionWhetherItIsUpFails() throws IOException {
        BrokerFolder unasked = new BrokerFolder(folders.resolve("unasked"));
        unasked.make();
        unasked.writeConfig(Ports.findFree(), Ports.findFree(), Map.of());

        assertThatThrownBy(() -> new BrokerStart(unasked, "no-such-host.invalid:1").run(false))
                .isInstanceOf(KafkaException.class);
        assertThat(brokersOn(unasked.root())).isEmpty();
    }

    @Test
    void shouldTellWhatKafkaDislikesWhenASettingIsWrong() {
        LocalKafkaOptions wrong =
                LocalKafkaOptions.in(folders.resolve("wrong")).with("num.io.threads", "0");

        assertThatThrownBy(() -> LocalKafka.start(wrong))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("num.io.threads")
                .hasMessageNotContaining("\n");
    }

    @Test
    void shouldNotTakeAnotherProcessForTheBrokerWhenItsIdIsReused() throws IOException {
        Path stale = Files.createDirectory(folders.resolve("stale"));
        ProcessHandle us = ProcessHandle.current();
        Instant began = us.info().startInstant().orElseThrow();
        Path file = stale.resolve("state.properties");

        new BrokerState(1, 2, us.pid(), began.minusSeconds(60)).save(file);
        assertThat(LocalKafka.find(stale)).isEmpty();

        new BrokerState(1, 2, us.pid(), began).save(file);
        assertThat(LocalKafka.find(stale)).map(LocalKafka::pid).contains(us.pid());
    }

    /** Signals as a closed terminal and Ctrl-C send them to every process started from it. */
    @Test
    void shouldLiveThroughHangUpAndInterruptWhenDetached() throws Exception {
        Path detached = folders.resolve("detached");
        try (LocalKafka broker = LocalKafka.startDetached(LocalKafkaOptions.in(detached))) {
            for (String signal : List.of("-HUP", "-INT")) {
                Process sent =
                        new ProcessBuilder("kill", signal, Long.toString(broker.pid())).start();
                assertThat(sent.waitFor()).isZero();
            }
            // Answers after the signals: one that was ending would not.
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                assertThat(admin.describeCluster().nodes().get()).hasSize(1);
            }
            assertThat(LocalKafka.find(detached)).map(LocalKafka::pid).contains(broker.pid());
        }
        assertThat(brokersOn(detached)).isEmpty();
    }

    @Test
    void shouldEndWithTheProgramThatStartedItWhenThatDoesNotCloseIt() throws Exception {
        Path left = folders.resolve("left");
        Process program =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                LeavingProgram.class.getName(),
                                left.toString())
                        .redirectError(folders.resolve("left.err").toFile())
                        .start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).isZero();

        Optional<ProcessHandle> broker = ProcessHandle.of(Long.parseLong(said.strip()));
        if (broker.isPresent()) {
            broker.get().onExit().get(LIMIT_NANOS, TimeUnit.NANOSECONDS);
        }
        assertThat(LocalKafka.find(left)).isEmpty();
        assertThat(brokersOn(left)).isEmpty();
    }

    private static Optional<String> brokersOn(Path root) throws IOException {
        Process list = new ProcessBuilder("ps", "-ww", "-eo", "pid,args").start();
        String all = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return all.lines().filter(line -> line.contains(root + "/")).findAny();
    }
}
