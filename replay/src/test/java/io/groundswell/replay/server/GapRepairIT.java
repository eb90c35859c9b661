package io.groundswell.replay.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.collector.CapturedEvents;
import io.groundswell.connectors.iqfeed.collector.CollectCommand;
import io.groundswell.connectors.iqfeed.collector.CollectorProcess;
import io.groundswell.connectors.iqfeed.collector.JsonlLine;
import io.groundswell.connectors.iqfeed.collector.JsonlNotes;
import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.connectors.kafka.WholeTopic;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.model.FaultRun;
import io.groundswell.model.RealDays;
import io.groundswell.model.codec.MarketEventDecoder;
import io.groundswell.model.codec.NewerVersions;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TopicNames;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.replay.imports.TapeImport;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.kafka.common.IsolationLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A real day of trades is told, cut off and told on; a collector gets what it missed from history.
 */
@Timeout(240)
class GapRepairIT {
    private static final Realm REALM = Realm.replay("repair");
    private static final String RECORDING = "iqfeed/nept_history/ticks_oldest.csv";
    private static final String WATCHING = "S,CLIENTSTATS,1(,[^,]*){3},1,.*\\s*";

    /** The first fifty minutes after the open, of which this speed makes half a minute. */
    private static final Pattern WANTED = Pattern.compile("(2021-03-01 (09:[345]|10:[01])|!).*");

    private static final double SPEED = 100;
    private static final int MOST_LOOKS = 100;

    /** Of seven: one may come while the connection is away. */
    private static final int DROPS_AT_LEAST = 5;

    private static final LocalTime OPEN = LocalTime.of(9, 30);

    @TempDir Path folder;
    private LocalKafka kafka;
    private Path tapes;
    private IqFeedReplayServer server;
    private CollectorProcess collector;

    @BeforeEach
    void start() throws IOException {
        tapes = imported();
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
        new MarketTopics(KafkaConnection.to(kafka.bootstrapServers()))
                .create(REALM, TopicSettings.DEVELOPMENT);
        server =
                IqFeedReplayServer.start(
                        ReplayServerOptions.of(List.of(tapes))
                                .freePorts()
                                .speed(SPEED)
                                .begin(Begin.WHEN_TOLD),
                        InstantSource.system(),
                        System::nanoTime);
    }

    @AfterEach
    void stop() throws IOException {
        if (collector != null) {
            collector.stop();
        }
        if (server != null) {
            server.close();
            kafka.close();
        }
    }

    private Path imported() throws IOException {
        List<String> day = new ArrayList<>();
        for (String line : Files.readAllLines(RealDays.require(RECORDING), ISO_8859_1)) {
            if (WANTED.matcher(line).matches()) {
                day.add(line);
            }
        }
        Path file = folder.resolve("ticks_oldest.csv");
        Files.write(file, day, ISO_8859_1);
        Path to = Files.createDirectories(folder.resolve("tapes"));
        TapeImport.run(
                List.of("iqfeed", "--symbol", "NEPT", "--out", to.toString(), file.toString()));
        return to;
    }

    private Path captures() {
        return folder.resolve("captures");
    }

    private CollectorProcess collect(long repairDelayMillis) throws IOException {
        List<String> said = new ArrayList<>();
        said.addAll(List.of("--folder", captures().toString()));
        said.addAll(List.of("--to", kafka.bootstrapServers(), "--realm", REALM.name()));
        said.addAll(List.of("--depth", "none", "--symbols", "NEPT"));
        said.addAll(List.of("--repair-delay", Long.toString(repairDelayMillis)));
        for (IqFeedPort port : List.of(IqFeedPort.LEVEL1, IqFeedPort.ADMIN, IqFeedPort.LOOKUP)) {
            said.addAll(List.of("--port", port.name() + "=" + server.port(port)));
        }
        return CollectorProcess.start(captures(), said);
    }

    private void playOnceWatched() throws IOException {
        try (PlainClient admin = new PlainClient(server, IqFeedPort.ADMIN)) {
            admin.say("S,CLIENTSTATS ON");
            admin.await(all -> all.stream().anyMatch(it -> it.matches(WATCHING)));
        }
        server.play();
    }

    private void drop(int minute) {
        server.faults().plan(Fault.parse("drop:level1@" + 60 * minute + "s"));
    }

    private void awaitMinute(int minute) throws IOException {
        LocalTime then = OPEN.plusMinutes(minute);
        while (server.status().clock().toLocalTime().isBefore(then) && !server.status().ended()) {
            server.awaitEnd(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private List<MarketEvent> captured() throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        new CapturedEvents(captures()).read(events::add, defect -> {});
        return events;
    }

    /** What became of the day once every gap is filled. */
    private TradesOfDay awaitHealed(int gaps) throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        TradesOfDay day = TradesOfDay.of(tapes, captured());
        for (int looks = 0; !day.isHealed(gaps); looks++) {
            assertThat(looks).as(day.toString()).isLessThan(MOST_LOOKS);
            assertThat(never.await(300, TimeUnit.MILLISECONDS)).isFalse();
            day = TradesOfDay.of(tapes, captured());
        }
        return day;
    }

    /** What the realm's topics hold, repetitions under an old identity left out. */
    private List<MarketEvent> published(Topic topic) throws IOException {
        MarketEventDecoder decoder = new MarketEventDecoder(NewerVersions.REFUSE);
        Set<MarketEvent> events = new LinkedHashSet<>();
        WholeTopic.read(
                KafkaConnection.to(kafka.bootstrapServers()),
                TopicNames.of(REALM, topic),
                IsolationLevel.READ_UNCOMMITTED,
                Duration.ofSeconds(30),
                System::nanoTime,
                record -> {
                    byte[] value = record.value();
                    MarketEvent event = decoder.decode(new UnsafeBuffer(value), 0, value.length);
                    if (!(event instanceof Heartbeat)) {
                        events.add(event);
                    }
                });
        return List.copyOf(events);
    }

    private static List<MarketEvent> of(Topic topic, List<MarketEvent> events) {
        return events.stream().filter(it -> it.topic() == topic).toList();
    }

    private String status() {
        StringWriter said = new StringWriter();
        new CommandLine(new CollectCommand())
                .setOut(new PrintWriter(said))
                .execute("status", "--folder", captures().toString());
        return said.toString();
    }

    /** The exports of all epochs, each translated as an importer does. */
    private List<MarketEvent> exported() throws IOException {
        Path out = folder.resolve("jsonl");
        new CommandLine(new CollectCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .execute("export", "--folder", captures().toString(), "--out", out.toString());
        List<MarketEvent> events = new ArrayList<>();
        try (var files = Files.list(out)) {
            for (Path file : files.sorted().toList()) {
                translate(Files.readAllLines(file), events);
            }
        }
        return events;
    }

    private static void translate(List<String> export, List<MarketEvent> events) {
        JsonlNotes notes = new JsonlNotes();
        List<JsonlLine> lines = new ArrayList<>();
        for (String text : export) {
            byte[] bytes = text.getBytes(ISO_8859_1);
            JsonlLine line = JsonlLine.parse(bytes, 0, bytes.length);
            if (line == null) {
                assertThat(notes.take(bytes, 0, bytes.length)).as(text).isTrue();
            } else {
                lines.add(line);
            }
        }
        FeedTranslator translator =
                new FeedTranslator(notes.begin().orElseThrow(), events::add, defect -> {});
        lines.forEach(line -> line.applyTo(translator, 0));
        assertThat(notes.isEnded()).isTrue();
        translator.finish();
    }

    @FaultRun
    @Test
    void shouldTellEveryTradeOnceWhenTheConnectionIsDroppedAllDayLong() throws Exception {
        for (int minute : new int[] {2, 8, 15, 22, 30, 38, 44}) {
            drop(minute);
        }
        collector = collect(50);
        playOnceWatched();
        assertThat(server.awaitEnd(TimeUnit.SECONDS.toNanos(120))).isTrue();
        TradesOfDay day = awaitHealed(DROPS_AT_LEAST);
        day.checkWhole();
        assertThat(day.trades()).isEqualTo(3_053);
        assertThat(day.backfilled()).isGreaterThan(20);
        assertThat(day.gapsWithTrades()).isGreaterThan(3);
        collector.stop();
        collector = null;
        List<MarketEvent> captured = captured();
        assertThat(status()).containsPattern("gaps of trades .*filled [1-9].*waiting 0");
        assertThat(published(Topic.TICKS)).isEqualTo(of(Topic.TICKS, captured));
        assertThat(captured()).isEqualTo(captured);
        assertThat(exported()).isEqualTo(captured);
    }

    @Test
    void shouldTellEveryTradeOnceWhenTheCollectorIsKilledBeforeItHasFilledItsGaps()
            throws Exception {
        drop(6);
        drop(30);
        // Later than it is killed: what the first run leaves open the second one finds.
        collector = collect(60_000);
        playOnceWatched();
        awaitMinute(10);
        collector.kill();
        collector = collect(100);
        assertThat(server.awaitEnd(TimeUnit.SECONDS.toNanos(120))).isTrue();
        TradesOfDay day = awaitHealed(3);
        day.checkWhole();
        assertThat(day.backfilled()).isGreaterThan(100);
        long epochs = captured().stream().map(it -> it.header().sourceEpoch()).distinct().count();
        assertThat(epochs).isEqualTo(2);
        collector.stop();
        collector = null;
        List<MarketEvent> captured = captured();
        assertThat(published(Topic.TICKS))
                .containsExactlyInAnyOrderElementsOf(of(Topic.TICKS, captured));
        assertThat(exported()).isEqualTo(captured);
    }
}
