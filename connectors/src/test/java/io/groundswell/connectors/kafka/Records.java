package io.groundswell.connectors.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.operators.types.ModelTypes;
import java.time.InstantSource;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Small events and records for the tests of this package. */
final class Records {
    static final Realm REALM = Realm.replay("a-day");
    static final int PARTITION = 3;
    static final long OFFSET = 77;

    private static final long MILLI = 1_000_000;

    private Records() {}

    /** An event of a symbol at an order time in milliseconds. */
    static MarketEvent event(String symbol, Topic topic, long sequence, long timeMillis) {
        return new FeedStatus(
                header(symbol, topic, sequence, timeMillis * MILLI),
                FeedState.CONNECTED,
                EventHeader.ABSENT,
                EventHeader.ABSENT,
                "");
    }

    static EventHeader header(String symbol, Topic topic, long sequence, long timeNanos) {
        return new EventHeader(
                symbol,
                topic,
                1,
                sequence,
                timeNanos,
                EventHeader.ABSENT,
                EventHeader.ABSENT,
                0,
                4,
                0,
                0);
    }

    static byte[] bytes(MarketEvent event) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[MarketEventEncoder.MAX_ENCODED_LENGTH]);
        int length = new MarketEventEncoder().encode(event, buffer, 0);
        return Arrays.copyOf(buffer.byteArray(), length);
    }

    /** The record that a consumer gives for an event, at {@link #PARTITION} and {@link #OFFSET}. */
    static ConsumerRecord<byte[], byte[]> record(MarketEvent event) {
        byte[] key = event.symbol().isEmpty() ? null : event.symbol().getBytes(US_ASCII);
        return record(event.topic(), key, bytes(event));
    }

    static ConsumerRecord<byte[], byte[]> record(Topic topic, byte[] key, byte[] value) {
        return new ConsumerRecord<>(TopicNames.of(REALM, topic), PARTITION, OFFSET, key, value);
    }

    static KafkaEventSchema schema() {
        return new KafkaEventSchema(
                REALM, ModelTypes.MARKET_EVENT, ModelTypes.DEAD_LETTER, InstantSource.system());
    }
}
