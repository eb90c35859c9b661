package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.client.ClientOptions;
import io.groundswell.connectors.iqfeed.client.FeedTap;
import io.groundswell.connectors.iqfeed.client.IqFeedClient;
import io.groundswell.connectors.iqfeed.events.FeedTranslator;
import io.groundswell.connectors.iqfeed.events.TranslatorOptions;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.LineBlock;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.model.RealDays;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.replay.imports.LobsterImporter;
import io.groundswell.replay.imports.LobsterImporter.Rows;
import io.groundswell.replay.publish.RecordedEvents;
import io.groundswell.replay.publish.ReplayClock;
import io.groundswell.replay.tape.TapeLibrary;
import io.groundswell.replay.tape.TapeReader;
import io.groundswell.replay.tape.TapeWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recorded day over real sockets, from our server to our client, event for event. */
@Timeout(180)
class ClientServerDayIT {
    private static final int MOST_WRONG = 5;

    @TempDir Path folder;

    /** Translates what the two ports bring, and compares it with what the wire can carry. */
    private static final class Arrivals implements FeedTap {
        private final Map<String, Deque<MarketEvent>> expected = new HashMap<>();
        private final List<String> wrong = new ArrayList<>();
        private final FeedTranslator translator;
        private long equal;

        Arrivals(Path tape, boolean withDepth) throws IOException {
            translator =
                    new FeedTranslator(
                            TranslatorOptions.first(1, withDepth),
                            this::arrived,
                            defect -> wrong.add(defect.toString()));
            WireProjection projection = new WireProjection();
            try (RecordedEvents events =
                    new RecordedEvents(TapeLibrary.open(List.of(tape)), Set.of())) {
                for (MarketEvent it = events.cursor().next();
                        it != null;
                        it = events.cursor().next()) {
                    projection.project(it, this::expect);
                }
            }
            // The end of a last snapshot is told by silence only.
            expected.values().forEach(all -> all.removeIf(SnapshotEnd.class::isInstance));
        }

        private void expect(MarketEvent event) {
            if (WireProjection.isEventOfClient(event)) {
                expected.computeIfAbsent(key(event), fresh -> new ArrayDeque<>()).add(event);
            }
        }

        private static String key(MarketEvent event) {
            return event.symbol() + ' ' + event.topic();
        }

        private void arrived(MarketEvent event) {
            EventHeader header = event.header();
            if (event instanceof FeedStatus status) {
                if (status.state() == FeedState.GAP) {
                    wrong.add(status.toString());
                }
                return;
            }
            if (event instanceof InstrumentDefined
                    || event instanceof Fundamentals
                    || event instanceof SnapshotEnd
                    || header.has(EventFlags.SUMMARY)) {
                return;
            }
            MarketEvent should = expected.getOrDefault(key(event), new ArrayDeque<>()).poll();
            if (should != null
                    && WireProjection.content(should).equals(WireProjection.content(event))) {
                equal++;
            } else if (wrong.size() < MOST_WRONG) {
                wrong.add("\n should be " + should + "\n but is " + event);
            }
        }

        synchronized long left() {
            return expected.values().stream().mapToLong(Deque::size).sum();
        }

        @Override
        public synchronized void lines(
                IqFeedPort port, long receiveTimeNanos, byte[] bytes, int from, int to) {
            LineBlock.forEachLine(
                    bytes,
                    from,
                    to,
                    (line, begin, end) ->
                            translator.line(port, receiveTimeNanos, line, begin, end));
            notifyAll();
        }

        @Override
        public synchronized void connected(IqFeedPort port, ProtocolVersion version, long now) {
            translator.connected(port, version, now);
        }

        @Override
        public synchronized void disconnected(IqFeedPort port, long now, String reason) {
            translator.disconnected(port, now, reason);
        }

        @Override
        public synchronized void stalled(IqFeedPort port, String symbol, long now) {
            wrong.add("stalled: " + symbol);
        }

        synchronized void awaitAll() throws InterruptedException {
            while (left() > 0 && wrong.isEmpty()) {
                wait(1_000);
            }
        }
    }

    private Arrivals play(Path tape, boolean withDepth) throws Exception {
        Arrivals arrivals = new Arrivals(tape, withDepth);
        Set<IqFeedPort> streams =
                withDepth
                        ? Set.of(IqFeedPort.LEVEL1, IqFeedPort.LEVEL2)
                        : Set.of(IqFeedPort.LEVEL1);
        try (IqFeedReplayServer server =
                        IqFeedReplayServer.start(
                                ReplayServerOptions.of(List.of(tape))
                                        .freePorts()
                                        .speed(ReplayClock.FULL_SPEED)
                                        .begin(Begin.WHEN_TOLD),
                                InstantSource.system(),
                                System::nanoTime);
                PlainClient admin = new PlainClient(server, IqFeedPort.ADMIN);
                IqFeedClient client =
                        IqFeedClient.start(
                                ClientOptions.usual()
                                        .at("127.0.0.1", ports(server))
                                        .withStreams(streams),
                                arrivals,
                                InstantSource.system())) {
            List<String> symbols = server.instruments().stream().map(it -> it.symbol()).toList();
            client.watch(symbols);
            admin.say("S,CLIENTSTATS ON");
            for (String type : withDepth ? List.of("1", "2") : List.of("1")) {
                admin.await(all -> all.stream().anyMatch(it -> watches(it, type, symbols.size())));
            }
            server.play();
            arrivals.awaitAll();
        }
        return arrivals;
    }

    /** S,CLIENTSTATS,type,id,name,begun,symbols,... */
    private static boolean watches(String line, String type, int symbols) {
        return line.startsWith("S,CLIENTSTATS," + type + ",")
                && line.matches("S,CLIENTSTATS(,[^,]*){4}," + symbols + ",.*\\s*");
    }

    private static Map<IqFeedPort, Integer> ports(IqFeedReplayServer server) {
        Map<IqFeedPort, Integer> ports = new EnumMap<>(IqFeedPort.class);
        for (IqFeedPort port : IqFeedPort.values()) {
            ports.put(port, server.port(port));
        }
        return ports;
    }

    @Test
    void shouldArriveCompleteAndInOrderWhenTheBundledEquitiesArePlayedAtFullSpeed()
            throws Exception {
        Arrivals arrivals = play(BundledDay.EQUITIES, false);
        assertThat(arrivals.wrong).isEmpty();
        assertThat(arrivals.left()).isZero();
        assertThat(arrivals.equal).isGreaterThan(500_000);
    }

    @Test
    void shouldArriveCompleteAndInOrderWhenADayOfOrdersIsPlayedAtFullSpeed() throws Exception {
        Path messages =
                RealDays.require("lobster/AMZN_2012-06-21_34200000_57600000_message_5.csv.xz");
        Path tape = folder.resolve("orders.tape");
        LobsterImporter day = LobsterImporter.of(messages, "", Rows.ORDERS);
        try (TapeWriter writer =
                TapeWriter.create(tape, "orders", day.tradingDate(), "LOBSTER", "test")) {
            day.importTo(
                    event -> {
                        try {
                            writer.append(event);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    },
                    defect -> {});
            writer.finish();
        }
        try (TapeReader reader = TapeReader.open(tape)) {
            assertThat(reader.info().events()).isGreaterThan(100_000);
        }
        Arrivals arrivals = play(tape, true);
        assertThat(arrivals.wrong).isEmpty();
        assertThat(arrivals.left()).isZero();
    }
}
