package io.groundswell.connectors.kafka;

import io.groundswell.model.contract.Realm;
import io.groundswell.model.quality.DeadLetter;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Dead letters as the records of a job's sink. */
final class DeadLetterSchema implements KafkaRecordSerializationSchema<DeadLetter> {
    private static final long serialVersionUID = 1L;

    private final String topic;

    /** Records for the dead-letter topic of a realm. */
    DeadLetterSchema(Realm realm) {
        this.topic = DeadLetterRecords.topic(realm);
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            DeadLetter letter, KafkaSinkContext context, Long timestampMillis) {
        return DeadLetterRecords.record(topic, letter);
    }
}
