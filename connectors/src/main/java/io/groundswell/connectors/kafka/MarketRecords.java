package io.groundswell.connectors.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * Market events as Kafka records: the symbol is the key, the event codec's bytes are the value.
 * There are no headers, and no timestamp, so that the producer puts the time of publishing. One
 * thread at a time.
 *
 * <p>The partition is worked out here and not left to the producer: every event of a symbol must be
 * on one partition whatever client wrote it.
 */
final class MarketRecords {
    private final Map<Topic, String> topics = new EnumMap<>(Topic.class);
    private final MarketEventEncoder encoder = new MarketEventEncoder();
    private final UnsafeBuffer scratch =
            new UnsafeBuffer(new byte[MarketEventEncoder.MAX_ENCODED_LENGTH]);

    /** Records for the market topics of a realm. */
    MarketRecords(Realm realm) {
        for (Topic topic : Topic.values()) {
            topics.put(topic, TopicNames.of(realm, topic));
        }
    }

    /**
     * The record of a symbol's event.
     *
     * @param partitions how many partitions the event's topic has
     * @throws IllegalArgumentException for an event without a symbol, such as a heartbeat
     */
    ProducerRecord<byte[], byte[]> record(MarketEvent event, int partitions) {
        if (event.symbol().isEmpty()) {
            throw new IllegalArgumentException("no symbol: " + event);
        }
        byte[] key = event.symbol().getBytes(US_ASCII);
        return record(event, partitionOf(key, partitions), key);
    }

    /** The record of a heartbeat, which goes to every partition of its topic and has no key. */
    ProducerRecord<byte[], byte[]> heartbeat(Heartbeat heartbeat, int partition) {
        return record(heartbeat, partition, null);
    }

    private ProducerRecord<byte[], byte[]> record(MarketEvent event, int partition, byte[] key) {
        int length = encoder.encode(event, scratch, 0);
        byte[] value = Arrays.copyOf(scratch.byteArray(), length);
        return new ProducerRecord<>(topics.get(event.topic()), partition, key, value);
    }

    /** Where Kafka's own producers put a key: murmur2 of it, modulo the number of partitions. */
    static int partitionOf(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
