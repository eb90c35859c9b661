package io.groundswell.connectors.kafka;

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
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that reads the market topics of a real broker. */
class MarketTopicsSourceIT {
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
        try (MarketWriter writer = MarketWriter.open(topics.connection(), realm)) {
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
            }
        }
    }

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
                topics.readAll(OutputTopic.DEAD_LETTERS, IsolationLevel.READ_COMMITTED);
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
                                        topics.connection(),
                                        realm,
                                        "books",
                                        true,
                                        true,
                                        ModelTypes.MARKET_EVENT,
                                        ModelTypes.DEAD_LETTER),
                                HeartbeatWatermarks.strategy(
                                        realm,
                                        "books",
                                        Duration.ZERO,
                                        HeartbeatWatermarks.UPDATE_INTERVAL),
                                "market topics")
                        .process(
                                new RouteFunction(ModelTypes.DEAD_LETTER), ModelTypes.MARKET_EVENT);
        events.getSideOutput(RouteFunction.deadLetters(ModelTypes.DEAD_LETTER))
                .sinkTo(OutputSinks.deadLetters(topics.connection(), realm, "books"));
        List<MarketEvent> read = new ArrayList<>();
        try (CloseableIterator<MarketEvent> it =
                events.process(new EventsInOrder(), ModelTypes.MARKET_EVENT).executeAndCollect()) {
            it.forEachRemaining(read::add);
        }
        return read;
    }
}
