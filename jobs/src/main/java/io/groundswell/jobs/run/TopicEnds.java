package io.groundswell.jobs.run;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far a job is behind the topics of its realm. One thread. */
public final class TopicEnds implements AutoCloseable {
    private static final long LIMIT_SECONDS = 30;

    private final Admin admin;
    private final Realm realm;
    private final String job;

    /**
     * Connects.
     *
     * @param job the job's name, for its consumer group
     */
    public TopicEnds(KafkaConnection connection, Realm realm, String job) {
        this.admin = Admin.create(connection.clientProperties());
        this.realm = realm;
        this.job = job;
    }

    /**
     * How many records of the market topics no complete checkpoint of the job covers yet: the job
     * tells the broker how far it has read when a checkpoint is complete.
     */
    public long unread() throws IOException {
        Map<TopicPartition, OffsetAndMetadata> read =
                await(
                        admin.listConsumerGroupOffsets(realm.consumerGroup(job))
                                .partitionsToOffsetAndMetadata());
        long unread = 0;
        for (var end :
                ends(MarketTopics.marketNames(realm), IsolationLevel.READ_UNCOMMITTED).entrySet()) {
            OffsetAndMetadata its = read.get(end.getKey());
            unread += end.getValue().offset() - (its == null ? 0 : its.offset());
        }
        return unread;
    }

    /** How many records of output topics stand at or behind an open transaction. */
    public long uncommitted(List<OutputTopic> topics) throws IOException {
        List<String> names = topics.stream().map(it -> TopicNames.of(realm, it)).toList();
        return sum(ends(names, IsolationLevel.READ_UNCOMMITTED))
                - sum(ends(names, IsolationLevel.READ_COMMITTED));
    }

    private static long sum(Map<TopicPartition, ListOffsetsResultInfo> ends) {
        return ends.values().stream().mapToLong(ListOffsetsResultInfo::offset).sum();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends(
            Collection<String> topics, IsolationLevel isolation) throws IOException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (TopicDescription topic :
                await(admin.describeTopics(topics).allTopicNames()).values()) {
            topic.partitions()
                    .forEach(
                            it ->
                                    asked.put(
                                            new TopicPartition(topic.name(), it.partition()),
                                            OffsetSpec.latest()));
        }
        return await(admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all());
    }

    private static <T> T await(KafkaFuture<T> answer) throws IOException {
        try {
            return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("Kafka answers " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("Kafka does not answer within " + LIMIT_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for Kafka", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
