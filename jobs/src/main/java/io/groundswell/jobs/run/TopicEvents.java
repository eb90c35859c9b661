package io.groundswell.jobs.run;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.WholeTopic;
import io.groundswell.model.codec.MarketEventDecoder;
import io.groundswell.model.codec.NewerVersions;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;

/** All that the market topics of a realm hold. */
public final class TopicEvents {
    private static final Duration STILL = Duration.ofSeconds(60);

    private TopicEvents() {}

    /** Takes an event, heartbeats among them, and the record that it came in. */
    @FunctionalInterface
    public interface Taker {
        /** Takes the next one of its partition. */
        void take(MarketEvent event, ConsumerRecord<byte[], byte[]> record);
    }

    /**
     * Reads one topic after the other, each partition in its order.
     *
     * @param nanoClock the time now, nanoseconds since any moment
     * @throws IOException where a topic cannot be read, or nothing comes for a minute
     */
    public static void read(
            KafkaConnection connection, Realm realm, LongSupplier nanoClock, Taker taker)
            throws IOException {
        MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);
        for (Topic topic : Topic.values()) {
            WholeTopic.read(
                    connection,
                    TopicNames.of(realm, topic),
                    IsolationLevel.READ_UNCOMMITTED,
                    STILL,
                    nanoClock,
                    record -> {
                        byte[] value = record.value();
                        UnsafeBuffer bytes = new UnsafeBuffer(value);
                        taker.take(decoder.decode(bytes, 0, value.length), record);
                    });
        }
    }
}
