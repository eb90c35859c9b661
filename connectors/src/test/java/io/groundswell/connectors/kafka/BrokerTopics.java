package io.groundswell.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A plain client of a test's broker: makes the topics of a realm and reads them from end to end.
 */
final class BrokerTopics {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final KafkaConnection connection;
    private final Realm realm;

    private BrokerTopics(KafkaConnection connection, Realm realm) {
        this.connection = connection;
        this.realm = realm;
    }

    /** Makes every topic of the realm with so many partitions each. */
    static BrokerTopics make(LocalKafka kafka, Realm realm, int partitions) throws Exception {
        KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
        new MarketTopics(connection)
                .create(realm, new TopicSettings(partitions, 1, Duration.ofDays(1)));
        return new BrokerTopics(connection, realm);
    }

    KafkaConnection connection() {
        return connection;
    }

    KafkaProducer<byte[], byte[]> producer() {
        Properties settings = connection.clientProperties();
        settings.setProperty(ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(128 << 10));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    List<ConsumerRecord<byte[], byte[]>> readAll(OutputTopic topic, IsolationLevel isolation) {
        return readAll(TopicNames.of(realm, topic), isolation);
    }

    /** Every record of the topic up to its end now, partition by partition in order. */
    List<ConsumerRecord<byte[], byte[]>> readAll(String topic, IsolationLevel isolation) {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (WholeTopic whole = new WholeTopic(connection, topic, isolation)) {
            while (whole.hasMore()) {
                assertThat(System.nanoTime()).as("%s is read", topic).isLessThan(deadlineNanos);
                whole.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }
}
