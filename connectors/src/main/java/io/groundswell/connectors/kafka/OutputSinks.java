package io.groundswell.connectors.kafka;

import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.quality.DeadLetter;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Exactly-once sinks of a realm's output topics: a record can be read, by readers that ask for
 * committed ones, once the checkpoint that it belongs to is complete.
 *
 * <p>A broker that is away for less than {@link #PATIENCE} is waited for. A job that stays down for
 * longer than {@link #TRANSACTION_TIMEOUT} after a checkpoint loses what it had not committed.
 */
public final class OutputSinks {
    /** How long a job may be down between a checkpoint and its commit; a broker's largest. */
    static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(15);

    /** The longest time between checkpoints that leaves a transaction time to be committed. */
    public static final Duration MAX_CHECKPOINT_INTERVAL = Duration.ofMinutes(5);

    /** The oldest that a transaction may get before the checkpoint that commits it. */
    public static final Duration MAX_TRANSACTION_AGE = TRANSACTION_TIMEOUT.minusMinutes(1);

    /** How long a record may wait for a broker. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration LINGER = Duration.ofMillis(5);
    private static final String COMPRESSION = "lz4";
    private static final String BATCH_BYTES = Integer.toString(128 << 10);

    private OutputSinks() {}

    /**
     * A sink of an output topic.
     *
     * @param connection the cluster
     * @param job the job's name, for its transactional ids
     * @param symbol the symbol of a result, which is the record's key
     * @param value the bytes of a result, such as a JSON line in UTF-8
     */
    public static <T> Sink<T> exactlyOnce(
            KafkaConnection connection,
            Realm realm,
            String job,
            OutputTopic topic,
            SerializableFunction<T, String> symbol,
            SerializableFunction<T, byte[]> value) {
        String name = TopicNames.of(realm, topic);
        return sink(connection, realm, job, topic, new OutputRecordSchema<>(name, symbol, value));
    }

    /** The sink of dead letters: the bytes as they came, and headers that tell what is wrong. */
    public static Sink<DeadLetter> deadLetters(
            KafkaConnection connection, Realm realm, String job) {
        return sink(connection, realm, job, OutputTopic.DEAD_LETTERS, new DeadLetterSchema(realm));
    }

    private static <T> Sink<T> sink(
            KafkaConnection connection,
            Realm realm,
            String job,
            OutputTopic topic,
            KafkaRecordSerializationSchema<T> schema) {
        return new RestorableSink<>(
                KafkaSink.<T>builder()
                        .setKafkaProducerConfig(producer(connection))
                        .setBootstrapServers(connection.bootstrapServers())
                        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                        .setTransactionalIdPrefix(realm.transactionalIdPrefix(job, topic))
                        .setRecordSerializer(schema)
                        .build());
    }

    /** What a transactional producer of ours is told. */
    static Properties producer(KafkaConnection connection) {
        Properties all = connection.clientProperties();
        put(all, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT);
        put(all, ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE);
        put(all, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE);
        put(all, ProducerConfig.LINGER_MS_CONFIG, LINGER);
        all.setProperty(ProducerConfig.ACKS_CONFIG, "all");
        all.setProperty(
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                MarketWriter.REQUESTS_IN_FLIGHT);
        all.setProperty(ProducerConfig.COMPRESSION_TYPE_CONFIG, COMPRESSION);
        all.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        return all;
    }

    private static void put(Properties properties, String key, Duration duration) {
        properties.setProperty(key, Long.toString(duration.toMillis()));
    }
}
