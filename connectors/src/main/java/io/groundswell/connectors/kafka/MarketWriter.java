package io.groundswell.connectors.kafka;

import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.DeadLetter;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes events and heartbeats to the market topics of a realm, each once and in the order given.
 * One thread at a time.
 *
 * <p>Records are on their way when a method returns and on the broker after {@link #flush}. Memory
 * is bounded by the producer's buffer: while it is full, {@link #send} waits. The first record that
 * cannot be delivered within {@link #PATIENCE} makes every later call fail, and what still waits
 * behind it is not sent any more: what follows a lost event must not be believed.
 */
public final class MarketWriter implements Closeable {
    /** How long a broker that is away is waited for. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String COMPRESSION = "lz4";
    private static final String BATCH_BYTES = Integer.toString(256 << 10);
    private static final String BUFFER_BYTES = Integer.toString(64 << 20);

    /** Kafka's own 5 would be most of what an event takes to its consumer. */
    private static final String LINGER_MILLIS = "1";

    /**
     * With more, the second batch can overtake the first on a partition that is just being made:
     * the broker refuses the first because it does not lead the partition yet, takes the second,
     * and from then on refuses the first for its sequence, for ever.
     */
    static final String REQUESTS_IN_FLIGHT = "1";

    private final Producer<byte[], byte[]> producer;
    private final MarketRecords records;
    private final String deadLetters;
    private final Map<Topic, Integer> partitions = new EnumMap<>(Topic.class);
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long events;
    private long bytes;

    /** A writer that owns the producer; asks it for the number of partitions of each topic. */
    MarketWriter(Producer<byte[], byte[]> producer, Realm realm) {
        this.producer = producer;
        this.records = new MarketRecords(realm);
        this.deadLetters = DeadLetterRecords.topic(realm);
        for (Topic topic : Topic.values()) {
            partitions.put(topic, producer.partitionsFor(TopicNames.of(realm, topic)).size());
        }
    }

    /**
     * A writer to the topics of a realm, which are there.
     *
     * @param connection the cluster
     * @throws IOException in a line, where the cluster cannot be reached or has no such topic
     */
    public static MarketWriter open(KafkaConnection connection, Realm realm) throws IOException {
        KafkaProducer<byte[], byte[]> producer = null;
        try {
            producer =
                    new KafkaProducer<>(
                            settings(connection),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
            MarketWriter writer = new MarketWriter(producer, realm);
            producer = null;
            return writer;
        } catch (KafkaException e) {
            throw told("cannot write to Kafka", e);
        } finally {
            if (producer != null) {
                producer.close(Duration.ZERO);
            }
        }
    }

    /** What a producer of market events is told. */
    static Properties settings(KafkaConnection connection) {
        Properties all = connection.clientProperties();
        String patience = Long.toString(PATIENCE.toMillis());
        all.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        all.setProperty(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        all.setProperty(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, REQUESTS_IN_FLIGHT);
        all.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, COMPRESSION);
        all.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        all.setProperty(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        all.setProperty(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        all.setProperty(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
        all.setProperty(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
        return all;
    }

    /**
     * Sends an event of a symbol.
     *
     * @throws IOException where an earlier record was lost, or the broker stayed away
     */
    public void send(MarketEvent event) throws IOException {
        ProducerRecord<byte[], byte[]> record =
                records.record(event, partitions.get(event.topic()));
        events++;
        bytes += record.value().length;
        send(record);
    }

    /**
     * Tells every partition of every topic that no event before the frontier is to come.
     *
     * @param sourceEpoch the epoch of the run or recording that tells it
     * @param frontierNanos order time, nanoseconds since 1970 UTC
     * @throws IOException as {@link #send}
     */
    public void heartbeat(long sourceEpoch, long frontierNanos) throws IOException {
        for (Map.Entry<Topic, Integer> topic : partitions.entrySet()) {
            Heartbeat heartbeat = Heartbeat.of(topic.getKey(), sourceEpoch, frontierNanos);
            for (int partition = 0; partition < topic.getValue(); partition++) {
                send(records.heartbeat(heartbeat, partition));
            }
        }
    }

    /**
     * Sends what could not become an event to the dead-letter topic of the realm.
     *
     * @throws IOException as {@link #send(MarketEvent)}
     */
    public void send(DeadLetter letter) throws IOException {
        send(DeadLetterRecords.record(deadLetters, letter));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The callback is told the same.
    private void send(ProducerRecord<byte[], byte[]> record) throws IOException {
        check();
        try {
            producer.send(record, (written, e) -> note(e));
        } catch (InterruptException e) {
            // It has set the thread's interrupt again.
            throw told("interrupted while writing to Kafka", e);
        } catch (KafkaException | IllegalStateException e) {
            // Closed by a record that was lost meanwhile: that one is to be told.
            check();
            throw told("cannot write to " + record.topic(), e);
        }
    }

    private void note(Exception e) {
        if (e != null && failure.compareAndSet(null, e)) {
            // What waits behind the lost record must not arrive without it.
            producer.close(Duration.ZERO);
        }
    }

    private void check() throws IOException {
        Exception first = failure.get();
        if (first != null) {
            throw told("a record was not written", first);
        }
    }

    private static IOException told(String what, Exception why) {
        return new IOException(what + ": " + why.getMessage(), why);
    }

    /**
     * Waits until all that was sent is on the broker.
     *
     * @throws IOException where a record was lost
     */
    public void flush() throws IOException {
        check();
        try {
            producer.flush();
        } catch (KafkaException | IllegalStateException e) {
            check();
            throw told("cannot write to Kafka", e);
        }
        check();
    }

    /** How many events were sent, heartbeats aside. */
    public long events() {
        return events;
    }

    /** The bytes of those events, encoded and not compressed. */
    public long bytes() {
        return bytes;
    }

    /** Lets go of the connection; what was not flushed may be lost. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
