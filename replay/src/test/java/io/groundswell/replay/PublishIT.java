package io.groundswell.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.model.codec.MarketEventDecoder;
import io.groundswell.model.codec.NewerVersions;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventStamper;
import io.groundswell.model.event.Frontier;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The word {@code replay publish}, with a real broker that looks often for what it may delete. */
class PublishIT {
    private static final int PARTITIONS = 4;
    private static final long TAIL_NANOS = Duration.ofSeconds(60).toNanos();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long JUNE_2012_MILLIS = 1_340_285_400_000L;
    private static final Path BUNDLED =
            Path.of(System.getProperty("groundswell.root", ".."))
                    .resolve("replay/days/us-equities-2013-10-08.tape");

    @TempDir static Path folder;
    private static LocalKafka kafka;
    private static KafkaConnection connection;
    private static Path firstDay;
    private static Path secondDay;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void start() throws Exception {
        kafka =
                LocalKafka.start(
                        LocalKafkaOptions.in(folder.resolve("kafka"))
                                .with("log.retention.check.interval.ms", "300")
                                .with("log.initial.task.delay.ms", "300"));
        connection = KafkaConnection.to(kafka.bootstrapServers());
        firstDay = write("first", ScriptedDay.START_NANOS);
        secondDay = write("second", ScriptedDay.NEXT_DAY_NANOS);
    }

    @AfterAll
    static void stop() throws Exception {
        kafka.close();
    }

    private static Path write(String name, long epoch) throws IOException {
        Path file = folder.resolve(name + ".tape");
        try (TapeWriter tape =
                TapeWriter.create(file, name, LocalDate.of(2024, 8, 8), "scripted", "none")) {
            for (String symbol : List.of("AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG")) {
                ScriptedDay day =
                        new ScriptedDay(symbol, DepthMode.PRICE_LEVEL, epoch)
                                .emptySnapshot()
                                .wander(epoch + symbol.hashCode(), 300);
                for (MarketEvent event : day.events()) {
                    tape.append(event);
                }
            }
            tape.finish();
        }
        return file;
    }

    private static void makeTopics(String realm) throws IOException {
        new MarketTopics(connection)
                .create(Realm.replay(realm), new TopicSettings(PARTITIONS, 1, Duration.ofDays(7)));
    }

    private int publish(Path tape, String realm, String... more) {
        List<String> arguments = new ArrayList<>(List.of("replay", "publish", tape.toString()));
        arguments.addAll(List.of("--to", kafka.bootstrapServers(), "--realm", realm));
        arguments.addAll(List.of(more));
        return Main.execute(
                new PrintWriter(out), new PrintWriter(err, true), arguments.toArray(String[]::new));
    }

    /** What every partition of the realm's market topics holds, in its order. */
    private static Map<String, List<MarketEvent>> read(String realm) {
        MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);
        Map<String, List<MarketEvent>> read = new TreeMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> all = new ArrayList<>();
            for (String topic : MarketTopics.marketNames(Realm.replay(realm))) {
                for (int i = 0; i < PARTITIONS; i++) {
                    all.add(new TopicPartition(topic, i));
                    read.put(topic + "-" + i, new ArrayList<>());
                }
            }
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
            while (all.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                assertThat(System.nanoTime()).as("read in time").isLessThan(deadlineNanos);
                for (ConsumerRecord<byte[], byte[]> record :
                        consumer.poll(Duration.ofMillis(100))) {
                    assertThat(record.headers()).isEmpty();
                    UnsafeBuffer value = new UnsafeBuffer(record.value());
                    read.get(record.topic() + "-" + record.partition())
                            .add(decoder.decode(value, 0, value.capacity()));
                }
            }
        }
        return read;
    }

    private static KafkaConsumer<byte[], byte[]> consumer() {
        Properties settings = connection.clientProperties();
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, List<MarketEvent>> byStream(Iterable<MarketEvent> events) {
        Map<String, List<MarketEvent>> streams = new TreeMap<>();
        for (MarketEvent event : events) {
            if (!(event instanceof Heartbeat)) {
                streams.computeIfAbsent(
                                event.topic() + " " + event.symbol(), any -> new ArrayList<>())
                        .add(event);
            }
        }
        return streams;
    }

    private static List<MarketEvent> onTape(Path file) throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        try (TapeReader tape = TapeReader.open(file);
                EventCursor all = tape.all()) {
            for (MarketEvent event = all.next(); event != null; event = all.next()) {
                events.add(event);
            }
        }
        return events;
    }

    /** Compares stream by stream, so that a difference does not print a whole day. */
    private static void expectHeld(String realm, List<MarketEvent> recorded) {
        List<MarketEvent> all = new ArrayList<>();
        Map<String, List<MarketEvent>> partitions = read(realm);
        partitions.values().forEach(all::addAll);
        Map<String, List<MarketEvent>> expected = byStream(recorded);
        Map<String, List<MarketEvent>> held = byStream(all);
        assertThat(held.keySet()).isEqualTo(expected.keySet());
        expected.forEach(
                (stream, events) ->
                        assertThat(held.get(stream).equals(events)).as(stream).isTrue());

        long lastNanos = recorded.get(recorded.size() - 1).eventTimeNanos();
        partitions.forEach((name, events) -> expectHeartbeats(name, events, lastNanos));
    }

    private static void expectHeartbeats(String name, List<MarketEvent> events, long lastNanos) {
        assertThat(events.get(0)).as(name).isInstanceOf(Heartbeat.class);
        MarketEvent last = events.get(events.size() - 1);
        assertThat(last).as(name).isInstanceOf(Heartbeat.class);
        assertThat(last.eventTimeNanos()).as(name).isEqualTo(lastNanos + TAIL_NANOS);
        long timeNanos = Long.MIN_VALUE;
        for (MarketEvent event : events) {
            assertThat(event.eventTimeNanos()).as(name).isGreaterThanOrEqualTo(timeNanos);
            timeNanos = event.eventTimeNanos();
        }
    }

    @Test
    void shouldWriteEachEventOnceAndInOrderWithHeartbeatsOnEveryPartition() throws Exception {
        makeTopics("a-day");

        assertThat(publish(firstDay, "a-day")).as(err.toString()).isZero();

        expectHeld("a-day", onTape(firstDay));
        assertThat(out.toString())
                .matches("[0-9,]+ events, [0-9.]+ MB in [0-9.]+ s: .* events/s\n");
    }

    @Test
    void shouldWriteOnlyTheSymbolsThatAreWanted() throws Exception {
        makeTopics("some");

        assertThat(publish(firstDay, "some", "--symbols", "BBB,EEE")).isZero();

        List<MarketEvent> wanted = new ArrayList<>(onTape(firstDay));
        wanted.removeIf(event -> !List.of("BBB", "EEE").contains(event.symbol()));
        expectHeld("some", wanted);
    }

    @Test
    void shouldRefuseASecondDayUnlessItIsToBeAppendedAndIsLater() throws Exception {
        makeTopics("two-days");
        assertThat(publish(firstDay, "two-days")).isZero();

        assertThat(publish(secondDay, "two-days")).isEqualTo(2);
        assertThat(err.toString())
                .matches("groundswell: the market topics of realm two-days already hold \\d+.*\n");

        assertThat(publish(secondDay, "two-days", "--append")).isZero();
        List<MarketEvent> both = onTape(firstDay);
        both.addAll(onTape(secondDay));
        expectHeldBySymbol("two-days", both);

        err.getBuffer().setLength(0);
        assertThat(publish(firstDay, "two-days", "--append")).isEqualTo(2);
        assertThat(err.toString()).startsWith("groundswell: the recording begins at ");
        expectHeldBySymbol("two-days", both);
    }

    /** As a second import of the same date and symbols does: its epoch is the date's midnight. */
    @Test
    void shouldRefuseALaterRecordingOfTheSameEpochWhichJobsWouldDrop() throws Exception {
        makeTopics("twice");
        assertThat(publish(firstDay, "twice")).isZero();
        Path afternoon = folder.resolve("afternoon.tape");
        try (TapeWriter tape =
                TapeWriter.create(
                        afternoon, "afternoon", LocalDate.of(2024, 8, 8), "scripted", "none")) {
            Instrument instrument = ((InstrumentDefined) onTape(firstDay).get(0)).instrument();
            tape.append(
                    new InstrumentDefined(
                            new EventStamper(
                                            ScriptedDay.START_NANOS,
                                            new Frontier(),
                                            instrument.symbol(),
                                            instrument.priceExponent(),
                                            instrument.sizeExponent())
                                    .next(
                                            Topic.L2,
                                            ScriptedDay.START_NANOS + Duration.ofHours(6).toNanos(),
                                            EventHeader.ABSENT,
                                            0,
                                            0),
                            instrument));
            tape.finish();
        }

        assertThat(publish(afternoon, "twice", "--append")).isEqualTo(2);

        assertThat(err.toString())
                .isEqualTo(
                        "groundswell: the recording holds epoch 2024-08-08T12:00:00Z and realm"
                                + " twice has come to epoch 2024-08-08T12:00:00Z; jobs drop as"
                                + " duplicates what is not of a higher epoch; publish it to another"
                                + " --realm\n");
        expectHeld("twice", onTape(firstDay));
    }

    private static void expectHeldBySymbol(String realm, List<MarketEvent> events) {
        List<MarketEvent> all = new ArrayList<>();
        read(realm).values().forEach(all::addAll);
        assertThat(byStream(all).equals(byStream(events))).isTrue();
    }

    @Test
    void shouldSayInALineWhatIsMissingBeforeItWritesAnything() {
        assertThat(publish(firstDay, "not-made")).isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("no topic realtime-not-made-ticks", "--realm not-made makes them");
    }

    @Test
    void shouldNeverWriteToTheLiveRealm() {
        assertThat(publish(firstDay, "live")).isEqualTo(2);
        assertThat(err.toString()).contains("--realm: a replay cannot be called live");
    }

    /** Retention counts from the time of storage: what is old in event time stays. */
    @Test
    void shouldKeepAnOldDayWholeWhenTheBrokerDeletesWhatIsOld() throws Exception {
        makeTopics("long-ago");
        assertThat(publish(BUNDLED, "long-ago")).as(err.toString()).isZero();
        awaitDeletionOf2012();

        expectHeld("long-ago", onTape(BUNDLED));
    }

    /**
     * Writes a record stamped 2012 to a topic that counts by stamps, and waits until it is gone.
     */
    private static void awaitDeletionOf2012() throws Exception {
        TopicPartition stamped = new TopicPartition("stamped", 0);
        Map<String, String> keep =
                Map.of(
                        "retention.ms",
                        Long.toString(Duration.ofDays(7).toMillis()),
                        "message.timestamp.type",
                        "CreateTime");
        try (Admin admin = Admin.create(connection.clientProperties())) {
            NewTopic topic = new NewTopic(stamped.topic(), 1, (short) 1).configs(keep);
            admin.createTopics(List.of(topic)).all().get();
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        connection.clientProperties(),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.send(
                            new ProducerRecord<>(
                                    stamped.topic(), 0, JUNE_2012_MILLIS, null, new byte[1]))
                    .get();
        }
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(List.of(stamped));
            long deadlineNanos = System.nanoTime() + LIMIT.toNanos();
            while (consumer.beginningOffsets(List.of(stamped)).get(stamped) < 1) {
                assertThat(System.nanoTime()).as("deleted in time").isLessThan(deadlineNanos);
                consumer.poll(Duration.ofMillis(100));
            }
        }
    }
}
