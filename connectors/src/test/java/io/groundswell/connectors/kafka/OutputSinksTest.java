package io.groundswell.connectors.kafka;

import static io.groundswell.connectors.kafka.Records.REALM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.contract.DeadLetterHeader;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class OutputSinksTest {
    /** What KafkaSink hands over and a broker would delete by. */
    private static final long EVENT_TIME_MILLIS = 1_340_000_000_000L;

    private static DeadLetter letter(byte[] key, long eventTimeNanos) {
        Defect defect =
                new Defect(
                        DefectReason.UNREADABLE,
                        "IBM",
                        "market_l2-3",
                        77,
                        eventTimeNanos,
                        "schema id 2",
                        "");
        return new DeadLetter(defect, key, new byte[] {0, -1, 2});
    }

    private static String header(ProducerRecord<byte[], byte[]> record, DeadLetterHeader name) {
        Header header = record.headers().lastHeader(name.headerName());
        return new String(header.value(), UTF_8);
    }

    @Test
    void shouldKeyAResultByItsSymbolAndLeaveTheTimeToTheProducer() {
        OutputRecordSchema<String> schema =
                new OutputRecordSchema<>("a-topic", line -> "IBM", line -> line.getBytes(UTF_8));

        ProducerRecord<byte[], byte[]> record = schema.serialize("{}", null, EVENT_TIME_MILLIS);

        assertThat(record.topic()).isEqualTo("a-topic");
        assertThat(record.key()).isEqualTo("IBM".getBytes(UTF_8));
        assertThat(record.value()).isEqualTo("{}".getBytes(UTF_8));
        assertThat(record.timestamp()).isNull();
        assertThat(record.partition()).isNull();
        assertThat(record.headers()).isEmpty();
    }

    @Test
    void shouldWriteADeadLettersBytesAsTheyWereAndTellTheDefectInHeaders() {
        ProducerRecord<byte[], byte[]> record =
                new DeadLetterSchema(REALM)
                        .serialize(letter(new byte[] {7, 8}, 5), null, EVENT_TIME_MILLIS);

        assertThat(record.topic()).isEqualTo("realtime-a-day-dead-letters");
        assertThat(record.key()).isEqualTo(new byte[] {7, 8});
        assertThat(record.value()).isEqualTo(new byte[] {0, -1, 2});
        assertThat(record.timestamp()).isNull();
        assertThat(header(record, DeadLetterHeader.REASON)).isEqualTo("UNREADABLE");
        assertThat(header(record, DeadLetterHeader.DETAIL)).isEqualTo("schema id 2");
        assertThat(header(record, DeadLetterHeader.SOURCE)).isEqualTo("market_l2-3");
        assertThat(header(record, DeadLetterHeader.POSITION)).isEqualTo("77");
        assertThat(header(record, DeadLetterHeader.SYMBOL)).isEqualTo("IBM");
        assertThat(header(record, DeadLetterHeader.EVENT_TIME_NANOS)).isEqualTo("5");
        assertThat(StreamSupport.stream(record.headers().spliterator(), false))
                .hasSize(DeadLetterHeader.values().length);
    }

    @Test
    void shouldLeaveOutWhatADeadLetterDoesNotHave() {
        ProducerRecord<byte[], byte[]> record =
                new DeadLetterSchema(REALM)
                        .serialize(letter(new byte[0], EventHeader.ABSENT), null, null);

        assertThat(record.key()).isNull();
        assertThat(header(record, DeadLetterHeader.EVENT_TIME_NANOS)).isEmpty();
    }

    @Test
    void shouldWaitForABrokerLongerThanItsOutageAndShorterThanATransactionLives() {
        KafkaConnection connection =
                new KafkaConnection("localhost:1", Map.of("security.protocol", "PLAINTEXT"));

        assertThat(OutputSinks.producer(connection))
                .containsEntry("security.protocol", "PLAINTEXT")
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, "300000")
                .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "300000")
                .containsEntry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "900000");
    }
}
