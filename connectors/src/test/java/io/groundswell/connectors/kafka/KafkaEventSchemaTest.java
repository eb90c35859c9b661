package io.groundswell.connectors.kafka;

import static io.groundswell.connectors.kafka.Records.OFFSET;
import static io.groundswell.connectors.kafka.Records.REALM;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.operators.types.ModelTypes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.flink.util.InstantiationUtil;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaEventSchemaTest {
    private static final byte[] IBM = "IBM".getBytes(US_ASCII);
    private static final MarketEvent EVENT = Records.event("IBM", Topic.L2, 1, 5);

    /** Places in SBE's message header, two bytes each, little-endian. */
    private static final int BLOCK_LENGTH_AT = 0;

    private static final int TEMPLATE_AT = 2;
    private static final int SCHEMA_AT = 4;
    private static final int VERSION_AT = 6;

    private final KafkaEventSchema schema = Records.schema();

    private static byte[] with(byte[] message, int at, int value) {
        byte[] changed = message.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** The message as the next version writes it: a byte more in the block, and one at the end. */
    private static byte[] nextVersion(byte[] message) {
        int blockLength = message[BLOCK_LENGTH_AT] & 0xff;
        int blockEnd = 8 + blockLength;
        byte[] next = Arrays.copyOf(message, message.length + 2);
        System.arraycopy(message, blockEnd, next, blockEnd + 1, message.length - blockEnd);
        next[blockEnd] = 42;
        int version = MarketEventEncoder.SCHEMA_VERSION + 1;
        return with(with(next, BLOCK_LENGTH_AT, blockLength + 1), VERSION_AT, version);
    }

    private DeadLetter refused(ConsumerRecord<byte[], byte[]> record) {
        Either<MarketEvent, DeadLetter> read = schema.read(record);
        assertThat(read.isRight()).as("%s", read).isTrue();
        return read.right();
    }

    private static DeadLetter letter(
            String symbol, long timeNanos, String detail, byte[] key, byte[] raw) {
        String source = TopicNames.of(REALM, Topic.L2) + "-" + Records.PARTITION;
        Defect defect =
                new Defect(DefectReason.UNREADABLE, symbol, source, OFFSET, timeNanos, detail, "");
        return new DeadLetter(defect, key, raw);
    }

    @Test
    void shouldGiveTheEventThatTheRecordHolds() {
        assertThat(schema.read(Records.record(EVENT)).left()).isEqualTo(EVENT);
    }

    private void open(MetricGroup metrics) {
        schema.open(
                new DeserializationSchema.InitializationContext() {
                    @Override
                    public MetricGroup getMetricGroup() {
                        return metrics;
                    }

                    @Override
                    public UserCodeClassLoader getUserCodeClassLoader() {
                        throw new UnsupportedOperationException();
                    }
                });
    }

    @Test
    void shouldCollectOneElementForEachRecord() {
        open(new UnregisteredMetricsGroup());
        List<Either<MarketEvent, DeadLetter>> read = new ArrayList<>();
        schema.deserialize(Records.record(EVENT), collecting(read));
        schema.deserialize(Records.record(Topic.L2, IBM, null), collecting(read));

        assertThat(read).extracting(Either::isLeft).containsExactly(true, false);
    }

    private static <T> Collector<T> collecting(List<T> into) {
        return new Collector<>() {
            @Override
            public void collect(T element) {
                into.add(element);
            }

            @Override
            public void close() {
                into.clear();
            }
        };
    }

    @Test
    void shouldGiveAHeartbeatWithoutAKeyOrWithAnEmptyOne() {
        Heartbeat heartbeat = Heartbeat.of(Topic.L1S, 1, 9);
        byte[] value = Records.bytes(heartbeat);

        assertThat(schema.read(Records.record(Topic.L1S, null, value)).left()).isEqualTo(heartbeat);
        assertThat(schema.read(Records.record(Topic.L1S, new byte[0], value)).left())
                .isEqualTo(heartbeat);
        assertThat(refused(Records.record(Topic.L1S, IBM, value)).defect().detail())
                .isEqualTo("an event of '' under another key");
    }

    @Test
    void shouldRefuseARecordWithoutAValue() {
        assertThat(refused(Records.record(Topic.L2, IBM, null)))
                .isEqualTo(letter("IBM", EventHeader.ABSENT, "no value", IBM, new byte[0]));
    }

    @Test
    void shouldRefuseGarbage() {
        byte[] garbage = "not an event at all".getBytes(US_ASCII);
        DeadLetter letter = refused(Records.record(Topic.L2, IBM, garbage));

        assertThat(letter.raw()).isEqualTo(garbage);
        assertThat(letter.defect().detail()).startsWith("schema id ");
        assertThat(refused(Records.record(Topic.L2, IBM, new byte[0])).defect().detail())
                .isEqualTo("only 0 bytes");
    }

    @Test
    void shouldRefuseAnotherSchema() {
        byte[] other = with(Records.bytes(EVENT), SCHEMA_AT, 2);
        assertThat(refused(Records.record(Topic.L2, IBM, other)))
                .isEqualTo(letter("IBM", EventHeader.ABSENT, "schema id 2", IBM, other));
    }

    @Test
    void shouldRefuseAnotherTemplate() {
        byte[] other = with(Records.bytes(EVENT), TEMPLATE_AT, 99);
        assertThat(refused(Records.record(Topic.L2, IBM, other)))
                .isEqualTo(letter("IBM", EventHeader.ABSENT, "template id 99", IBM, other));
    }

    @Test
    void shouldRefuseAnEventOfAnotherTopic() {
        byte[] trade = Records.bytes(Records.event("IBM", Topic.TICKS, 1, 5));
        assertThat(refused(Records.record(Topic.L2, IBM, trade)))
                .isEqualTo(
                        letter("IBM", 5_000_000, "an event of realtime-a-day-ticks", IBM, trade));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BAC", "IBMX", "IB", ""})
    void shouldRefuseAnEventUnderAnotherKey(String key) {
        byte[] keyBytes = key.getBytes(US_ASCII);
        byte[] value = Records.bytes(EVENT);
        assertThat(refused(Records.record(Topic.L2, keyBytes, value)))
                .isEqualTo(
                        letter(
                                key,
                                5_000_000,
                                "an event of 'IBM' under another key",
                                keyBytes,
                                value));
    }

    @Test
    void shouldRefuseAnEventWithoutAKey() {
        assertThat(refused(Records.record(Topic.L2, null, Records.bytes(EVENT))).defect().detail())
                .isEqualTo("an event of 'IBM' under another key");
    }

    @Test
    void shouldRefuseAnEventWithoutASymbol() {
        byte[] value = Records.bytes(Records.event("", Topic.L2, 1, 5));
        assertThat(refused(Records.record(Topic.L2, null, value)).defect().detail())
                .isEqualTo("an event without a symbol");
    }

    @Test
    void shouldNameNoSymbolWhenTheKeyCannotBeOne() {
        byte[] binary = {'I', 0, -1};
        byte[] tooLong = "A".repeat(31).getBytes(US_ASCII);

        assertThat(refused(Records.record(Topic.L2, binary, null)))
                .isEqualTo(letter("", EventHeader.ABSENT, "no value", binary, new byte[0]));
        assertThat(refused(Records.record(Topic.L2, tooLong, null)).defect().symbol()).isEmpty();
    }

    @Test
    void shouldSayHowMuchItKeepsOfAHugeRecord() {
        byte[] huge = new byte[DeadLetter.MAX_RAW_LENGTH + 5];
        DeadLetter letter = refused(Records.record(Topic.L2, IBM, huge));

        assertThat(letter.raw()).hasSize(DeadLetter.MAX_RAW_LENGTH);
        assertThat(letter.defect().detail()).endsWith("(the first 524288 of 524293 bytes)");
    }

    @Test
    void shouldReadWhatItKnowsOfANewerVersionAndCountIt() {
        byte[] newer = nextVersion(Records.bytes(EVENT));

        assertThat(schema.read(Records.record(Topic.L2, IBM, newer)).left()).isEqualTo(EVENT);
        assertThat(schema.read(Records.record(EVENT)).left()).isEqualTo(EVENT);
        assertThat(schema.newerVersionCount()).isEqualTo(1);
    }

    @Test
    void shouldTellHowManyNewerRecordsItReadAsAMetric() {
        Map<String, Gauge<?>> gauges = new HashMap<>();
        open(
                new UnregisteredMetricsGroup() {
                    @Override
                    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
                        gauges.put(name, gauge);
                        return gauge;
                    }
                });
        schema.read(Records.record(Topic.L2, IBM, nextVersion(Records.bytes(EVENT))));

        assertThat(gauges.get(MetricNames.NEWER_VERSION_RECORDS).getValue()).isEqualTo(1L);
    }

    @Test
    void shouldReadTheSameAfterItWasShipped() throws Exception {
        schema.read(Records.record(EVENT));
        KafkaEventSchema shipped = InstantiationUtil.clone(schema);

        assertThat(shipped.read(Records.record(EVENT)).left()).isEqualTo(EVENT);
        assertThat(shipped.getProducedType())
                .isEqualTo(new EitherTypeInfo<>(ModelTypes.MARKET_EVENT, ModelTypes.DEAD_LETTER));
    }
}
