package io.groundswell.jobs.chaos;

import io.groundswell.connectors.iqfeed.collector.CapturedEvents;
import io.groundswell.connectors.iqfeed.collector.CollectorProcess;
import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.connectors.kafka.MarketTopics;
import io.groundswell.connectors.kafka.TopicSettings;
import io.groundswell.connectors.local.LocalKafka;
import io.groundswell.connectors.local.LocalKafkaOptions;
import io.groundswell.jobs.run.CollectorWords;
import io.groundswell.jobs.run.RunFolder;
import io.groundswell.model.contract.Realm;
import io.groundswell.replay.server.Begin;
import io.groundswell.replay.server.IqFeedReplayServer;
import io.groundswell.replay.server.ReplayServerOptions;
import io.groundswell.replay.tape.TapeInfo;
import io.groundswell.replay.tape.TapeLibrary;
import io.groundswell.replay.tape.TapeLibrary.ShelvedTape;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A recorded day told by the replay server, collected by a real collector process into a real
 * broker, while the collector is killed and its connections are dropped. One thread.
 */
final class FeedDrill {
    private static final Realm REALM = Realm.replay("drill");
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final Duration PATIENCE = Duration.ofMinutes(60);

    private final List<Path> tapes;
    private final RunFolder folder;
    private final PrintWriter out;

    FeedDrill(List<Path> tapes, RunFolder folder, PrintWriter out) {
        this.tapes = tapes;
        this.folder = folder;
        this.out = out;
    }

    /** Runs it and tells what became of every event. */
    FeedDrillResult run(long seed, int kills, int drops, double speed) throws IOException {
        TapeLibrary library = TapeLibrary.open(tapes);
        List<TapeInfo> infos = library.tapes().stream().map(ShelvedTape::info).toList();
        long first = infos.stream().mapToLong(TapeInfo::firstEventNanos).min().orElseThrow();
        long last = infos.stream().mapToLong(TapeInfo::lastEventNanos).max().orElseThrow();
        Path captures = folder.emptied("collector");
        try (LocalKafka kafka = LocalKafka.start(LocalKafkaOptions.in(folder.emptied("kafka")))) {
            KafkaConnection connection = KafkaConnection.to(kafka.bootstrapServers());
            new MarketTopics(connection).create(REALM, TopicSettings.DEVELOPMENT);
            try (IqFeedReplayServer server = server(speed)) {
                List<String> ports =
                        CollectorWords.hasDepth(server)
                                ? List.of("level1", "level2")
                                : List.of("level1");
                FeedDrillPlan plan = FeedDrillPlan.of(seed, kills, drops, last - first, ports);
                plan.drops().forEach(server.faults()::plan);
                List<String> arguments = CollectorWords.of(server, captures, connection, REALM);
                drill(server, plan, first, captures, arguments);
                say("Faults of the server: %s%n", server.faults().happened());
            }
            return compare(connection, captures);
        }
    }

    private IqFeedReplayServer server(double speed) throws IOException {
        return IqFeedReplayServer.start(
                ReplayServerOptions.of(tapes).freePorts().speed(speed).begin(Begin.LAST_WATCH),
                InstantSource.system(),
                System::nanoTime);
    }

    private void drill(
            IqFeedReplayServer server,
            FeedDrillPlan plan,
            long firstNanos,
            Path captures,
            List<String> arguments)
            throws IOException {
        CollectorProcess collector = CollectorProcess.start(captures, arguments);
        try {
            int killed = 0;
            for (long killNanos : plan.killNanos()) {
                while (sinceFirst(server, firstNanos) < killNanos && !server.status().ended()) {
                    server.awaitEnd(GLANCE_NANOS);
                }
                collector.kill();
                killed++;
                say("%s  kill -9 %d of %d%n", clock(server), killed, plan.killNanos().size());
                collector = CollectorProcess.start(captures, arguments);
            }
            if (!server.awaitEnd(PATIENCE.toNanos())) {
                throw new IOException("the recording does not come to its end");
            }
        } finally {
            collector.stop();
        }
    }

    private static long sinceFirst(IqFeedReplayServer server, long firstNanos) throws IOException {
        long now =
                TimeUnit.SECONDS.toNanos(
                        server.status().clock().atZone(EasternTime.ZONE).toEpochSecond());
        return now - firstNanos;
    }

    private static String clock(IqFeedReplayServer server) throws IOException {
        return server.status().clock().toLocalTime().withNano(0).toString();
    }

    private FeedDrillResult compare(KafkaConnection connection, Path captures) throws IOException {
        say("Comparing the recording, the captures and the topics ...%n");
        FeedTrails happened = FeedTrails.ofRecording(tapes);
        FeedTrails captured = new FeedTrails();
        CapturedEvents events = new CapturedEvents(captures);
        long[] defects = new long[1];
        events.read(captured::add, defect -> defects[0]++);
        FeedTopics topics = new FeedTopics(connection, REALM, System::nanoTime);
        return new FeedDrillResult(
                events.epochs(),
                happened.compare(captured),
                captured.identities().values().stream().mapToLong(IdentityTrail::size).sum(),
                topics.records(),
                topics.repeated(),
                topics.holes(),
                topics.belowHeartbeat(),
                captured.differences(topics.trails()),
                defects[0],
                events.reconnectMillis().stream().sorted().collect(Collectors.toList()));
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format, values);
        out.flush();
    }
}
