package io.groundswell.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.model.contract.DeadLetterHeader;
import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Dead letters as records: the key and the value are the bytes that came, and {@link
 * DeadLetterHeader} tells what is wrong with them. No timestamp, so that the producer puts the time
 * of publishing.
 */
final class DeadLetterRecords {
    private DeadLetterRecords() {}

    /** The topic of a realm. */
    static String topic(Realm realm) {
        return TopicNames.of(realm, OutputTopic.DEAD_LETTERS);
    }

    static ProducerRecord<byte[], byte[]> record(String topic, DeadLetter letter) {
        byte[] key = letter.key();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, key.length == 0 ? null : key, letter.raw());
        Defect defect = letter.defect();
        Headers headers = record.headers();
        add(headers, DeadLetterHeader.REASON, defect.reason().name());
        add(headers, DeadLetterHeader.DETAIL, defect.detail());
        add(headers, DeadLetterHeader.SOURCE, defect.source());
        add(headers, DeadLetterHeader.POSITION, Long.toString(defect.position()));
        add(headers, DeadLetterHeader.SYMBOL, defect.symbol());
        long timeNanos = defect.eventTimeNanos();
        add(
                headers,
                DeadLetterHeader.EVENT_TIME_NANOS,
                timeNanos == EventHeader.ABSENT ? "" : Long.toString(timeNanos));
        return record;
    }

    private static void add(Headers headers, DeadLetterHeader name, String text) {
        headers.add(name.headerName(), text.getBytes(UTF_8));
    }
}
