package io.groundswell.jobs.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.WholeTopic;
import io.groundswell.model.contract.DeadLetterHeader;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.header.Header;

/** Reads an output topic as a reader of committed records sees it, once through. One thread. */
final class CommittedRows {
    private static final Duration STILL = Duration.ofSeconds(60);

    private final KafkaConnection connection;
    private final Realm realm;
    private final LongSupplier nanoClock;

    /** Takes the rows of a topic, each partition in its order. */
    interface Taker {
        /** A row of a symbol. */
        void take(String symbol, byte[] row);
    }

    CommittedRows(KafkaConnection connection, Realm realm, LongSupplier nanoClock) {
        this.connection = connection;
        this.realm = realm;
        this.nanoClock = nanoClock;
    }

    /**
     * Gives every committed row that the topic held when it began.
     *
     * @throws IOException where the topic cannot be read, or nothing more comes for a minute
     */
    void forEach(OutputKind kind, Taker taker) throws IOException {
        String topic = TopicNames.of(realm, kind.topic());
        WholeTopic.read(
                connection,
                topic,
                IsolationLevel.READ_COMMITTED,
                STILL,
                nanoClock,
                record -> taker.take(symbol(kind, record), row(kind, record)));
    }

    private static String symbol(OutputKind kind, ConsumerRecord<byte[], byte[]> record) {
        return kind.isRaw()
                ? header(record, DeadLetterHeader.SYMBOL)
                : new String(record.key(), UTF_8);
    }

    private static byte[] row(OutputKind kind, ConsumerRecord<byte[], byte[]> record) {
        return kind.isRaw()
                ? complaint(
                                header(record, DeadLetterHeader.REASON),
                                header(record, DeadLetterHeader.DETAIL))
                        .getBytes(UTF_8)
                : record.value();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, DeadLetterHeader name) {
        Header header = record.headers().lastHeader(name.headerName());
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    /** What a dead letter is compared by. */
    static String complaint(String reason, String detail) {
        return reason + ' ' + detail;
    }
}
