package io.groundswell.jobs.chaos;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.jobs.run.TopicEvents;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.SequenceVerdict;
import io.groundswell.model.quality.SymbolLedger;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the market topics of a realm hold, each event judged by its identity as every reader does.
 * Holds eight bytes for each event. One thread.
 */
final class FeedTopics {
    private final Map<String, SymbolLedger> ledgers = new HashMap<>();
    private final Map<String, IdentityTrail> trails = new TreeMap<>();
    private final Map<String, Map<Integer, Long>> frontiersByTopic = new HashMap<>();
    private long records;
    private long repeated;
    private long holes;
    private long belowHeartbeat;

    /** Reads the three topics. */
    FeedTopics(KafkaConnection connection, Realm realm, LongSupplier nanoClock) throws IOException {
        TopicEvents.read(connection, realm, nanoClock, this::take);
    }

    private void take(MarketEvent event, ConsumerRecord<byte[], byte[]> record) {
        Map<Integer, Long> frontiers =
                frontiersByTopic.computeIfAbsent(record.topic(), fresh -> new HashMap<>());
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
