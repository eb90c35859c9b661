package io.groundswell.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One broker for all; each test has a realm of its own. */
class MarketTopicsIT {
    private static final String JOB = "books";
    private static final TopicSettings TWO_PARTITIONS = new TopicSettings(2, 1, Duration.ofDays(7));
    private static final Duration SOON = Duration.ofSeconds(2);

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir static Path folder;

    private static SecuredKafka kafka;

    @BeforeAll
    static void startBroker() throws IOException {
        kafka = new SecuredKafka(folder);
    }

    @AfterAll
    static void stopBroker() throws IOException {
        kafka.close();
    }

    private static MarketTopics topics() throws IOException {
        return new MarketTopics(kafka.open());
    }

    /** A realm whose topics are there. */
    private static Realm realm(String name) throws IOException {
        Realm realm = Realm.replay(name);
        topics().create(realm, TWO_PARTITIONS);
        return realm;
    }

    private static void delete(String topic) throws Exception {
        long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
        try (Admin admin = Admin.create(kafka.open().clientProperties())) {
            admin.deleteTopics(Set.of(topic)).all().get();
            while (admin.listTopics().names().get().contains(topic)) {
                assertThat(System.nanoTime() - deadlineNanos).as("until gone").isNegative();
            }
        }
    }

    private static void assertTold(ThrowingCallable work, String... parts) {
        assertThatThrownBy(work)
                .isInstanceOf(KafkaSetupException.class)
                .message()
                .contains(parts)
                .startsWith("Kafka at ")
                .doesNotContain("\n")
                .doesNotContain("sesame");
    }

    @Test
    void shouldMakeEveryTopicOfARealmOnce() throws Exception {
        Realm realm = Realm.replay("once");

        assertThat(topics().create(realm, TWO_PARTITIONS))
                .isEqualTo(MarketTopics.allNames(realm))
                .hasSize(Topic.values().length + OutputTopic.values().length);
        assertThat(topics().create(realm, TWO_PARTITIONS)).isEmpty();

        topics().checkJob(realm, 2, JOB, OutputTopic.values());
        topics().checkPublisher(realm, 2);
        assertThat(topics().sizes(realm))
                .containsExactlyElementsOf(
                        MarketTopics.marketNames(realm).stream()
                                .map(name -> new TopicSize(name, 2, 0))
                                .toList());
    }

    @Test
    void shouldLetTheBrokerStampRecordsAndKeepThemAsLongAsAskedFor() throws Exception {
        String topic = TopicNames.of(realm("stamped"), Topic.L2);
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(kafka.open().clientProperties())) {
            var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
            assertThat(config.get("retention.ms").value()).isEqualTo("604800000");
        }
    }

    @Test
    void shouldRefuseTopicsThatHaveOtherPartitions() throws IOException {
        Realm realm = realm("other-count");
        String line =
                "topic " + TopicNames.of(realm, Topic.TICKS) + " has 2 partitions, expected 8";

        assertTold(() -> topics().create(realm, TopicSettings.DEVELOPMENT), line);
        assertTold(() -> topics().checkJob(realm, 8, JOB), line);
        assertTold(() -> topics().checkPublisher(realm, 8), line);
    }

    @Test
    void shouldNameTheTopicsThatAreMissingAndTheCommandThatMakesThem() throws Exception {
        Realm realm = realm("lost-one");
        String lost = TopicNames.of(realm, Topic.L1S);
        delete(lost);

        assertTold(
                () -> topics().checkJob(realm, 2, JOB, OutputTopic.BOOKS),
                "no topic " + lost + " (",
                "./groundswell topics --to HOST:PORT --realm lost-one makes them");
        assertThat(topics().create(realm, TWO_PARTITIONS)).containsExactly(lost);
        assertTold(
                () -> topics().checkPublisher(Realm.LIVE, 2),
                String.join(", ", MarketTopics.marketNames(Realm.LIVE)),
                "./groundswell topics --to HOST:PORT makes them");
    }

    @Test
    void shouldTellInTimeThatNobodyAnswers() throws IOException {
        KafkaConnection nobody = KafkaConnection.to("127.0.0.1:1");
        long beganNanos = System.nanoTime();

        assertTold(
                () -> new MarketTopics(nobody, SOON).checkJob(Realm.LIVE, 2, JOB),
                "Kafka at 127.0.0.1:1: no Kafka answers within 2 s");

        assertThat(Duration.ofNanos(System.nanoTime() - beganNanos))
                .isLessThan(SOON.multipliedBy(3));
    }

    @Test
    void shouldTellThatTheHostIsUnknown() throws IOException {
        KafkaConnection nowhere = KafkaConnection.to("no-such-host.invalid:9092");

        assertTold(
                () -> new MarketTopics(nowhere, SOON).checkJob(Realm.LIVE, 2, JOB),
                "no-such-host.invalid:9092: No resolvable bootstrap urls");
    }

    @Test
    void shouldPointAtTheSecurityProtocolWhenTheDoorAsksForAnother() throws IOException {
        assertTold(
                () -> new MarketTopics(kafka.withoutSecurity(), SOON).checkJob(Realm.LIVE, 2, JOB),
                "no Kafka answers within 2 s",
                "does it want another security.protocol?");
    }

    @Test
    void shouldTellThatThePasswordIsWrong() throws IOException {
        assertTold(
                () -> new MarketTopics(kafka.as("desk", "guess")).checkJob(Realm.LIVE, 2, JOB),
                "authentication failed: Invalid username or password");
    }

    @Test
    void shouldTellThatTheUserMayNotEvenSeeATopic() throws IOException {
        Realm realm = realm("unseen");

        assertTold(
                () -> new MarketTopics(kafka.as("guest")).checkJob(realm, 2, JOB),
                "not allowed to describe topic " + TopicNames.of(realm, Topic.TICKS));
    }

    @Test
    void shouldTellWhatTheUserMayNotDoWithATopic() throws Exception {
        Realm realm = realm("granted");
        List<String> names = MarketTopics.marketNames(realm);
        String books = TopicNames.of(realm, OutputTopic.BOOKS);
        MarketTopics desk = new MarketTopics(kafka.as("desk"));

        kafka.grant(
                "desk",
                AclOperation.DESCRIBE,
                List.of(names.get(0), names.get(1), names.get(2), books));
        assertTold(() -> desk.checkJob(realm, 2, JOB), "not allowed to read topic " + names.get(0));

        kafka.grant("desk", AclOperation.READ, names);
        kafka.grantGroup("desk", AclOperation.READ, realm.consumerGroup(JOB));
        desk.checkJob(realm, 2, JOB);
        assertTold(
                () -> desk.checkJob(realm, 2, JOB, OutputTopic.BOOKS),
                "not allowed to write topic " + books);
        assertTold(
                () -> desk.checkPublisher(realm, 2), "not allowed to write topic " + names.get(0));

        kafka.grant("desk", AclOperation.WRITE, names);
        desk.checkPublisher(realm, 2);
    }

    /** Until the group is there, Kafka does not tell who may describe it from who may use it. */
    @Test
    void shouldTellThatTheUserMayNotUseTheConsumerGroup() throws Exception {
        Realm realm = realm("no-group");
        String group = realm.consumerGroup(JOB);
        kafka.grant("desk", AclOperation.READ, MarketTopics.marketNames(realm));
        MarketTopics desk = new MarketTopics(kafka.as("desk"));
        String line = "not allowed to use consumer group " + group;

        assertTold(() -> desk.checkJob(realm, 2, JOB), line);

        kafka.commitAs(group, TopicNames.of(realm, Topic.L2));
        kafka.grantGroup("desk", AclOperation.DESCRIBE, group);
        assertTold(() -> desk.checkJob(realm, 2, JOB), line);

        kafka.grantGroup("desk", AclOperation.READ, group);
        desk.checkJob(realm, 2, JOB);
    }

    @Test
    void shouldTellThatTheUserMayNotUseTheTransactionalIdsOfAnOutput() throws Exception {
        Realm realm = realm("no-transactions");
        String books = realm.transactionalIdPrefix(JOB, OutputTopic.BOOKS);
        String quotes = realm.transactionalIdPrefix(JOB, OutputTopic.QUOTES);
        kafka.grant("desk", AclOperation.READ, MarketTopics.marketNames(realm));
        kafka.grant(
                "desk",
                AclOperation.WRITE,
                List.of(
                        TopicNames.of(realm, OutputTopic.BOOKS),
                        TopicNames.of(realm, OutputTopic.QUOTES)));
        kafka.grantGroup("desk", AclOperation.READ, realm.consumerGroup(JOB));
        kafka.grantTransactions("desk", books);
        MarketTopics desk = new MarketTopics(kafka.as("desk"));

        desk.checkJob(realm, 2, JOB, OutputTopic.BOOKS);
        assertTold(
                () -> desk.checkJob(realm, 2, JOB, OutputTopic.BOOKS, OutputTopic.QUOTES),
                "not allowed to use transactional id " + quotes);

        kafka.grantTransactions("desk", quotes);
        desk.checkJob(realm, 2, JOB, OutputTopic.BOOKS, OutputTopic.QUOTES);
    }

    @Test
    void shouldTellThatTheUserMayNotMakeTopics() throws Exception {
        Realm realm = Realm.replay("not-mine");
        kafka.grant("guest", AclOperation.DESCRIBE, MarketTopics.allNames(realm));

        assertTold(
                () -> new MarketTopics(kafka.as("guest")).create(realm, TWO_PARTITIONS),
                "not allowed to create topic " + TopicNames.of(realm, Topic.TICKS));
    }

    /** The second deletion shows that the look that made the first one has been at every topic. */
    @Test
    void shouldKeepADayOf2012ThatATopicOfWritersStampsLoses() throws Exception {
        String kept = TopicNames.of(realm("day-2012"), Topic.L2);
        String lost = "day-of-2012-by-writers-stamp";
        RetentionProbe probe = new RetentionProbe(kafka.open().clientProperties());
        probe.createByWritersStamp(lost, TWO_PARTITIONS.retention());

        probe.writeStampsOf2012(kept, 100);
        for (int look = 0; look < 2; look++) {
            probe.writeStampsOf2012(lost, 100);
            probe.awaitEmpty(lost);
        }

        assertThat(probe.countReadable(kept)).isEqualTo(100);
        assertThat(probe.countReadable(lost)).isZero();
    }
}
