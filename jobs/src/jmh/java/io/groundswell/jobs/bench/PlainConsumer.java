package io.groundswell.jobs.bench;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.model.codec.MarketEventDecoder;
import io.groundswell.model.codec.NewerVersions;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Kafka's own consumer on the topics of a realm, which decodes each event and nothing more. */
final class PlainConsumer implements AutoCloseable {
    private final ArrivalTimes times;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::read, "plain-consumer");
    private volatile boolean isClosed;

    PlainConsumer(KafkaConnection kafka, Realm realm, int partitions, ArrivalTimes times) {
        this.times = times;
        Properties settings = kafka.clientProperties();
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : MarketTopics.marketNames(realm)) {
            for (int i = 0; i < partitions; i++) {
                all.add(new TopicPartition(topic, i));
            }
        }
        consumer.assign(all);
        consumer.seekToEnd(all);
        thread.start();
    }

    private void read() {
        MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.READ);
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);
        while (!isClosed) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                buffer.wrap(record.value());
                MarketEvent event = decoder.decode(buffer, 0, record.value().length);
                if (!(event instanceof Heartbeat)) {
                    times.arrived(event.header().receiveTimeNanos());
                }
            }
        }
        consumer.close();
    }

    @Override
    public void close() throws InterruptedException {
        isClosed = true;
        thread.join();
    }
}
