package io.groundswell.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Results as records keyed by symbol. No headers, and no timestamp: KafkaSink would put the event
 * time, and a broker deletes by it, so that a replayed day would be gone at once.
 *
 * @param <T> a result
 */
final class OutputRecordSchema<T> implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    private final String topic;
    private final SerializableFunction<T, String> symbol;
    private final SerializableFunction<T, byte[]> value;

    OutputRecordSchema(
            String topic,
            SerializableFunction<T, String> symbol,
            SerializableFunction<T, byte[]> value) {
        this.topic = topic;
        this.symbol = symbol;
        this.value = value;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            T result, KafkaSinkContext context, Long timestampMillis) {
        return new ProducerRecord<>(
                topic, symbol.apply(result).getBytes(UTF_8), value.apply(result));
    }
}
