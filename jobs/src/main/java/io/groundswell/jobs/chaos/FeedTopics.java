package io.groundswell.jobs.chaos;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.WholeTopic;
import io.groundswell.model.codec.MarketEventDecoder;
import io.groundswell.model.codec.NewerVersions;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.quality.SequenceVerdict;
import io.groundswell.model.quality.SymbolLedger;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;

/**
 * What the market topics of a realm hold, each event judged by its identity as every reader does.
 * Holds eight bytes for each event. One thread.
 */
final class FeedTopics {
    private static final Duration STILL = Duration.ofSeconds(60);

    private final MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);
    private final Map<String, SymbolLedger> ledgers = new HashMap<>();
    private final Map<String, IdentityTrail> trails = new TreeMap<>();
    private final LongSupplier nanoClock;
    private long records;
    private long repeated;
    private long holes;
    private long belowHeartbeat;

    /** Reads the three topics. */
    FeedTopics(KafkaConnection connection, Realm realm, LongSupplier nanoClock) throws IOException {
        this.nanoClock = nanoClock;
        for (Topic topic : Topic.values()) {
            read(connection, TopicNames.of(realm, topic));
        }
    }

    private void read(KafkaConnection connection, String topic) throws IOException {
        Map<Integer, Long> frontiers = new HashMap<>();
        WholeTopic.read(
                connection,
                topic,
                IsolationLevel.READ_UNCOMMITTED,
                STILL,
                nanoClock,
                record -> take(record, frontiers));
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<Integer, Long> frontiers) {
        byte[] value = record.value();
        MarketEvent event = decoder.decode(new UnsafeBuffer(value), 0, value.length);
        EventHeader header = event.header();
        if (event instanceof Heartbeat) {
            frontiers.merge(record.partition(), header.eventTimeNanos(), Math::max);
            return;
        }
        records++;
        SymbolLedger ledger = ledgers.computeIfAbsent(header.symbol(), fresh -> new SymbolLedger());
        SequenceVerdict verdict = ledger.judge(header);
        if (verdict == SequenceVerdict.DUPLICATE) {
            repeated++;
            return;
        }
        if (verdict == SequenceVerdict.AFTER_HOLE) {
            holes++;
        }
        if (header.eventTimeNanos() < frontiers.getOrDefault(record.partition(), Long.MIN_VALUE)) {
            belowHeartbeat++;
        }
        ledger.take(header);
        trails.computeIfAbsent(key(header), fresh -> new IdentityTrail()).add(event);
    }

    static String key(EventHeader header) {
        return header.symbol() + ' ' + header.topic();
    }

    /** Every symbol and topic with what it holds, repetitions left out. */
    Map<String, IdentityTrail> trails() {
        return trails;
    }

    /** Events that were read, repetitions among them. */
    long records() {
        return records;
    }

    /** Events that came again with an identity that had been. */
    long repeated() {
        return repeated;
    }

    /** Places where a sequence leaps. */
    long holes() {
        return holes;
    }

    /** Events before a heartbeat of their partition that had promised there would be none. */
    long belowHeartbeat() {
        return belowHeartbeat;
    }
}
