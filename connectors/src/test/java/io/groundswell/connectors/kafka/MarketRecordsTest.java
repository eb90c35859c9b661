package io.groundswell.connectors.kafka;

import static io.groundswell.connectors.kafka.Records.REALM;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.MarketEvents;
import io.groundswell.model.event.Topic;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MarketRecordsTest {
    private final MarketRecords records = new MarketRecords(REALM);

    private static ConsumerRecord<byte[], byte[]> received(ProducerRecord<byte[], byte[]> sent) {
        return new ConsumerRecord<>(sent.topic(), sent.partition(), 0, sent.key(), sent.value());
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void shouldWriteTheSymbolAndTheCodecsBytesAndNothingElse(Topic topic) {
        MarketEvent event = Records.event("IBM", topic, 1, 5);

        ProducerRecord<byte[], byte[]> record = records.record(event, 8);

        assertThat(record.topic()).isEqualTo(TopicNames.of(REALM, topic));
        assertThat(record.key()).isEqualTo("IBM".getBytes(US_ASCII));
        assertThat(record.value()).isEqualTo(Records.bytes(event));
        assertThat(record.headers()).isEmpty();
        assertThat(record.timestamp()).as("left to the time of publishing").isNull();
    }

    @Test
    void shouldWriteToTheTopicsOfItsRealm() {
        MarketEvent event = Records.event("IBM", Topic.L2, 1, 5);
        assertThat(new MarketRecords(Realm.LIVE).record(event, 8).topic()).isEqualTo("market_l2");
    }

    /** The hashes are those that Kafka's own tests hold murmur2 to. */
    @ParameterizedTest
    @CsvSource({
        "21, -973932308",
        "foobar, -790332482",
        "abc, 479470107",
        "a-little-bit-long-string, -985981536"
    })
    void shouldPartitionByMurmur2OfTheKey(String key, int hash) {
        for (int partitions : new int[] {1, 7, 8, 32}) {
            assertThat(MarketRecords.partitionOf(key.getBytes(US_ASCII), partitions))
                    .isEqualTo((hash & Integer.MAX_VALUE) % partitions);
        }
    }

    @Property(tries = 300)
    void shouldChooseThePartitionThatKafkasProducerWould(@ForAll("symbols") String symbol) {
        ProducerRecord<byte[], byte[]> record =
                records.record(Records.event(symbol, Topic.L1S, 1, 5), 32);
        assertThat(record.partition())
                .isEqualTo(BuiltInPartitioner.partitionForKey(symbol.getBytes(US_ASCII), 32));
    }

    @Test
    void shouldWriteAHeartbeatWithoutAKeyToThePartitionGiven() {
        Heartbeat heartbeat = Heartbeat.of(Topic.L1S, 1, 9);

        ProducerRecord<byte[], byte[]> record = records.heartbeat(heartbeat, 5);

        assertThat(record.topic()).isEqualTo(TopicNames.of(REALM, Topic.L1S));
        assertThat(record.partition()).isEqualTo(5);
        assertThat(record.key()).isNull();
        assertThat(record.timestamp()).isNull();
        assertThat(record.headers()).isEmpty();
        assertThat(Records.schema().read(received(record)).left()).isEqualTo(heartbeat);
    }

    @Test
    void shouldRefuseAHeartbeatAsAnEventOfASymbol() {
        assertThatThrownBy(() -> records.record(Heartbeat.of(Topic.L2, 1, 9), 8))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 300)
    void shouldBeReadBackAsTheSameEvent(@ForAll("eventsOfSymbols") MarketEvent event) {
        assertThat(Records.schema().read(received(records.record(event, 8))).left())
                .isEqualTo(event);
    }

    @Provide
    Arbitrary<String> symbols() {
        return MarketEvents.symbols();
    }

    @Provide
    Arbitrary<MarketEvent> eventsOfSymbols() {
        return MarketEvents.any().filter(event -> !(event instanceof Heartbeat));
    }
}
