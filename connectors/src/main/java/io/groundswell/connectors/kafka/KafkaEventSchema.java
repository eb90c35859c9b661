package io.groundswell.connectors.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.groundswell.model.codec.MarketEventDecoder;
import io.groundswell.model.codec.NewerVersions;
import io.groundswell.model.codec.UnreadableEventException;
import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.time.InstantSource;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.EitherTypeInfo;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.types.Either;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Kafka records as market events. What cannot be one becomes a dead letter that says why; nothing
 * that a record holds makes this throw.
 *
 * <p>A newer, additive version of the event schema is read as far as it is known, and counted.
 */
final class KafkaEventSchema
        implements KafkaRecordDeserializationSchema<Either<MarketEvent, DeadLetter>> {
    private static final long serialVersionUID = 1L;
    private static final byte[] NONE = {};

    private final EitherTypeInfo<MarketEvent, DeadLetter> type;

    /** The name of each topic, by its code. */
    private final String[] topicNames = new String[Topic.values().length];

    private final InstantSource clock;

    private transient Codec codec;
    private transient SourceHops hops;

    /**
     * A schema of one realm's market topics.
     *
     * @param events how Flink carries an event
     * @param deadLetters how Flink carries a dead letter
     * @param clock tells when a record is read; serializable
     */
    KafkaEventSchema(
            Realm realm,
            TypeInformation<MarketEvent> events,
            TypeInformation<DeadLetter> deadLetters,
            InstantSource clock) {
        this.clock = clock;
        this.type = new EitherTypeInfo<>(events, deadLetters);
        for (Topic topic : Topic.values()) {
            topicNames[topic.code()] = TopicNames.of(realm, topic);
        }
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        Codec opened = codec();
        context.getMetricGroup()
                .gauge(MetricNames.NEWER_VERSION_RECORDS, opened.decoder::newerVersionCount);
        hops = new SourceHops(context.getMetricGroup(), clock);
    }

    @Override
    public void deserialize(
            ConsumerRecord<byte[], byte[]> record, Collector<Either<MarketEvent, DeadLetter>> out) {
        Either<MarketEvent, DeadLetter> read = read(record);
        if (read.isLeft()) {
            hops.read(read.left(), record.timestamp());
        }
        out.collect(read);
    }

    /** The event that the record holds, or why it holds none. */
    Either<MarketEvent, DeadLetter> read(ConsumerRecord<byte[], byte[]> record) {
        byte[] value = record.value();
        if (value == null) {
            return refused(record, EventHeader.ABSENT, "no value");
        }
        Codec mine = codec();
        MarketEvent event;
        try {
            mine.buffer.wrap(value);
            event = mine.decoder.decode(mine.buffer, 0, value.length);
        } catch (UnreadableEventException e) {
            return refused(record, EventHeader.ABSENT, e.getMessage());
        }
        EventHeader header = event.header();
        String belongs = topicNames[header.topic().code()];
        if (!belongs.equals(record.topic())) {
            return refused(record, header.eventTimeNanos(), "an event of " + belongs);
        }
        if (!isKey(record.key(), header.symbol())) {
            return refused(
                    record,
                    header.eventTimeNanos(),
                    "an event of '" + header.symbol() + "' under another key");
        }
        if (header.symbol().isEmpty() && !(event instanceof Heartbeat)) {
            return refused(record, header.eventTimeNanos(), "an event without a symbol");
        }
        return Either.Left(event);
    }

    /** How often a record of a newer version was read. */
    long newerVersionCount() {
        return codec().decoder.newerVersionCount();
    }

    private static boolean isKey(byte[] key, String symbol) {
        int length = symbol.length();
        if (key == null || key.length != length) {
            return key == null && length == 0;
        }
        for (int i = 0; i < length; i++) {
            if (key[i] != symbol.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static Either<MarketEvent, DeadLetter> refused(
            ConsumerRecord<byte[], byte[]> record, long eventTimeNanos, String detail) {
        byte[] raw = record.value() == null ? NONE : record.value();
        byte[] key = record.key() == null ? NONE : record.key();
        String whole =
                raw.length > DeadLetter.MAX_RAW_LENGTH
                        ? " (the first "
                                + DeadLetter.MAX_RAW_LENGTH
                                + " of "
                                + raw.length
                                + " bytes)"
                        : "";
        Defect defect =
                new Defect(
                        DefectReason.UNREADABLE,
                        symbolIn(key),
                        record.topic() + '-' + record.partition(),
                        record.offset(),
                        eventTimeNanos,
                        detail + whole,
                        "");
        return Either.Right(new DeadLetter(defect, key, raw));
    }

    /** The key as a symbol, or nothing where it cannot be one. */
    private static String symbolIn(byte[] key) {
        if (key.length > EventHeader.MAX_SYMBOL_LENGTH) {
            return "";
        }
        for (byte character : key) {
            if (character < ' ' || character > '~') {
                return "";
            }
        }
        return new String(key, US_ASCII);
    }

    @Override
    public TypeInformation<Either<MarketEvent, DeadLetter>> getProducedType() {
        return type;
    }

    private Codec codec() {
        if (codec == null) {
            codec = new Codec();
        }
        return codec;
    }

    /** Made on first use in the task, never shipped. */
    private static final class Codec {
        final MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.READ);
        final UnsafeBuffer buffer = new UnsafeBuffer(NONE);
    }
}
