package io.groundswell.connectors.kafka;

import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics of a realm on a cluster: makes them, and checks before work starts that they are what
 * the work needs. Every answer of the cluster is waited for ten seconds at most; what is wrong is
 * told in one line. Any thread may use an object of this class.
 */
public final class MarketTopics {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final KafkaConnection connection;
    private final Duration limit;

    /** Topics on that cluster. */
    public MarketTopics(KafkaConnection connection) {
        this(connection, LIMIT);
    }

    MarketTopics(KafkaConnection connection, Duration limit) {
        this.connection = connection;
        this.limit = limit;
    }

    /** The three topics that market events come through. */
    public static List<String> marketNames(Realm realm) {
        List<String> names = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            names.add(TopicNames.of(realm, topic));
        }
        return names;
    }

    /** Every topic of a realm: the market's, then the outputs of the jobs. */
    public static List<String> allNames(Realm realm) {
        List<String> names = marketNames(realm);
        for (OutputTopic topic : OutputTopic.values()) {
            names.add(TopicNames.of(realm, topic));
        }
        return names;
    }

    /**
     * Makes the topics of a realm that are not there yet, and leaves the others as they are.
     *
     * @return the names of those it made
     * @throws KafkaSetupException when one of them is there with another number of partitions, or
     *     when the cluster cannot be asked
     */
    public List<String> create(Realm realm, TopicSettings settings) throws KafkaSetupException {
        List<String> names = allNames(realm);
        try (AdminCalls calls = new AdminCalls(connection, limit)) {
            Map<String, TopicDescription> there = describe(calls, names);
            for (TopicDescription topic : there.values()) {
                checkPartitions(calls, topic, settings.partitions());
            }
            List<String> made = new ArrayList<>(names);
            made.removeAll(there.keySet());
            create(calls, made, settings);
            awaitVisible(calls, made);
            return made;
        }
    }

    /** A broker hears of a new topic a moment after the controller has made it. */
    private void awaitVisible(AdminCalls calls, List<String> names) throws KafkaSetupException {
        long deadlineNanos = System.nanoTime() + limit.toNanos();
        while (describe(calls, names).size() < names.size()) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw calls.failure("the new topics do not appear: " + names, null);
            }
        }
    }

    private static void create(AdminCalls calls, List<String> names, TopicSettings settings)
            throws KafkaSetupException {
        Map<String, String> config =
                Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(settings.retention().toMillis()),
                        // The broker stamps each record when it stores it. A writer's own stamp may
                        // be event time, and a day of 2012 would be deleted within minutes of its
                        // replay. Or its clock is ahead, and its segments would stay for years.
                        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        "LogAppendTime");
        List<NewTopic> topics = new ArrayList<>();
        for (String name : names) {
            topics.add(
                    new NewTopic(name, settings.partitions(), (short) settings.replication())
                            .configs(config));
        }
        Map<String, KafkaFuture<Void>> created = calls.admin().createTopics(topics).values();
        for (String name : names) {
            createdOrThere(calls, name, created.get(name));
        }
    }

    /** Somebody else may have made the topic since it was looked for. */
    private static void createdOrThere(AdminCalls calls, String name, KafkaFuture<Void> created)
            throws KafkaSetupException {
        try {
            calls.await(created, "create topic " + name);
        } catch (KafkaSetupException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /**
     * What a job asks before it starts: may it read the market topics as its consumer group and
     * write its outputs in its transactions, and have they the partitions that it counts on?
     *
     * @param job the job's name, for its group and its transactional ids
     * @throws KafkaSetupException with the first thing that is not so
     */
    public void checkJob(Realm realm, int partitions, String job, OutputTopic... outputs)
            throws KafkaSetupException {
        Map<String, AclOperation> uses = new LinkedHashMap<>();
        marketNames(realm).forEach(name -> uses.put(name, AclOperation.READ));
        for (OutputTopic output : outputs) {
            uses.put(TopicNames.of(realm, output), AclOperation.WRITE);
        }
        try (AdminCalls calls = new AdminCalls(connection, limit)) {
            check(calls, realm, partitions, uses);
            JobNames.check(calls, realm, job, outputs);
        }
    }

    /**
     * What a writer of market events asks before it starts.
     *
     * @throws KafkaSetupException with the first thing that is not so
     */
    public void checkPublisher(Realm realm, int partitions) throws KafkaSetupException {
        Map<String, AclOperation> uses = new LinkedHashMap<>();
        marketNames(realm).forEach(name -> uses.put(name, AclOperation.WRITE));
        try (AdminCalls calls = new AdminCalls(connection, limit)) {
            check(calls, realm, partitions, uses);
        }
    }

    private static void check(
            AdminCalls calls, Realm realm, int partitions, Map<String, AclOperation> uses)
            throws KafkaSetupException {
        Map<String, TopicDescription> there = describe(calls, uses.keySet());
        List<String> missing = new ArrayList<>(uses.keySet());
        missing.removeAll(there.keySet());
        if (!missing.isEmpty()) {
            throw calls.failure(missing(realm, missing), null);
        }
        for (TopicDescription topic : there.values()) {
            checkPartitions(calls, topic, partitions);
            AclOperation use = uses.get(topic.name());
            if (!topic.authorizedOperations().contains(use)) {
                throw calls.failure("not allowed to " + verb(use) + " " + topic.name(), null);
            }
        }
    }

    private static String verb(AclOperation use) {
        return use == AclOperation.READ ? "read topic" : "write topic";
    }

    private static String missing(Realm realm, List<String> names) {
        return "no topic "
                + String.join(", ", names)
                + " (./groundswell topics --to HOST:PORT"
                + (realm.isLive() ? "" : " --realm " + realm.name())
                + " makes them)";
    }

    private static void checkPartitions(AdminCalls calls, TopicDescription topic, int expected)
            throws KafkaSetupException {
        int found = topic.partitions().size();
        if (found != expected) {
            throw calls.failure(
                    "topic " + topic.name() + " has " + found + " partitions, expected " + expected,
                    null);
        }
    }

    /**
     * How much the market topics of a realm hold; those that are not there are left out.
     *
     * @throws KafkaSetupException when the cluster cannot be asked
     */
    public List<TopicSize> sizes(Realm realm) throws KafkaSetupException {
        try (AdminCalls calls = new AdminCalls(connection, limit)) {
            List<TopicSize> sizes = new ArrayList<>();
            for (TopicDescription topic : describe(calls, marketNames(realm)).values()) {
                long records =
                        sum(calls, topic, OffsetSpec.latest())
                                - sum(calls, topic, OffsetSpec.earliest());
                sizes.add(new TopicSize(topic.name(), topic.partitions().size(), records));
            }
            return sizes;
        }
    }

    private static long sum(AdminCalls calls, TopicDescription topic, OffsetSpec which)
            throws KafkaSetupException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        topic.partitions()
                .forEach(it -> asked.put(new TopicPartition(topic.name(), it.partition()), which));
        return calls
                .await(calls.admin().listOffsets(asked).all(), "read topic " + topic.name())
                .values()
                .stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    /** Those of the topics that are there, in the order they were asked for. */
    private static Map<String, TopicDescription> describe(
            AdminCalls calls, Collection<String> names) throws KafkaSetupException {
        Map<String, KafkaFuture<TopicDescription>> answers =
                calls.admin()
                        .describeTopics(
                                Set.copyOf(names),
                                new DescribeTopicsOptions().includeAuthorizedOperations(true))
                        .topicNameValues();
        Map<String, TopicDescription> there = new LinkedHashMap<>();
        for (String name : names) {
            try {
                there.put(name, calls.await(answers.get(name), "describe topic " + name));
            } catch (KafkaSetupException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return there;
    }
}
