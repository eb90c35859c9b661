package io.groundswell.jobs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.connectors.local.ReachableClickHouse;
import io.groundswell.model.SkippedTest;
import io.groundswell.model.codec.MarketEventEncoder;
import io.groundswell.model.contract.OutputTopic;
import io.groundswell.model.contract.TableNames;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the storage job does not take is found as dead letters, and goes the normal way again. */
class DeadLettersIT {
    private static final String OPEN_LETTERS =
            "SELECT count() FROM " + TableNames.DEAD_LETTERS + " FINAL WHERE replayed_at IS NULL";
    private static final long REFUSED_PRICE = 9_993;

    @RegisterExtension static final MiniClusterExtension FLINK = JobRuns.cluster(4);

    @TempDir static Path folder;
    private static LocalKafka kafka;
    private static ReachableClickHouse server;
    private static Path tape;
    private static List<MarketEvent> events;

    private StorageWorld world;

    @BeforeAll
    static void startServers() throws IOException {
        ReachableClickHouse.obstacle(System.getenv()).ifPresent(SkippedTest::because);
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
        server = ReachableClickHouse.open(System.getenv(), folder.resolve("clickhouse"));
        tape =
                ScriptedTapes.write(
                        folder.resolve("scripted.tape"),
                        ScriptedDay.START_NANOS,
                        300,
                        "S1",
                        "S2",
                        "S3");
        events = ScriptedTapes.read(tape);
    }

    @AfterAll
    static void stopServers() throws IOException {
        if (server != null) {
            server.close();
        }
        if (kafka != null) {
            kafka.close();
        }
    }

    @BeforeEach
    void makeWorld() throws IOException {
        world = StorageWorld.create(kafka, server, folder);
    }

    @AfterEach
    void dropWorld() throws IOException {
        world.close();
    }

    private static boolean isPoison(MarketEvent event) {
        return event instanceof DepthUpdate update && update.price() == REFUSED_PRICE;
    }

    private static String command(String change) {
        return "ALTER TABLE " + TableNames.L2 + " " + change;
    }

    /** The event as it was before it was sent again. */
    private static MarketEvent original(MarketEvent event) {
        EventHeader it = event.header();
        return event.withHeader(
                new EventHeader(
                        it.symbol(),
                        it.topic(),
                        it.sourceEpoch(),
                        it.sequence(),
                        it.eventTimeNanos(),
                        it.feedTimeNanos(),
                        it.receiveTimeNanos(),
                        it.matchOrder(),
                        it.priceExponent(),
                        it.sizeExponent(),
                        it.flags() & ~EventFlags.RESENT));
    }

    private static byte[] bytes(MarketEvent event) {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[MarketEventEncoder.MAX_ENCODED_LENGTH]);
        int length = new MarketEventEncoder().encode(event, buffer, 0);
        return Arrays.copyOf(buffer.byteArray(), length);
    }

    private void write(String key, byte[] value) throws Exception {
        Properties client = world.kafka().connection().clientProperties();
        String topic = TopicNames.of(world.kafka().realm(), Topic.L2);
        try (var producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, key.getBytes(US_ASCII), value)).get();
        }
    }

    @Test
    void shouldStoreEveryEventOnceWhenRefusedRowsAreSentAgainAfterTheFix() throws Exception {
        long poison = events.stream().filter(DeadLettersIT::isPoison).count();
        assertThat(poison).isBetween(5L, 50L);
        world.clickHouse()
                .command(
                        command(
                                "ADD CONSTRAINT too_dear CHECK ifNull(price, 0) !="
                                        + " toDecimal64('99.93', 8)"));
        JobClient job = world.startEndless();
        int half = events.size() / 2;
        world.kafka().write(events.subList(0, half));
        world.await(
                job,
                OPEN_LETTERS,
                events.subList(0, half).stream().filter(DeadLettersIT::isPoison).count());
        world.kafka().write(events.subList(half, events.size()));
        world.await(job, StorageWorld.events(), events.size() - poison);
        world.await(job, OPEN_LETTERS, poison);
        assertThat(world.stored()).noneMatch(DeadLettersIT::isPoison);
        assertThat(world.say(0, "list")).anyMatch(it -> it.contains("REFUSED_BY_STORE"));

        world.clickHouse().command(command("DROP CONSTRAINT too_dear"));
        assertThat(world.say(0, "replay", "--all", "--dry-run"))
                .containsExactly(poison + " would be sent again, 0 left open");
        assertThat(world.number(OPEN_LETTERS)).isEqualTo(poison);
        assertThat(world.say(0, "replay", "--all"))
                .containsExactly(poison + " sent again, 0 left open");
        world.await(job, StorageWorld.events(), events.size());
        job.cancel().get();

        assertThat(world.stored().stream().map(DeadLettersIT::original))
                .containsExactlyInAnyOrderElementsOf(events);
        assertThat(world.number(OPEN_LETTERS)).isZero();
        Map<String, Long> written = world.kafka().written();
        assertThat(world.say(0, "replay", "--all")).containsExactly("0 sent again, 0 left open");
        assertThat(world.kafka().written()).isEqualTo(written);
        assertBooksAreThoseOfTheTape();
    }

    /** What was sent again stands behind everything else on the topics. */
    private void assertBooksAreThoseOfTheTape() throws Exception {
        Path fromTape = world.folder().resolve("from-tape");
        Path fromTopics = world.folder().resolve("from-topics");
        Path checkpoints = world.folder().resolve("book-checkpoints");
        JobRuns.run(JobRuns.fromTapes(List.of(tape.toString()), fromTape), checkpoints, 1);
        JobRuns.run(world.kafka().toFiles(fromTopics), checkpoints, 2);

        ResultRows.assertSame(ResultRows.read(fromTopics), ResultRows.read(fromTape));
    }

    @Test
    void shouldTellWhatCannotBeReadAndLeaveItOpen() throws Exception {
        byte[] garbage = {1, 2, 3, -1};
        MarketEvent astray = events.get(events.size() / 2);
        String otherKey = astray.symbol().equals("S1") ? "S2" : "S1";
        world.kafka().write(events);
        write("S1", garbage);
        write(otherKey, bytes(astray));
        world.storeToTheEnd();

        assertThat(world.stored()).containsExactlyInAnyOrderElementsOf(events);
        assertThat(world.number(OPEN_LETTERS)).isEqualTo(2);
        assertThat(
                        TopicRows.records(
                                world.kafka().connection(),
                                TopicNames.of(world.kafka().realm(), OutputTopic.DEAD_LETTERS)))
                .extracting(it -> it.value())
                .containsExactlyInAnyOrder(garbage, bytes(astray));

        List<String> ids = world.clickHouse().table(ids()).stream().map(it -> it.get(0)).toList();
        assertThat(world.say(0, "list"))
                .filteredOn(it -> it.contains("UNREADABLE"))
                .hasSize(3)
                .anyMatch(it -> it.startsWith(ids.get(0)))
                .anyMatch(it -> it.startsWith(ids.get(1)))
                .anyMatch(it -> it.matches("UNREADABLE +2 +0"));
        assertThat(world.say(0, "show", ids.get(0)))
                .contains("event          -")
                .anyMatch(it -> it.contains("01 02 03 ff"));
        assertThat(world.say(0, "show", ids.get(1)))
                .anyMatch(it -> it.startsWith("event          {\"type\":"))
                .contains(
                        "can be sent    no: an event of '"
                                + astray.symbol()
                                + "' under another key");

        Map<String, Long> written = world.kafka().written();
        assertThat(world.say(1, "replay", "--all"))
                .hasSize(3)
                .anyMatch(it -> it.startsWith(ids.get(0) + ": left open: still no market event"))
                .anyMatch(it -> it.contains(": left open: an event of '" + astray.symbol() + "'"))
                .contains("0 sent again, 2 left open");
        assertThat(world.say(1, "replay", "not/there"))
                .containsExactly(
                        "not/there: left open: no such letter", "0 sent again, 1 left open");
        assertThat(world.kafka().written()).isEqualTo(written);
        assertThat(world.number(OPEN_LETTERS)).isEqualTo(2);
    }

    private static String ids() {
        return "SELECT id FROM " + TableNames.DEAD_LETTERS + " FINAL ORDER BY position";
    }

    @Test
    void shouldKeepOutOfTheSinkWhatNoTableHolds() throws Exception {
        EventHeader header =
                new EventHeader(
                        "FINE",
                        Topic.L2,
                        ScriptedDay.START_NANOS,
                        1,
                        ScriptedDay.START_NANOS,
                        EventHeader.ABSENT,
                        EventHeader.ABSENT,
                        0,
                        10,
                        0,
                        0);
        MarketEvent tooFine =
                DepthUpdate.level(header, DepthAction.CHANGE, Side.BID, 1_000_000_000_001L, 5);
        world.kafka().write(events);
        world.kafka().write(List.of(tooFine));
        world.storeToTheEnd();

        assertThat(world.stored()).containsExactlyInAnyOrderElementsOf(events);
        String id = "L2/FINE/" + ScriptedDay.START_NANOS + "/1";
        assertThat(world.say(0, "show", id))
                .contains("reason         PRECISION", "key            4")
                .anyMatch(it -> it.startsWith("can be sent    no: still not storable: a number"));
        assertThat(world.say(1, "replay", id)).contains("0 sent again, 1 left open");
    }
}
