package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.replay.publish.ReplayClock;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IqFeedReplayServerIT {
    private static final String FIELDS =
            "S,SELECT UPDATE FIELDS,Most Recent Trade,Most Recent Trade Size,Most Recent Trade"
                    + " Time,Most Recent Trade Market Center,Most Recent Trade Conditions,TickID,"
                    + "Total Volume,Bid,Bid Size,Bid Time,Ask,Ask Size,Ask Time,Message Contents";

    @TempDir Path folder;

    private static ReplayServerOptions bundled() {
        return ReplayServerOptions.of(List.of(BundledDay.EQUITIES))
                .freePorts()
                .begin(Begin.WHEN_TOLD)
                .speed(ReplayClock.FULL_SPEED);
    }

    private static IqFeedReplayServer start(ReplayServerOptions options) throws IOException {
        return IqFeedReplayServer.start(options, InstantSource.system(), System::nanoTime);
    }

    private static PlainClient level1(IqFeedReplayServer server) throws IOException {
        PlainClient client = new PlainClient(server, IqFeedPort.LEVEL1);
        client.say("S,SET PROTOCOL,6.2");
        client.say(FIELDS);
        client.awaitLine(
                "S,CURRENT UPDATE FIELDNAMES,Symbol,Most Recent Trade,Most Recent Trade Size,Most"
                        + " Recent Trade Time,Most Recent Trade Market Center,Most Recent Trade"
                        + " Conditions,TickID");
        return client;
    }

    /** What a client without a socket is told of the same day. */
    private static List<String> expected() throws IOException {
        List<String> told = new ArrayList<>();
        try (TapeReader tape = TapeReader.open(BundledDay.EQUITIES);
                EventCursor events = tape.all()) {
            Market market = new Market(tape.instruments(), new ReplayTime(0));
            Level1Commands client = new Level1Commands(market, new ScriptedFacts(500), told::add);
            for (String line : List.of("S,SET PROTOCOL,6.2", FIELDS, "wIBM", "wBAC")) {
                client.command(line);
            }
            WireProjection projection = new WireProjection();
            for (MarketEvent event = events.next(); event != null; event = events.next()) {
                projection.project(event, market::apply);
            }
        }
        return told.stream().filter(it -> it.startsWith("Q,")).map(it -> it + "\n").toList();
    }

    @Test
    void shouldTellEveryLineInOrderToAllClientsWhenADayIsPlayedAtFullSpeed() throws Exception {
        List<String> expected = expected();
        for (int run = 0; run < 2; run++) {
            try (IqFeedReplayServer server = start(bundled().queueBytes(256 << 10));
                    PlainClient one = level1(server);
                    PlainClient other = level1(server)) {
                for (PlainClient client : List.of(one, other)) {
                    client.say("wIBM");
                    client.say("wBAC");
                    client.awaitLine("P,IBM,");
                    client.awaitLine("P,BAC,");
                }
                long began = System.nanoTime();
                server.play();
                assertThat(server.awaitEnd(TimeUnit.MINUTES.toNanos(3))).isTrue();
                for (PlainClient client : List.of(one, other)) {
                    List<String> rows =
                            client.awaitRows(expected.size()).stream()
                                    .filter(it -> it.startsWith("Q,"))
                                    .toList();
                    assertThat(rows.equals(expected)).as("all rows, in order").isTrue();
                }
                System.out.printf(
                        "%,d lines to each of 2 clients in %.1f s%n",
                        expected.size(), (System.nanoTime() - began) / 1e9);
                assertThat(server.status().overflows()).isZero();
            }
        }
    }

    @Test
    void shouldBeginWithTheFirstWatchWhenHeld() throws Exception {
        try (IqFeedReplayServer server = start(scripted().begin(Begin.FIRST_WATCH));
                PlainClient client = level1(server)) {
            client.awaitLine("T,20210630 09:30:00");
            assertThat(client.rows()).isZero();
            client.say("wAAPL");
            client.awaitRows(3);
            assertThat(server.awaitEnd(TimeUnit.SECONDS.toNanos(30))).isTrue();
        }
    }

    private ReplayServerOptions scripted() throws IOException {
        Instrument instrument = Recorded.instrument(DepthMode.TOP_OF_BOOK);
        Path tape =
                TestTape.write(
                        folder.resolve("scripted.tape"),
                        Recorded.DAY,
                        instrument,
                        List.of(
                                Recorded.trade("09:30:00", 1000000, 1, TradeBasis.OTHER),
                                Recorded.trade("09:30:01", 1000000, 2, TradeBasis.OTHER),
                                Recorded.trade("09:30:02", 1000000, 3, TradeBasis.OTHER)));
        return ReplayServerOptions.of(List.of(tape)).freePorts().speed(ReplayClock.FULL_SPEED);
    }

    @Test
    void shouldTellTheDateAskedForAndTheTimeAsRecordedWhenShifted() throws Exception {
        try (IqFeedReplayServer server =
                        start(
                                scripted()
                                        .begin(Begin.FIRST_WATCH)
                                        .shiftedTo(LocalDate.of(2024, 1, 10)));
                PlainClient client = level1(server);
                PlainClient lookup = new PlainClient(server, IqFeedPort.LOOKUP)) {
            client.say("wAAPL");
            client.awaitLine("T,20240110 09:30:02");
            assertThat(client.awaitLine("Q,")).anyMatch(it -> it.contains(",09:30:00.000000,"));
            assertThat(server.awaitEnd(TimeUnit.SECONDS.toNanos(30))).isTrue();
            lookup.say("HTX,AAPL,1");
            assertThat(lookup.awaitLine("!ENDMSG!"))
                    .containsExactly(
                            "2024-01-10 09:30:02,100.0000,3,6,,,7,0,0,O,\r\n", "!ENDMSG!,\r\n");
        }
    }

    @Test
    void shouldGreetOnEachPortAsIqConnectWithItsLineEnds() throws Exception {
        try (IqFeedReplayServer server = start(scripted());
                PlainClient level2 = new PlainClient(server, IqFeedPort.LEVEL2);
                PlainClient admin = new PlainClient(server, IqFeedPort.ADMIN);
                PlainClient bars = new PlainClient(server, IqFeedPort.DERIVATIVE)) {
            assertThat(level2.awaitLine("S,")).startsWith("S,SERVER CONNECTED\r\n");
            assertThat(bars.awaitLine("S,")).startsWith("S,SERVER CONNECTED\r\n");
            admin.say("S,CLIENTSTATS ON");
            assertThat(
                            admin.await(
                                    now ->
                                            now.stream()
                                                            .filter(it -> it.startsWith("S,STATS,"))
                                                            .count()
                                                    > 1))
                    .anyMatch(it -> it.matches("S,STATS,.*,Connected,6\\.2\\.0\\.25,.*,\n"))
                    .anyMatch(it -> it.matches("S,CLIENTSTATS,0,\\d+,,\\d{8} \\d{6},,,.*,\n"))
                    .anyMatch(it -> it.matches("S,CLIENTSTATS,2,\\d+,,\\d{8} \\d{6},0,0,.*,\n"));
        }
    }

    @Test
    void shouldTellBarsAsTheyFormWhenWatched() throws Exception {
        Instrument instrument = Recorded.instrument(DepthMode.TOP_OF_BOOK);
        Path tape =
                TestTape.write(
                        folder.resolve("bars.tape"),
                        Recorded.DAY,
                        instrument,
                        List.of(
                                Recorded.trade("09:30:00", 1000000, 1, TradeBasis.LAST_QUALIFIED),
                                Recorded.trade("09:30:59", 1000100, 2, TradeBasis.LAST_QUALIFIED),
                                Recorded.trade("09:31:00", 1000000, 3, TradeBasis.LAST_QUALIFIED)));
        ReplayServerOptions options =
                ReplayServerOptions.of(List.of(tape))
                        .freePorts()
                        .begin(Begin.FIRST_WATCH)
                        .speed(ReplayClock.FULL_SPEED);
        try (IqFeedReplayServer server = start(options);
                PlainClient bars = new PlainClient(server, IqFeedPort.DERIVATIVE)) {
            bars.say("BW,AAPL,60,,,,,,B,s,'',0");
            assertThat(bars.awaitLine("B,BU,AAPL,2021-06-30 09:32:00"))
                    .contains(
                            "B,BU,AAPL,2021-06-30 09:31:00,100.0000,100.0100,100.0000,100.0100,3,"
                                    + "3,,\r\n",
                            "B,BC,AAPL,2021-06-30 09:31:00,100.0000,100.0100,100.0000,100.0100,3,"
                                    + "3,0,\r\n");
        }
    }

    @Test
    void shouldSendAwayAndCountAClientThatReadsTooSlowlyWhenPaced() throws Exception {
        List<MarketEvent> burst = new ArrayList<>();
        for (int trade = 0; trade < 3000; trade++) {
            String time = String.format(Locale.ROOT, "09:30:00.%06d", trade);
            burst.add(Recorded.trade(time, 1000000, 1, TradeBasis.OTHER));
        }
        Path tape =
                TestTape.write(
                        folder.resolve("burst.tape"),
                        Recorded.DAY,
                        Recorded.instrument(DepthMode.TOP_OF_BOOK),
                        burst);
        ReplayServerOptions options =
                ReplayServerOptions.of(List.of(tape))
                        .freePorts()
                        .speed(ReplayClock.MAX_SPEED)
                        .begin(Begin.FIRST_WATCH)
                        .queueBytes(ReplayServerOptions.MIN_QUEUE_BYTES)
                        .faults(List.of(Fault.parse("slow:level1@n1+5000")), 1);
        try (IqFeedReplayServer server = start(options);
                PlainClient client = level1(server)) {
            client.say("wAAPL");
            long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            while (server.status().overflows() == 0 && System.nanoTime() - until < 0) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
            assertThat(server.status().overflows()).isOne();
            assertThat(server.faults().happened()).containsEntry(FaultKind.SLOW, 1L);
        }
    }

    @Test
    void shouldDropAConnectionAndPutInGarbageWhenADrillSaysSo() throws Exception {
        ReplayServerOptions options =
                scripted()
                        .begin(Begin.FIRST_WATCH)
                        .faults(
                                List.of(
                                        Fault.parse("garbage:level1@n3"),
                                        Fault.parse("drop:level1@2s")),
                                1);
        try (IqFeedReplayServer server = start(options);
                PlainClient client = level1(server)) {
            client.say("wAAPL");
            client.await(now -> client.hasEnded());
            assertThat(client.all()).anyMatch(it -> it.startsWith("\u00ff"));
            assertThat(server.faults().happened())
                    .containsEntry(FaultKind.DROP, 1L)
                    .containsEntry(FaultKind.GARBAGE, 1L);
        }
    }

    @Test
    void shouldKnowWhatWasBeforeWhenItStartsInTheMiddle() throws Exception {
        ReplayServerOptions options =
                scripted().begin(Begin.WHEN_TOLD).startsAt(Recorded.DAY.atTime(9, 30, 2));
        try (IqFeedReplayServer server = start(options);
                PlainClient client = level1(server);
                PlainClient lookup = new PlainClient(server, IqFeedPort.LOOKUP)) {
            client.say("wAAPL");
            assertThat(client.awaitLine("P,AAPL,"))
                    .anyMatch(it -> it.startsWith("P,AAPL,100.0000,2,09:30:01"));
            client.awaitLine("T,20210630 09:30:02");
            assertThat(client.rows()).isZero();
            lookup.say("HTX,AAPL,10");
            assertThat(lookup.awaitLine("!ENDMSG!")).hasSize(3);
            server.play();
            assertThat(client.awaitRows(1)).anyMatch(it -> it.startsWith("Q,AAPL,100.0000,3,"));
        }
    }

    @Test
    void shouldRefuseADayThatTradesInFractions() {
        assertThatThrownBy(
                        () -> start(ReplayServerOptions.of(List.of(BundledDay.CRYPTO)).freePorts()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("fractions");
    }
}
