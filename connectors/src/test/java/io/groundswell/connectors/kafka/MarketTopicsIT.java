package io.groundswell.connectors.kafka;

<<<<<<< HEAD
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.model.contract.DeadLetterHeader;
import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.operators.types.ModelTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that reads the market topics of a real broker. */
class MarketTopicsIT {
    @RegisterExtension
    static final MiniClusterExtension FLINK =
            new MiniClusterExtension(
                    new MiniClusterResourceConfiguration.Builder()
                            .setNumberTaskManagers(1)
                            .setNumberSlotsPerTaskManager(2)
                            .build());

    private static final int PARTITIONS = 3;
    private static final int ROUNDS = 200;
    private static final List<String> SYMBOLS = List.of("AAA", "BBB", "CCC", "DDD", "EEE");

    @TempDir static Path folder;
    private static LocalKafka kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder));
    }

    @AfterAll
    static void stop() throws Exception {
        kafka.close();
    }

    /** Events of every symbol and topic, 10 ms apart, a heartbeat after each 100 ms. */
    private static List<MarketEvent> write(BrokerTopics topics, Realm realm) throws Exception {
        List<MarketEvent> written = new ArrayList<>();
        try (MarketWriter writer = MarketWriter.open(topics.client(), realm)) {
            for (int round = 0; round < ROUNDS; round++) {
                for (Topic topic : Topic.values()) {
                    for (String symbol : SYMBOLS) {
                        MarketEvent event = Records.event(symbol, topic, 1 + round, 10L * round);
                        writer.send(event);
                        written.add(event);
                    }
                }
                if (round == ROUNDS / 2) {
                    writer.flush();
                    poison(topics, realm);
                }
                if (round % 10 == 9) {
                    writer.heartbeat(1, 10_000_000L * round);
                }
            }
            writer.flush();
        }
        return written;
    }

    /** What must not stop a job, by value; every key is BBB. */
    private static Map<String, String> poison() {
        byte[] event = Records.bytes(Records.event("BBB", Topic.L2, 1, 5));
        byte[] otherSchema = event.clone();
        otherSchema[4] = 9;
        byte[] ofTicks = Records.bytes(Records.event("BBB", Topic.TICKS, 1, 5));
        byte[] ofAnother = Records.bytes(Records.event("CCC", Topic.L2, 1, 5));
        HexFormat hex = HexFormat.of();
        Map<String, String> poison = new TreeMap<>();
        poison.put(hex.formatHex("{\"json\": true}".getBytes(UTF_8)), "schema id 28271");
        poison.put(hex.formatHex(otherSchema), "schema id 9");
        poison.put(hex.formatHex(ofTicks), "an event of realtime-poison-ticks");
        poison.put(hex.formatHex(ofAnother), "an event of 'CCC' under another key");
        poison.put("", "only 0 bytes");
        return poison;
    }

    private static void poison(BrokerTopics topics, Realm realm) throws Exception {
        byte[] key = "BBB".getBytes(US_ASCII);
        try (KafkaProducer<byte[], byte[]> producer = topics.producer()) {
            for (String value : poison().keySet()) {
                producer.send(
                                new ProducerRecord<>(
                                        TopicNames.of(realm, Topic.L2),
                                        MarketRecords.partitionOf(key, PARTITIONS),
                                        key,
                                        HexFormat.of().parseHex(value)))
                        .get();
=======
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One broker for all; each test has a realm of its own. */
class MarketTopicsIT {
    private static final TopicSettings TWO_PARTITIONS = new TopicSettings(2, 1, Duration.ofDays(7));
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir static Path folder;

    private static SecuredKafka kafka;

    @BeforeAll
    static void startBroker() throws IOException {
        kafka = new SecuredKafka(folder);
    }

    @AfterAll
    static void stopBroker() throws IOException {
        kafka.close();
    }

    private static MarketTopics topics() throws IOException {
        return new MarketTopics(kafka.open());
    }

    /** A realm whose topics are there. */
    private static Realm realm(String name) throws IOException {
        Realm realm = Realm.replay(name);
        topics().create(realm, TWO_PARTITIONS);
        return realm;
    }

    private static void delete(String topic) throws Exception {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        try (Admin admin = Admin.create(kafka.open().clientProperties())) {
            admin.deleteTopics(Set.of(topic)).all().get();
            while (admin.listTopics().names().get().contains(topic)) {
                assertThat(System.nanoTime() - deadlineNanos).as("until gone").isNegative();
>>>>>>> local
            }
        }
    }

<<<<<<< HEAD
    private static Map<String, List<MarketEvent>> byStream(Iterable<MarketEvent> events) {
        Map<String, List<MarketEvent>> streams = new TreeMap<>();
        for (MarketEvent event : events) {
            streams.computeIfAbsent(event.topic() + " " + event.symbol(), any -> new ArrayList<>())
                    .add(event);
        }
        return streams;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, DeadLetterHeader name) {
        return new String(record.headers().lastHeader(name.headerName()).value(), UTF_8);
    }

    @Test
    void shouldGiveEveryGoodEventInOrderAndEveryPoisonRecordAsADeadLetter() throws Exception {
        Realm realm = Realm.replay("poison");
        BrokerTopics topics = BrokerTopics.make(kafka, realm, PARTITIONS);
        List<MarketEvent> written = write(topics, realm);

        List<MarketEvent> read = run(topics, realm);

        assertThat(byStream(read)).isEqualTo(byStream(written));
        List<ConsumerRecord<byte[], byte[]>> letters =
                topics.readAll(OutputTopic.DEAD_LETTERS, BrokerTopics.READ_COMMITTED);
        Map<String, String> told = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> letter : letters) {
            told.put(
                    HexFormat.of().formatHex(letter.value()),
                    header(letter, DeadLetterHeader.DETAIL));
            assertThat(new String(letter.key(), US_ASCII)).isEqualTo("BBB");
            assertThat(header(letter, DeadLetterHeader.REASON)).isEqualTo("UNREADABLE");
            assertThat(header(letter, DeadLetterHeader.SOURCE)).startsWith("realtime-poison-l2-");
            assertThat(letter.timestamp())
                    .as("the time of publishing")
                    .isGreaterThan(System.currentTimeMillis() - Duration.ofHours(1).toMillis());
        }
        assertThat(told).isEqualTo(poison());
        assertThat(letters).hasSameSizeAs(poison().keySet());
    }

    /** The whole job fails at an event below the watermark, see {@link EventsInOrder}. */
    private static List<MarketEvent> run(BrokerTopics topics, Realm realm) throws Exception {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(2);
        env.enableCheckpointing(200);
        SingleOutputStreamOperator<MarketEvent> events =
                env.fromSource(
                                MarketTopicsSource.of(
                                        topics.client(),
                                        realm,
                                        "books",
                                        true,
                                        true,
                                        ModelTypes.MARKET_EVENT,
                                        ModelTypes.DEAD_LETTER),
                                HeartbeatWatermarks.strategy(
                                        realm,
                                        "books",
                                        HeartbeatWatermarks.MAX_DRIFT,
                                        HeartbeatWatermarks.UPDATE_INTERVAL),
                                "market topics")
                        .process(
                                new RouteFunction(ModelTypes.DEAD_LETTER), ModelTypes.MARKET_EVENT);
        events.getSideOutput(RouteFunction.deadLetters(ModelTypes.DEAD_LETTER))
                .sinkTo(OutputSinks.deadLetters(topics.client(), realm, "books"));
        List<MarketEvent> read = new ArrayList<>();
        try (CloseableIterator<MarketEvent> it =
                events.process(new EventsInOrder(), ModelTypes.MARKET_EVENT).executeAndCollect()) {
            it.forEachRemaining(read::add);
        }
        return read;
=======
    private static void assertTold(ThrowingCallable work, String... parts) {
        assertThatThrownBy(work)
                .isInstanceOf(KafkaSetupException.class)
                .message()
                .contains(parts)
                .startsWith("Kafka at ")
                .doesNotContain("\n")
                .doesNotContain("sesame");
    }

    @Test
    void shouldMakeEveryTopicOfARealmOnce() throws Exception {
        Realm realm = Realm.replay("once");

        assertThat(topics().create(realm, TWO_PARTITIONS))
                .isEqualTo(MarketTopics.allNames(realm))
                .hasSize(Topic.values().length + OutputTopic.values().length);
        assertThat(topics().create(realm, TWO_PARTITIONS)).isEmpty();

        topics().checkJob(realm, 2, OutputTopic.values());
        topics().checkPublisher(realm, 2);
        assertThat(topics().sizes(realm))
                .containsExactlyElementsOf(
                        MarketTopics.marketNames(realm).stream()
                                .map(name -> new TopicSize(name, 2, 0))
                                .toList());
    }

    @Test
    void shouldLetTheBrokerStampRecordsAndKeepThemAsLongAsAskedFor() throws Exception {
        String topic = TopicNames.of(realm("stamped"), Topic.L2);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(kafka.open().clientProperties())) {
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
            assertThat(config.get("retention.ms").value()).isEqualTo("604800000");
        }
    }

    @Test
    void shouldRefuseTopicsThatHaveOtherPartitions() throws IOException {
        Realm realm = realm("other-count");
        String line =
                "topic " + TopicNames.of(realm, Topic.TICKS) + " has 2 partitions, expected 8";

        assertTold(() -> topics().create(realm, TopicSettings.DEVELOPMENT), line);
        assertTold(() -> topics().checkJob(realm, 8), line);
        assertTold(() -> topics().checkPublisher(realm, 8), line);
    }

    @Test
    void shouldNameTheTopicsThatAreMissingAndTheCommandThatMakesThem() throws Exception {
        Realm realm = realm("lost-one");
        String lost = TopicNames.of(realm, Topic.L1S);
        delete(lost);

        assertTold(
                () -> topics().checkJob(realm, 2, OutputTopic.BOOKS),
                "no topic " + lost + " (",
                "./groundswell up kafka --realm lost-one creates them");
        assertThat(topics().create(realm, TWO_PARTITIONS)).containsExactly(lost);
        assertTold(
                () -> topics().checkPublisher(Realm.LIVE, 2),
                String.join(", ", MarketTopics.marketNames(Realm.LIVE)),
                "./groundswell up kafka creates them");
    }

    @Test
    void shouldTellInTimeThatNobodyAnswers() throws IOException {
        KafkaConnection nobody = KafkaConnection.to("127.0.0.1:1");
        long beganNanos = System.nanoTime();

        assertTold(
                () -> new MarketTopics(nobody, SOON).checkJob(Realm.LIVE, 2),
                "Kafka at 127.0.0.1:1: no Kafka answers within 2 s");

        assertThat(Duration.ofNanos(System.nanoTime() - beganNanos))
                .isLessThan(SOON.multipliedBy(3));
    }

    @Test
    void shouldTellThatTheHostIsUnknown() throws IOException {
        KafkaConnection nowhere = KafkaConnection.to("no-such-host.invalid:9092");

        assertTold(
                () -> new MarketTopics(nowhere, SOON).checkJob(Realm.LIVE, 2),
                "no-such-host.invalid:9092: No resolvable bootstrap urls");
    }

    @Test
    void shouldPointAtTheSecurityProtocolWhenTheDoorAsksForAnother() throws IOException {
        assertTold(
                () -> new MarketTopics(kafka.withoutSecurity(), SOON).checkJob(Realm.LIVE, 2),
                "no Kafka answers within 2 s",
                "does it want another security.protocol?");
    }

    @Test
    void shouldTellThatThePasswordIsWrong() throws IOException {
        assertTold(
                () -> new MarketTopics(kafka.as("desk", "guess")).checkJob(Realm.LIVE, 2),
                "authentication failed: Invalid username or password");
    }

    @Test
    void shouldTellThatTheUserMayNotEvenSeeATopic() throws IOException {
        Realm realm = realm("unseen");

        assertTold(
                () -> new MarketTopics(kafka.as("guest")).checkJob(realm, 2),
                "not allowed to describe topic " + TopicNames.of(realm, Topic.TICKS));
    }

    @Test
    void shouldTellWhatTheUserMayNotDoWithATopic() throws Exception {
        Realm realm = realm("granted");
        List<String> names = MarketTopics.marketNames(realm);
        String books = TopicNames.of(realm, OutputTopic.BOOKS);
        MarketTopics desk = new MarketTopics(kafka.as("desk"));

        kafka.grant(
                "desk",
                AclOperation.DESCRIBE,
                List.of(names.get(0), names.get(1), names.get(2), books));
        assertTold(() -> desk.checkJob(realm, 2), "not allowed to read topic " + names.get(0));

        kafka.grant("desk", AclOperation.READ, names);
        desk.checkJob(realm, 2);
        assertTold(
                () -> desk.checkJob(realm, 2, OutputTopic.BOOKS),
                "not allowed to write topic " + books);
        assertTold(
                () -> desk.checkPublisher(realm, 2), "not allowed to write topic " + names.get(0));

        kafka.grant("desk", AclOperation.WRITE, names);
        desk.checkPublisher(realm, 2);
    }

    @Test
    void shouldTellThatTheUserMayNotMakeTopics() throws Exception {
        Realm realm = Realm.replay("not-mine");
        kafka.grant("guest", AclOperation.DESCRIBE, MarketTopics.allNames(realm));

        assertTold(
                () -> new MarketTopics(kafka.as("guest")).create(realm, TWO_PARTITIONS),
                "not allowed to create topic " + TopicNames.of(realm, Topic.TICKS));
    }

    /** The second deletion shows that the look that made the first one has been at every topic. */
    @Test
    void shouldKeepADayOf2012ThatATopicOfWritersStampsLoses() throws Exception {
        String kept = TopicNames.of(realm("day-2012"), Topic.L2);
        String lost = "day-of-2012-by-writers-stamp";
        RetentionProbe probe = new RetentionProbe(kafka.open().clientProperties());
        probe.createByWritersStamp(lost, TWO_PARTITIONS.retention());

        probe.writeStampsOf2012(kept, 100);
        for (int look = 0; look < 2; look++) {
            probe.writeStampsOf2012(lost, 100);
            probe.awaitEmpty(lost);
        }

        assertThat(probe.countReadable(kept)).isEqualTo(100);
        assertThat(probe.countReadable(lost)).isZero();
>>>>>>> local
    }
}
