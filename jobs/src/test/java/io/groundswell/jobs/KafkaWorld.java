package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.MarketWriter;
import io.groundswell.connectors.kafka.OutputSinks;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.config.Source;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.publish.PublishCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine;

/** A realm on a real broker, and what a job that lives in it is told. */
final class KafkaWorld {
    private static final TopicSettings TOPICS = new TopicSettings(4, 1, Duration.ofDays(7));

    private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(200);
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final KafkaConnection connection;
    private final Realm realm;

    private KafkaWorld(KafkaConnection connection, Realm realm) {
        this.connection = connection;
        this.realm = realm;
    }

    /** A realm with its topics, which are empty. */
    static KafkaWorld create(String bootstrapServers, String name) throws IOException {
        KafkaWorld world = new KafkaWorld(KafkaConnection.to(bootstrapServers), Realm.replay(name));
        new MarketTopics(world.connection).create(world.realm, TOPICS);
        return world;
    }

    KafkaConnection connection() {
        return connection;
    }

    Realm realm() {
        return realm;
    }

    /** Publishes tapes as a user would. */
    void publish(List<String> tapes) {
        StringWriter said = new StringWriter();
        List<String> arguments = new ArrayList<>(tapes);
        arguments.addAll(List.of("--to", connection.bootstrapServers(), "--realm", realm.name()));
        int status =
                new CommandLine(new PublishCommand())
                        .setOut(new PrintWriter(said))
                        .setErr(new PrintWriter(said))
                        .execute(arguments.toArray(String[]::new));
        assertThat(status).as(said.toString()).isZero();
    }

    /** A job that reads the topics to their end, and writes the output topics. */
    Configuration readToTheEnd() {
        Configuration values = new Configuration();
        values.set(JobOptions.KAFKA_ADDRESS, connection.bootstrapServers());
        values.set(JobOptions.REALM, realm.name());
        values.set(JobOptions.KAFKA_PARTITIONS, TOPICS.partitions());
        values.set(JobOptions.SOURCE_START, Source.StartAt.EARLIEST);
        values.set(JobOptions.STOP_AT_END, true);
        values.set(JobOptions.CHECKPOINT_INTERVAL, CHECKPOINT_INTERVAL);
        return values;
    }

    /** The same, but with JSON lines as output. */
    JobConfig toFiles(Path results) throws ConfigException {
        Configuration values = readToTheEnd();
        values.set(JobOptions.OUTPUT_DIRECTORY, "file://" + results);
        return JobConfig.conclude(values);
    }

    JobConfig toTopics() throws ConfigException {
        return JobConfig.conclude(readToTheEnd());
    }

    /** A job that reads on for ever, and writes the output topics. */
    JobConfig endless() throws ConfigException {
        return endless(CHECKPOINT_INTERVAL);
    }

    /** The same, which does not take a checkpoint by itself within the time of a test. */
    JobConfig endlessWithoutCheckpoints() throws ConfigException {
        return endless(OutputSinks.MAX_CHECKPOINT_INTERVAL);
    }

    private JobConfig endless(Duration checkpointInterval) throws ConfigException {
        Configuration values = readOn();
        values.set(JobOptions.CHECKPOINT_INTERVAL, checkpointInterval);
        return JobConfig.conclude(values);
    }

    /** A job that reads the topics on for ever, and writes the output topics. */
    Configuration readOn() {
        Configuration values = readToTheEnd();
        values.set(JobOptions.STOP_AT_END, false);
        // The scripts' pauses are long: five seconds of market at a time would take minutes.
        values.set(JobOptions.MAX_DRIFT, Duration.ofMinutes(10));
        return values;
    }

    /** Writes events as they are. */
    void write(List<MarketEvent> events) throws IOException {
        try (MarketWriter writer = MarketWriter.open(connection, realm)) {
            for (MarketEvent event : events) {
                writer.send(event);
            }
            writer.flush();
        }
    }

    /**
     * Writes some of the events of a day, and tells every partition that time has come as far. A
     * minute goes by after the last one: all that they bring about is told.
     */
    void writePart(List<MarketEvent> day, int from, int to) throws IOException {
        write(day.subList(from, to));
        long lastNanos = day.get(to - 1).eventTimeNanos();
        try (MarketWriter writer = MarketWriter.open(connection, realm)) {
            writer.heartbeat(1, to == day.size() ? lastNanos + MINUTE_NANOS : lastNanos);
            writer.flush();
        }
    }

    /** How many records stand on each partition of the market topics, by its name. */
    Map<String, Long> written() throws Exception {
        try (Admin admin = Admin.create(connection.clientProperties())) {
            Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();
            for (String topic : MarketTopics.marketNames(realm)) {
                for (int i = 0; i < TOPICS.partitions(); i++) {
                    partitions.put(new TopicPartition(topic, i), OffsetSpec.latest());
                }
            }
            Map<String, Long> ends = new TreeMap<>();
            admin.listOffsets(partitions)
                    .all()
                    .get()
                    .forEach((partition, end) -> ends.put(partition.toString(), end.offset()));
            return ends;
        }
    }

    /** How many of them the order-book job's checkpoints include. */
    Map<String, Long> taken() throws Exception {
        try (Admin admin = Admin.create(connection.clientProperties())) {
            Map<String, Long> taken = new TreeMap<>();
            admin.listConsumerGroupOffsets(realm.consumerGroup(OrderBookJob.NAME))
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, at) -> taken.put(partition.toString(), at.offset()));
            return taken;
        }
    }
}
