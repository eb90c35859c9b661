package io.groundswell.connectors.kafka;

import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.DeadLetter;
import java.time.InstantSource;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.types.Either;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * The three market topics of a realm as one Flink source, which every job begins with.
 *
 * <p>A job starts at its group's committed offsets, else at the earliest record; from a checkpoint
 * it goes on where that stands. Its parallelism must not be above the partitions of one topic: a
 * reader without a partition would hold the watermark back for ever.
 */
public final class MarketTopicsSource {
    /** What is polled or fetched is still read after alignment has paused a partition. */
    private static final String MAX_POLL_RECORDS = "2000";

    private static final String PARTITION_FETCH_BYTES = Integer.toString(256 << 10);
    private static final String RECEIVE_BUFFER_BYTES = Integer.toString(1 << 20);

    /** Partitions are never added in place, and looking for them fails a job without a broker. */
    private static final String NEVER = "-1";

    private MarketTopicsSource() {}

    /**
     * The source of a job.
     *
     * @param connection the cluster; its client properties go before ours
     * @param job the job's name, for its consumer group
     * @param fromEarliest whether a job without a state begins at the earliest record; else where
     *     its group last stood
     * @param stopsAtEnd whether it ends where the topics ended when the job was started; not to be
     *     aligned then (a drift of zero, see {@link HeartbeatWatermarks#strategy}): the connector
     *     fails when alignment pauses a partition that has just been read to its end (FLINK-39728)
     */
    public static KafkaSource<Either<MarketEvent, DeadLetter>> of(
            KafkaConnection connection,
            Realm realm,
            String job,
            boolean fromEarliest,
            boolean stopsAtEnd,
            TypeInformation<MarketEvent> events,
            TypeInformation<DeadLetter> deadLetters) {
        String group = realm.consumerGroup(job);
        KafkaSourceBuilder<Either<MarketEvent, DeadLetter>> builder =
                KafkaSource.<Either<MarketEvent, DeadLetter>>builder()
                        .setProperty(
                                KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), NEVER)
                        .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS)
                        .setProperty(
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                                PARTITION_FETCH_BYTES)
                        .setProperty(ConsumerConfig.RECEIVE_BUFFER_CONFIG, RECEIVE_BUFFER_BYTES)
                        .setProperty(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false")
                        .setProperties(connection.clientProperties())
                        .setTopics(MarketTopics.marketNames(realm))
                        .setGroupId(group)
                        .setClientIdPrefix(group)
                        .setStartingOffsets(start(fromEarliest))
                        .setDeserializer(
                                new KafkaEventSchema(
                                        realm, events, deadLetters, InstantSource.system()));
        if (stopsAtEnd) {
            builder.setBounded(OffsetsInitializer.latest());
        }
        return builder.build();
    }

    @SuppressWarnings("deprecation") // The connector's own API still takes Kafka's old enum.
    private static OffsetsInitializer start(boolean fromEarliest) {
        return fromEarliest
                ? OffsetsInitializer.earliest()
                : OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
    }
}
