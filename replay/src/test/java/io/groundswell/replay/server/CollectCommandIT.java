package io.groundswell.replay.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.model.contract.Realm;
import io.groundswell.replay.publish.ReplayClock;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The word collect as a person says it, against a real broker and a server that speaks IQFeed. */
@Timeout(180)
class CollectCommandIT {
    private static final Realm REALM = Realm.replay("words");
    private static final String PASSWORD = "correct-horse";

    /** A Level 1 client, before how many symbols it watches. */
    private static final String WATCHING = "S,CLIENTSTATS,1(,[^,]*){3},";

    @TempDir Path folder;
    private LocalKafka kafka;
    private IqFeedReplayServer server;

    @BeforeEach
    void start() throws IOException {
        kafka = LocalKafka.start(LocalKafkaOptions.in(folder.resolve("kafka")));
        new MarketTopics(KafkaConnection.to(kafka.bootstrapServers()))
                .create(REALM, TopicSettings.DEVELOPMENT);
        server =
                IqFeedReplayServer.start(
                        ReplayServerOptions.of(List.of(BundledDay.EQUITIES))
                                .freePorts()
                                .speed(ReplayClock.FULL_SPEED)
                                .begin(Begin.WHEN_TOLD),
                        InstantSource.system(),
                        System::nanoTime);
    }

    @AfterEach
    void stop() throws Exception {
        say("stop", "--folder", captures());
        server.close();
        kafka.close();
    }

    private String captures() {
        return folder.resolve("captures").toString();
    }

    private record Said(int status, String text) {}

    private Said say(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("io.groundswell.connectors.Main", "collect"));
        command.addAll(List.of(words));
        Path out = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.put("CLASSPATH", System.getProperty("java.class.path"));
        environment.put("GROUNDSWELL_IQFEED_LOGIN", "trader");
        environment.put("GROUNDSWELL_IQFEED_PASSWORD", PASSWORD);
        environment.put("GROUNDSWELL_IQFEED_PRODUCT", "GROUNDSWELL");
        Process process =
                builder.redirectInput(new File("/dev/null")).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Said(process.exitValue(), Files.readString(out));
    }

    private String[] startWords(String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "start",
                                "--background",
                                "--folder",
                                captures(),
                                "--to",
                                kafka.bootstrapServers(),
                                "--realm",
                                REALM.name(),
                                "--depth",
                                "none",
                                "--symbols",
                                "IBM,BAC,NOTTHERE",
                                "--port",
                                "LEVEL1=" + server.port(IqFeedPort.LEVEL1),
                                "--port",
                                "ADMIN=" + server.port(IqFeedPort.ADMIN),
                                "--port",
                                "LOOKUP=" + server.port(IqFeedPort.LOOKUP)));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @Test
    void shouldCollectADayInTheBackgroundAndTellWhatItDid() throws Exception {
        Said started = say(startWords());
        assertThat(started.status()).as(started.text()).isZero();
        assertThat(started.text()).contains("collecting in the background, pid ");

        Said again = say(startWords());
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.text()).contains("works on").doesNotContain("Exception");

        try (PlainClient admin = new PlainClient(server, IqFeedPort.ADMIN)) {
            admin.say("S,CLIENTSTATS ON");
            // Both are watched; the third is not there.
            admin.await(all -> all.stream().anyMatch(it -> it.matches(WATCHING + "2,.*\\s*")));
        }
        server.play();
        assertThat(server.awaitEnd(TimeUnit.SECONDS.toNanos(120))).isTrue();
        Said status = say("status", "--folder", captures());
        assertThat(status.text()).contains("a collector works on", "LIVE");

        Said stopped = say("stop", "--folder", captures());
        assertThat(stopped.status()).as(stopped.text()).isZero();
        assertThat(stopped.text())
                .contains("lag in bytes             0")
                .contains("Trade 159253")
                .contains("FeedStatus");
        assertThat(say("status", "--folder", captures()).text()).contains("no collector works");

        Path jsonl = folder.resolve("jsonl");
        Said exported = say("export", "--folder", captures(), "--out", jsonl.toString());
        assertThat(exported.text()).contains("lines");
        try (Stream<Path> files = Files.list(jsonl)) {
            Path file = files.findFirst().orElseThrow();
            try (Stream<String> lines = Files.lines(file)) {
                assertThat(lines.filter(it -> it.contains("\"Q,IBM,")).count())
                        .isGreaterThan(90_000);
            }
        }
        assertThat(textsBelow(Path.of(captures()))).doesNotContain(PASSWORD);
    }

    /** Everything but programs. */
    private static String textsBelow(Path captures) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : List.of("output.txt", "status.json", "collector.pid")) {
            Path file = captures.resolve(name);
            if (Files.exists(file)) {
                all.append(Files.readString(file, UTF_8));
            }
        }
        return all.toString();
    }

    @Test
    void shouldSayInOneLineWhatCannotBe() throws Exception {
        Said nothing =
                say("--folder", captures(), "--to", kafka.bootstrapServers(), "--realm", "words");
        assertThat(nothing.status()).isEqualTo(2);
        assertThat(nothing.text().strip().lines().toList())
                .containsExactly("groundswell: no symbols: say --symbols or --watchlist");
        Said topics = say(startWords("--realm", "no-such"));
        assertThat(topics.status()).isEqualTo(2);
        assertThat(topics.text().strip().lines().count()).isEqualTo(1);
    }
}
