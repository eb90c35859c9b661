package io.groundswell.connectors.kafka;

import static io.groundswell.connectors.kafka.Records.REALM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class MarketWriterTest {
    private static final int PARTITIONS = 4;
    private static final MarketEvent EVENT = Records.event("IBM", Topic.L2, 1, 5);

    private final MockProducer<byte[], byte[]> producer = producer(true);

    /** Kafka's own double: a producer without a broker that keeps what it was given. */
    private static MockProducer<byte[], byte[]> producer(boolean completesAtOnce) {
        Node node = new Node(1, "localhost", 1);
        List<PartitionInfo> partitions = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            for (int i = 0; i < PARTITIONS; i++) {
                Node[] nodes = {node};
                partitions.add(
                        new PartitionInfo(TopicNames.of(REALM, topic), i, node, nodes, nodes));
            }
        }
        Cluster cluster = new Cluster("c", List.of(node), partitions, Set.of(), Set.of());
        return new MockProducer<>(
                cluster,
                completesAtOnce,
                null,
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private static MarketEvent read(ProducerRecord<byte[], byte[]> sent) {
        return Records.schema()
                .read(
                        new ConsumerRecord<>(
                                sent.topic(), sent.partition(), 0, sent.key(), sent.value()))
                .left();
    }

    @Test
    void shouldSendEventsInTheOrderGivenAndCountThem() throws IOException {
        MarketEvent second = Records.event("IBM", Topic.TICKS, 1, 6);
        try (MarketWriter writer = new MarketWriter(producer, REALM)) {
            writer.send(EVENT);
            writer.send(second);
            writer.flush();

            assertThat(producer.history())
                    .extracting(MarketWriterTest::read)
                    .containsExactly(EVENT, second);
            assertThat(writer.events()).isEqualTo(2);
            assertThat(writer.bytes())
                    .isEqualTo(Records.bytes(EVENT).length + Records.bytes(second).length);
        }
        assertThat(producer.closed()).isTrue();
    }

    /** With a second request in flight, a batch could overtake another on a new partition. */
    @Test
    void shouldHaveOneRequestInFlightAtATime() {
        String setting = ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION;
        KafkaConnection anywhere = new KafkaConnection("127.0.0.1:1", Map.of());

        assertThat(MarketWriter.settings(anywhere)).containsEntry(setting, "1");
        assertThat(OutputSinks.producer(anywhere)).containsEntry(setting, "1");
    }

    @Test
    void shouldTellTheFrontierToEveryPartitionOfEveryTopic() throws IOException {
        List<TopicPartition> everywhere = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            for (int i = 0; i < PARTITIONS; i++) {
                everywhere.add(new TopicPartition(TopicNames.of(REALM, topic), i));
            }
        }
        try (MarketWriter writer = new MarketWriter(producer, REALM)) {
            writer.heartbeat(3, 9);
            assertThat(writer.events()).isZero();
        }

        assertThat(producer.history())
                .extracting(it -> new TopicPartition(it.topic(), it.partition()))
                .containsExactlyInAnyOrderElementsOf(everywhere);
        for (ProducerRecord<byte[], byte[]> sent : producer.history()) {
            MarketEvent heartbeat = read(sent);
            assertThat(heartbeat).isEqualTo(Heartbeat.of(heartbeat.topic(), 3, 9));
        }
    }

    @Test
    void shouldFailEveryLaterCallWhenARecordIsLost() throws IOException {
        MockProducer<byte[], byte[]> slow = producer(false);
        try (MarketWriter writer = new MarketWriter(slow, REALM)) {
            writer.send(EVENT);
            assertThat(slow.errorNext(new TimeoutException("no broker for 300 s"))).isTrue();

            assertThatThrownBy(() -> writer.send(EVENT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("a record was not written: no broker for 300 s");
            assertThatThrownBy(() -> writer.heartbeat(1, 9)).isInstanceOf(IOException.class);
            assertThatThrownBy(writer::flush).isInstanceOf(IOException.class);
            assertThat(slow.history()).hasSize(1);
        }
    }

    @Test
    void shouldTellItInALineWhenTheProducerRefuses() throws IOException {
        try (MarketWriter writer = new MarketWriter(producer, REALM)) {
            producer.sendException = new TimeoutException("no memory");
            assertThatThrownBy(() -> writer.send(EVENT))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot write to realtime-a-day-l2: no memory");
        }
    }

    @Test
    void shouldWriteEachRecordOnceAndWaitForABroker() {
        assertThat(MarketWriter.settings(new KafkaConnection("localhost:1", Map.of())))
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true")
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "300000")
                .containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, "300000");
    }
}
