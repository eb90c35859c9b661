package io.groundswell.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.jobs.config.JobConfig;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.config.Source;
import io.groundswell.model.contract.Realm;
import io.groundswell.replay.publish.PublishCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine;

/** A realm on a real broker, and what a job that lives in it is told. */
final class KafkaWorld {
    private static final TopicSettings TOPICS = new TopicSettings(4, 1, Duration.ofDays(7));

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
        values.set(JobOptions.CHECKPOINT_INTERVAL, Duration.ofMillis(200));
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
}
