package io.groundswell.connectors.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A topic from its first record to where it ended when this was opened, each partition in its
 * order. How long to go on asking is for the one who asks. One thread.
 */
public final class WholeTopic implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    /**
     * Connects and goes to the beginning.
     *
     * @param isolation whether records of open transactions belong to it
     * @throws org.apache.kafka.common.KafkaException where the topic cannot be read
     */
    public WholeTopic(KafkaConnection connection, String topic, IsolationLevel isolation) {
        Properties settings = connection.clientProperties();
        settings.setProperty(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation.toString().toLowerCase(Locale.ROOT));
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(it -> new TopicPartition(topic, it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            ends = consumer.endOffsets(partitions);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    /**
     * Gives every record of a topic.
     *
     * @param isolation whether records of open transactions belong to it
     * @param patience how long none may come
     * @param nanoClock the time now, nanoseconds since any moment
     * @throws IOException where the topic cannot be read, or none comes for that long
     */
    public static void read(
            KafkaConnection connection,
            String topic,
            IsolationLevel isolation,
            Duration patience,
            LongSupplier nanoClock,
            Consumer<ConsumerRecord<byte[], byte[]>> records)
            throws IOException {
        try (WholeTopic whole = new WholeTopic(connection, topic, isolation)) {
            long movedNanos = nanoClock.getAsLong();
            while (whole.hasMore()) {
                for (ConsumerRecord<byte[], byte[]> record : whole.poll(POLL)) {
                    movedNanos = nanoClock.getAsLong();
                    records.accept(record);
                }
                if (nanoClock.getAsLong() - movedNanos > patience.toNanos()) {
                    throw new IOException(topic + ": cannot be read to its end");
                }
            }
        } catch (KafkaException e) {
            throw new IOException(topic + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** Whether there are records that have not been given out. */
    public boolean hasMore() {
        return ends.entrySet().stream()
                .anyMatch(it -> consumer.position(it.getKey()) < it.getValue());
    }

    /**
     * The next records, none where none come within the time.
     *
     * @throws org.apache.kafka.common.KafkaException where the topic cannot be read
     */
    public ConsumerRecords<byte[], byte[]> poll(Duration limit) {
        return consumer.poll(limit);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
