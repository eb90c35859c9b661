package io.groundswell.connectors.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records with stamps of long ago, and looks what becomes of them. */
final class RetentionProbe {
    private static final long DAY_OF_2012_MILLIS =
            Instant.parse("2012-06-21T13:30:00Z").toEpochMilli();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration ROUND = Duration.ofMillis(500);

    private final Properties client;

    RetentionProbe(Properties client) {
        this.client = client;
    }

    /** A topic as Kafka makes it by itself: a record's age counts from what its writer said. */
    void createByWritersStamp(String topic, Duration retention) throws Exception {
        Map<String, String> config = Map.of("retention.ms", Long.toString(retention.toMillis()));
        try (Admin admin = Admin.create(client)) {
            NewTopic created = new NewTopic(topic, 1, (short) 1).configs(config);
            admin.createTopics(List.of(created)).all().get();
        }
    }

    void writeStampsOf2012(String topic, int records) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                byte[] value = {(byte) i};
                sent.add(
                        producer.send(
                                new ProducerRecord<>(
                                        topic, 0, DAY_OF_2012_MILLIS + i, null, value)));
            }
            for (Future<RecordMetadata> it : sent) {
                it.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(TopicPartition partition) {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(partition));
        return consumer;
    }

    /** Waits until the broker has deleted everything in the first partition. */
    void awaitEmpty(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(partition)) {
            consumer.seekToEnd(List.of(partition));
            long end = consumer.position(partition);
            while (consumer.beginningOffsets(List.of(partition)).get(partition) < end) {
                if (System.nanoTime() - deadlineNanos > 0) {
                    throw new AssertionError("nothing was deleted of " + topic);
                }
                // Nothing comes after the end: this only waits for the next look.
                consumer.poll(ROUND);
            }
        }
    }

    int countReadable(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        int count = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(partition)) {
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            consumer.seekToBeginning(List.of(partition));
            while (consumer.position(partition) < end && System.nanoTime() - deadlineNanos < 0) {
                count += consumer.poll(ROUND).count();
            }
        }
        return count;
    }
}
