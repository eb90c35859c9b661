package io.groundswell.connectors.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker with two doors: an open one, where everybody may do everything, and one that asks for a
 * user and a password, where a user may do what it was granted. It looks for expired records twice
 * a second.
 */
final class SecuredKafka implements AutoCloseable {
    private static final String PASSWORD = "open sesame";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final LocalKafka broker;
    private final String guarded;

    SecuredKafka(Path folder) throws IOException {
        List<Integer> ports = freePorts(3);
        String open = "PLAINTEXT://127.0.0.1:" + ports.get(0);
        String controller = "127.0.0.1:" + ports.get(1);
        guarded = "127.0.0.1:" + ports.get(2);
        String doors = open + ",SASL_PLAINTEXT://" + guarded;
        broker =
                LocalKafka.start(
                        LocalKafkaOptions.in(folder)
                                .withClientPort(ports.get(0))
                                .with("listeners", doors + ",CONTROLLER://" + controller)
                                .with("advertised.listeners", doors)
                                .with("controller.quorum.voters", "1@" + controller)
                                .with("sasl.enabled.mechanisms", "PLAIN")
                                .with(
                                        "listener.name.sasl_plaintext.plain.sasl.jaas.config",
                                        users("desk", "guest"))
                                .with(
                                        "authorizer.class.name",
                                        "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                                .with("super.users", "User:ANONYMOUS")
                                .with("log.initial.task.delay.ms", "500")
                                .with("log.retention.check.interval.ms", "500"));
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            sockets.add(socket);
            ports.add(socket.getLocalPort());
        }
        for (ServerSocket socket : sockets) {
            socket.close();
        }
        return ports;
    }

    private static String users(String... names) {
        StringBuilder config =
                new StringBuilder(
                        "org.apache.kafka.common.security.plain.PlainLoginModule required");
        for (String name : names) {
            config.append(" user_").append(name).append("=\"").append(PASSWORD).append('"');
        }
        return config.append(';').toString();
    }

    KafkaConnection open() throws IOException {
        return KafkaConnection.to(broker.bootstrapServers());
    }

    KafkaConnection as(String user) {
        return as(user, PASSWORD);
    }

    KafkaConnection as(String user, String password) {
        return new KafkaConnection(
                guarded,
                Map.of(
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "PLAIN",
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required"
                                + " username=\""
                                + user
                                + "\" password=\""
                                + password
                                + "\";"));
    }

    /** The guarded door, by somebody who does not know that it asks for a password. */
    KafkaConnection withoutSecurity() throws IOException {
        return KafkaConnection.to(guarded);
    }

    /** Returns when the grant is in force. */
    void grant(String user, AclOperation operation, List<String> topics)
            throws IOException, ExecutionException, InterruptedException {
        put(
                topics.stream()
                        .map(
                                it ->
                                        acl(
                                                user,
                                                operation,
                                                ResourceType.TOPIC,
                                                it,
                                                PatternType.LITERAL))
                        .toList());
    }

    /** Returns when the grant of a consumer group is in force. */
    void grantGroup(String user, AclOperation operation, String group)
            throws IOException, ExecutionException, InterruptedException {
        put(List.of(acl(user, operation, ResourceType.GROUP, group, PatternType.LITERAL)));
    }

    /** Returns when the user may write with every transactional id that begins so. */
    void grantTransactions(String user, String prefix)
            throws IOException, ExecutionException, InterruptedException {
        put(
                List.of(
                        acl(
                                user,
                                AclOperation.WRITE,
                                ResourceType.TRANSACTIONAL_ID,
                                prefix + "-",
                                PatternType.PREFIXED)));
    }

    private static AclBinding acl(
            String user,
            AclOperation operation,
            ResourceType type,
            String name,
            PatternType pattern) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private void put(List<AclBinding> acls)
            throws IOException, ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(open().clientProperties())) {
            admin.createAcls(acls).all().get();
            long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
            while (!admin.describeAcls(AclBindingFilter.ANY).values().get().containsAll(acls)) {
                assertThat(System.nanoTime() - deadlineNanos).as("until in force").isNegative();
            }
        }
    }

    /** Makes a consumer group: it has read nothing of the topic's first partition yet. */
    void commitAs(String group, String topic)
            throws IOException, ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(open().clientProperties())) {
            admin.alterConsumerGroupOffsets(
                            group, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0)))
                    .all()
                    .get();
        }
    }

    @Override
    public void close() throws IOException {
        broker.close();
    }
}
