package io.groundswell.jobs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.jobs.config.ConfigException;
import io.groundswell.model.book.FaultKind;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The order-book job on a real broker gives what it gives on tapes, whatever the topics hold. */
class KafkaJobIT {
    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(4);

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir static Path folder;
    private static LocalKafka kafka;
    private static List<String> tapes;
    private static List<MarketEvent> events;
    private static Map<String, List<String>> expected;

    @BeforeAll
    static void runOnTapes() throws Exception {
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
        Path tape =
                ScriptedTapes.write(
                        folder.resolve("scripted.tape"),
                        ScriptedDay.START_NANOS,
                        3_000,
                        IntStream.range(0, 12).mapToObj(i -> "S" + i).toArray(String[]::new));
        tapes = List.of(tape.toString());
        events = ScriptedTapes.read(tape);
        Path results = folder.resolve("from-tapes");
        JobRuns.run(JobRuns.fromTapes(tapes, results), checkpoints(), 1);
        expected = ResultRows.read(results);
        assertThat(expected).hasSizeGreaterThan(30);
    }

    @AfterAll
    static void stopKafka() throws IOException {
        kafka.close();
    }

    private static Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    private static KafkaWorld world(String name) throws IOException {
        return KafkaWorld.create(kafka.bootstrapServers(), name);
    }

    private static Map<String, List<String>> run(KafkaWorld world, int parallelism)
            throws Exception {
        Path results = folder.resolve("from-" + world.realm().name());
        JobRuns.run(world.toFiles(results), checkpoints(), parallelism);
        return ResultRows.read(results);
    }

    @Test
    void shouldGiveTheSameRowsFromTopicsAsFromTapes() throws Exception {
        KafkaWorld world = world("same");
        world.publish(tapes);

        ResultRows.assertSame(run(world, 2), expected);
    }

    @Test
    void shouldPublishTheSameRowsToTheOutputTopics() throws Exception {
        KafkaWorld world = world("topics");
        world.publish(tapes);
        JobRuns.run(world.toTopics(), checkpoints(), 2);

        ResultRows.assertSame(TopicRows.read(world.connection(), world.realm()), expected);
    }

    /** A writer that starts again sends what it cannot know to have arrived. */
    @Test
    void shouldGiveTheSameRowsWhenTenThousandRecordsComeTwice() throws Exception {
        KafkaWorld world = world("twice");
        int from = events.size() / 3;
        List<MarketEvent> stuttering = new ArrayList<>(events.subList(0, from + 10_000));
        stuttering.addAll(events.subList(from, events.size()));
        world.write(stuttering);

        ResultRows.assertSame(run(world, 2), expected);
    }

    @Test
    void shouldFindEveryHole() throws Exception {
        KafkaWorld world = world("holes");
        List<MarketEvent> torn = new ArrayList<>();
        Map<String, Long> lost = new TreeMap<>();
        for (int i = 0; i < events.size(); i++) {
            MarketEvent event = events.get(i);
            // The first events define the instruments: to lose those is another fault.
            if (i % 397 == 200 && event.topic() == Topic.L2) {
                lost.merge(event.symbol() + ' ' + event.header().sequence(), 1L, Long::sum);
            } else {
                torn.add(event);
            }
        }
        world.write(torn);

        Map<String, Long> found = new TreeMap<>();
        for (List<String> rows : run(world, 2).values()) {
            for (String row : rows) {
                JsonNode fault = JSON.readTree(row);
                if (fault.path("kind").asText().equals(FaultKind.GAP.name())) {
                    // The gap bears the sequence of the event that showed it.
                    long missing = fault.path("sequence").asLong() - 1;
                    found.merge(fault.path("symbol").asText() + ' ' + missing, 1L, Long::sum);
                }
            }
        }
        assertThat(lost).hasSizeGreaterThan(50);
        assertThat(found).isEqualTo(lost);
    }

    @Test
    void shouldGoOnWhenRecordsCannotBeRead() throws Exception {
        KafkaWorld world = world("poison");
        byte[] poison = {1, 2, 3, -1};
        world.write(events.subList(0, events.size() / 2));
        Properties client = world.connection().clientProperties();
        try (var producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Topic topic : Topic.values()) {
                producer.send(
                                new ProducerRecord<>(
                                        TopicNames.of(world.realm(), topic),
                                        "S1".getBytes(US_ASCII),
                                        poison))
                        .get();
            }
        }
        world.write(events.subList(events.size() / 2, events.size()));
        JobRuns.run(world.toTopics(), checkpoints(), 2);

        var letters =
                TopicRows.records(
                        world.connection(), TopicNames.of(world.realm(), OutputTopic.DEAD_LETTERS));
        assertThat(letters).hasSize(3).allMatch(it -> Arrays.equals(it.value(), poison));
        Map<String, List<String>> rows = TopicRows.read(world.connection(), world.realm());
        rows.remove(OutputNames.DEAD_LETTERS + " S1");
        ResultRows.assertSame(rows, expected);
    }

    @Test
    void shouldSayThatMoreReadersThanPartitionsWouldWaitForEver() throws Exception {
        KafkaWorld world = world("readers");

        Readiness.check(world.toTopics(), 4);
        assertThatThrownBy(() -> Readiness.check(world.toTopics(), 5))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("parallelism 5 is above the 4 partitions");
    }
}
