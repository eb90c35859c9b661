package io.groundswell.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.WholeTopic;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;

/** What a run wrote to the output topics, as a reader of committed records sees it. */
final class TopicRows {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration GLANCE = Duration.ofMillis(200);

    private static final Map<OutputTopic, String> KINDS =
            Map.of(
                    OutputTopic.BOOKS, OutputNames.BOOK_SNAPSHOTS,
                    OutputTopic.QUOTES, OutputNames.BEST_QUOTES,
                    OutputTopic.FAULTS, OutputNames.BOOK_FAULTS,
                    OutputTopic.SUMMARIES, OutputNames.BOOK_SUMMARIES,
                    OutputTopic.DEAD_LETTERS, OutputNames.DEAD_LETTERS);

    private TopicRows() {}

    /** Rows by "kind symbol", as {@link ResultRows#read} gives them. */
    static Map<String, List<String>> read(KafkaConnection connection, Realm realm) {
        Map<String, List<String>> rows = new TreeMap<>();
        KINDS.forEach(
                (topic, kind) -> {
                    for (var record : records(connection, TopicNames.of(realm, topic))) {
                        rows.computeIfAbsent(
                                        kind + " " + new String(record.key(), UTF_8),
                                        any -> new ArrayList<>())
                                .add(new String(record.value(), UTF_8));
                    }
                });
        return rows;
    }

    /** How many rows stand on the topics, committed or not. */
    static long written(KafkaConnection connection, Realm realm) {
        return KINDS.keySet().stream()
                .mapToLong(
                        topic ->
                                records(
                                                connection,
                                                TopicNames.of(realm, topic),
                                                IsolationLevel.READ_UNCOMMITTED)
                                        .size())
                .sum();
    }

    /** Every committed record of a topic, each partition in its order. */
    static List<ConsumerRecord<byte[], byte[]>> records(KafkaConnection connection, String topic) {
        return records(connection, topic, IsolationLevel.READ_COMMITTED);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(
            KafkaConnection connection, String topic, IsolationLevel isolation) {
        try (WholeTopic whole = new WholeTopic(connection, topic, isolation)) {
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
            while (whole.hasMore()) {
                whole.poll(GLANCE).forEach(all::add);
                if (System.nanoTime() > deadlineNanos) {
                    throw new AssertionError(topic + " could not be read to its end");
                }
            }
            return all;
        }
    }
}
