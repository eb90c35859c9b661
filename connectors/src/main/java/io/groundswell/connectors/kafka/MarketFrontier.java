package io.groundswell.connectors.kafka;

import io.groundswell.model.codec.MarketEventDecoder;
import io.groundswell.model.codec.NewerVersions;
import io.groundswell.model.codec.UnreadableEventException;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.EventHeader;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How far the market topics of a realm have come, by the last record of each partition.
 *
 * @param orderTimeNanos the highest order time that a partition ends with, nanoseconds since 1970
 *     UTC: no earlier event may be written any more
 * @param sourceEpoch the highest epoch that a partition ends with: of the symbols there, readers
 *     drop what is written next unless its epoch is higher
 */
public record MarketFrontier(long orderTimeNanos, long sourceEpoch) {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    /**
     * Reads the last record of each partition. Empty where the topics are.
     *
     * @param clock for the limit of ten seconds
     * @throws IOException in a line, where the cluster does not tell in time
     */
    public static Optional<MarketFrontier> last(
            KafkaConnection connection, Realm realm, InstantSource clock) throws IOException {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings(connection),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            Set<TopicPartition> waitedFor = goToLastRecords(consumer, realm);
            long deadlineMillis = clock.millis() + LIMIT.toMillis();
            Optional<MarketFrontier> last = Optional.empty();
            while (!waitedFor.isEmpty()) {
                if (clock.millis() > deadlineMillis) {
                    throw new IOException(
                            connection.bootstrapServers()
                                    + ": cannot read the end of "
                                    + waitedFor
                                    + " within "
                                    + LIMIT.toSeconds()
                                    + " s");
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    waitedFor.remove(new TopicPartition(record.topic(), record.partition()));
                    last = further(last, at(record.value()));
                }
            }
            return last;
        } catch (KafkaException e) {
            throw new IOException(
                    connection.bootstrapServers() + ": cannot read: " + e.getMessage(), e);
        }
    }

    private static Properties settings(KafkaConnection connection) {
        Properties settings = connection.clientProperties();
        settings.setProperty(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(LIMIT.toMillis()));
        return settings;
    }

    /** Returns the partitions that hold a record. */
    private static Set<TopicPartition> goToLastRecords(
            KafkaConsumer<byte[], byte[]> consumer, Realm realm) {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : MarketTopics.marketNames(realm)) {
            consumer.partitionsFor(topic)
                    .forEach(it -> all.add(new TopicPartition(topic, it.partition())));
        }
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
        Map<TopicPartition, Long> ends = consumer.endOffsets(all);
        Set<TopicPartition> filled = new HashSet<>(all);
        filled.removeIf(it -> ends.get(it) <= begins.get(it));
        consumer.assign(filled);
        filled.forEach(it -> consumer.seek(it, ends.get(it) - 1));
        return filled;
    }

    private static Optional<MarketFrontier> at(byte[] value) {
        try {
            UnsafeBuffer buffer = new UnsafeBuffer(value == null ? new byte[0] : value);
            EventHeader header =
                    new MarketEventDecoder(NewerVersions.READ)
                            .decode(buffer, 0, buffer.capacity())
                            .header();
            return Optional.of(new MarketFrontier(header.eventTimeNanos(), header.sourceEpoch()));
        } catch (UnreadableEventException e) {
            // Readers make a dead letter of it; it says nothing about time.
            return Optional.empty();
        }
    }

    private static Optional<MarketFrontier> further(
            Optional<MarketFrontier> one, Optional<MarketFrontier> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        MarketFrontier a = one.get();
        MarketFrontier b = other.get();
        return Optional.of(
                new MarketFrontier(
                        Math.max(a.orderTimeNanos, b.orderTimeNanos),
                        Math.max(a.sourceEpoch, b.sourceEpoch)));
    }
}
