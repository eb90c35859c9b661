package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.LineParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client against a scripted server on loopback. */
class IqFeedClientIT {
    private final RecordingTap tap = new RecordingTap();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAllAndLeaveNoThread() throws Exception {
        for (AutoCloseable it : open) {
            it.close();
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(it -> it.startsWith("iqfeed-"));
    }

    private ScriptedServer serve(ScriptedServer server) {
        open.add(server);
        return server;
    }

    private static ClientOptions options(IqFeedPort port, int number) {
        return ClientOptions.usual()
                .at("127.0.0.1", Map.of(port, number))
                .withStreams(Set.of(port));
    }

    private IqFeedClient start(ClientOptions options, FeedTap itsTap) throws IOException {
        IqFeedClient client = IqFeedClient.start(options, itsTap, InstantSource.system());
        open.add(0, client);
        return client;
    }

    private IqFeedClient level1(ScriptedServer server) throws IOException {
        return start(options(IqFeedPort.LEVEL1, server.port()), tap);
    }

    private static PortStatus status(IqFeedClient client) {
        return client.status().ports().get(IqFeedPort.LEVEL1);
    }

    @Test
    void shouldRestoreItsWatchesWithinASecondWhenTheServerDropsIt() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        IqFeedClient client = level1(server);
        client.watch(List.of("AAPL", "SPY"));
        tap.await("(connected 6.2)");
        tap.await("P,SPY,1.0000,");

        for (int drop = 1; drop <= 2; drop++) {
            server.drop();
            tap.await("(disconnected: the server closed the connection)");
            tap.await("(connected 6.2)");
            tap.await("P,AAPL,1.0000,");
            tap.await("P,SPY,1.0000,");
            server.awaitCommand("wSPY");
        }

        PortStatus status = status(client);
        assertThat(status.reconnects()).isEqualTo(2);
        assertThat(status.reconnectMillis()).hasSize(2).allMatch(it -> it < 1_000);
        assertThat(status.protocol()).contains(ProtocolVersion.V6_2);
        assertThat(client.status().watched()).isEqualTo(2);
    }

    @Test
    void shouldConnectAnewAndWatchEverythingAgainWhenItIsTold() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        IqFeedClient client = level1(server);
        client.watch(List.of("AAPL", "SPY"));
        tap.await("P,SPY,1.0000,");
        server.awaitCommand("wSPY");

        client.reconnect(IqFeedPort.LEVEL2, "there is none");
        client.reconnect(IqFeedPort.LEVEL1, "kein Pl\u00e4tzchen " + "x".repeat(200));

        String plain = "kein Pl?tzchen " + "x".repeat(135);
        tap.await("(disconnected: " + plain + ")");
        assertThat(status(client).lastError()).isEqualTo(plain);
        tap.await("(connected 6.2)");
        tap.await("P,AAPL,1.0000,");
        tap.await("P,SPY,1.0000,");
        server.awaitCommand("(connection)");
        server.awaitCommand("wSPY");
        assertThat(status(client).reconnects()).isEqualTo(1);
    }

    @Test
    void shouldAskForASymbolAgainWhenItIsTold() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        IqFeedClient client = level1(server);
        client.watch(List.of("AAPL", "SPY"));
        tap.await("P,SPY,1.0000,");
        client.refresh(IqFeedPort.LEVEL1, "QQQ");
        client.refresh(IqFeedPort.LEVEL2, "SPY");
        client.refresh(IqFeedPort.LEVEL1, "SPY");
        server.awaitCommand("fSPY");
        tap.await("P,SPY,1.0000,");
        assertThat(tap.seen()).doesNotContain("P,QQQ,1.0000,");
    }

    @Test
    void shouldGiveTheTapTheEchoesBeforeItSaysConnected() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        level1(server).watch(List.of("AAPL"));
        tap.await("P,AAPL,1.0000,");
        List<String> seen = tap.seen();
        int connected = seen.indexOf("(connected 6.2)");
        assertThat(seen.get(connected - 1)).startsWith("S,CURRENT UPDATE FIELDNAMES,Symbol,Most");
        assertThat(seen.subList(0, connected)).contains("S,CURRENT PROTOCOL,6.2,");
        assertThat(seen.get(connected + 1)).isEqualTo("P,AAPL,1.0000,");
    }

    @Test
    void shouldTellALossOfTheUpstreamBetweenTheLinesAroundIt() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        level1(server).watch(List.of("AAPL"));
        tap.await("P,AAPL,1.0000,");
        server.send("Q,AAPL,2,\nS,SERVER DISCONNECTED\nQ,AAPL,3,\nS,SERVER CONNECTED\nQ,AAPL,4,\n");
        tap.await("P,AAPL,1.0000,");
        List<String> seen = tap.seen();
        assertThat(seen.subList(seen.indexOf("Q,AAPL,2,"), seen.size()))
                .containsExactly(
                        "Q,AAPL,2,",
                        "S,SERVER DISCONNECTED",
                        "(disconnected: S,SERVER DISCONNECTED)",
                        "Q,AAPL,3,",
                        "S,SERVER CONNECTED",
                        "(connected 6.2)",
                        "Q,AAPL,4,",
                        "P,AAPL,1.0000,");
        server.awaitCommand("fAAPL");
    }

    @Test
    void shouldSpeakTheOlderVersionThatTheServerSpeaks() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1("6.1"));
        IqFeedClient client = level1(server);
        client.watch(List.of("AAPL"));
        tap.await("(connected 6.1)");
        tap.await("P,AAPL,1.0000,");
        assertThat(status(client).protocol()).contains(ProtocolVersion.V6_1);
    }

    @Test
    void shouldNotGiveALineThatIsCutOffByTheEndOfItsConnection() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        level1(server).watch(List.of("AAPL"));
        tap.await("P,AAPL,1.0000,");
        server.send("Q,AAPL,2,\nQ,AAPL,");
        tap.await("Q,AAPL,2,");
        server.drop();
        tap.await("(connected 6.2)");
        tap.await("P,AAPL,1.0000,");
        assertThat(tap.seen().stream().filter(it -> it.startsWith("Q,")))
                .containsExactly("Q,AAPL,2,");
    }

    @Test
    void shouldCutALineThatIsTooLongAndGoOn() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        IqFeedClient client = level1(server);
        client.watch(List.of("AAPL"));
        tap.await("P,AAPL,1.0000,");
        server.send("Q,AAPL," + "9".repeat(1 << 20) + "\nQ,AAPL,2,\n");
        String cut = tap.await("the long line", it -> it.startsWith("Q,AAPL,999"));
        assertThat(cut).hasSize(LineParser.MAX_LINE_LENGTH + 1);
        tap.await("Q,AAPL,2,");
        assertThat(status(client).reconnects()).isZero();
    }

    @Test
    void shouldTryAgainUntilAServerListens() throws Exception {
        ScriptedServer gone = ScriptedServer.level1();
        int port = gone.port();
        gone.close();
        IqFeedClient client = start(options(IqFeedPort.LEVEL1, port), tap);
        client.watch(List.of("AAPL"));
        ScriptedServer admin = serve(new ScriptedServer("", (server, command) -> {}));
        assertThat(admin.port()).isNotEqualTo(port);
        Conditions.await("a second attempt", () -> status(client).attempts() >= 2);
        assertThat(status(client).state()).isNotEqualTo(PortState.LIVE);
        assertThat(status(client).lastError())
                .isEqualTo("127.0.0.1:" + port + " refuses connections");
    }

    @Test
    void shouldDropAServerThatNeverAnswersAndCloseWhileWaiting() throws Exception {
        ScriptedServer mute = serve(new ScriptedServer("", (server, command) -> {}));
        IqFeedClient client = level1(mute);
        mute.awaitCommand("T");
        Conditions.await("the end of patience", () -> !status(client).lastError().isEmpty());
        assertThat(status(client).lastError())
                .isEqualTo("S,CURRENT PROTOCOL did not come within 2000 ms");
        mute.awaitCommand("(connection)");
        client.close();
        assertThat(status(client).state()).isEqualTo(PortState.CLOSED);
        assertThat(tap.seen()).isEmpty();
    }

    @Test
    void shouldTellTheTapWhenItIsClosed() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        IqFeedClient client = level1(server);
        tap.await("(connected 6.2)");
        client.close();
        tap.await("(disconnected: the client was closed)");
    }

    @Test
    void shouldCloseThoughTheTapDoesNotReturn() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        CountDownLatch blocked = new CountDownLatch(1);
        FeedTap stuck =
                new DelegatingTap(tap) {
                    @Override
                    public void connected(IqFeedPort port, ProtocolVersion version, long at) {
                        blocked.countDown();
                        DelegatingTap.await(new CountDownLatch(1));
                    }
                };
        IqFeedClient client = start(options(IqFeedPort.LEVEL1, server.port()), stuck);
        assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
        client.close();
        assertThat(status(client).state()).isEqualTo(PortState.CLOSED);
    }

    @Test
    void shouldNotTakeItsOwnWaitingForSilenceOfTheServer() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        FeedTap slow =
                new DelegatingTap(tap) {
                    @Override
                    public void lines(IqFeedPort port, long at, byte[] bytes, int from, int to) {
                        super.lines(port, at, bytes, from, to);
                        if (bytes[from] == 'P') {
                            blocked.countDown();
                            DelegatingTap.await(mayGoOn);
                        }
                    }
                };
        ClientTimings hasty =
                new ClientTimings(
                        2_000, 2_000, 1_000, 60_000, 5_000, 60_000, 60_000, 600_000, 3_600_000, 200,
                        1_000);
        ClientOptions options = options(IqFeedPort.LEVEL1, server.port()).withTimings(hasty);
        IqFeedClient client = start(options, slow);
        client.watch(List.of("AAPL"));
        assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
        // Longer than the server may be silent.
        assertThat(mayGoOn.await(1_500, TimeUnit.MILLISECONDS)).isFalse();
        server.send("Q,AAPL,2,\n");
        long released = System.nanoTime();
        mayGoOn.countDown();
        tap.await("Q,AAPL,2,");
        tap.await("(disconnected: no T line for 1000 ms)");
        assertThat(Duration.ofNanos(System.nanoTime() - released))
                .as("what was left of its patience")
                .isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void shouldGiveUpAPortWhoseTapFails() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        FeedTap failing =
                new DelegatingTap(tap) {
                    @Override
                    public void connected(IqFeedPort port, ProtocolVersion version, long at) {
                        throw new IllegalStateException("disk full");
                    }
                };
        IqFeedClient client = start(options(IqFeedPort.LEVEL1, server.port()), failing);
        Conditions.await("the failure", () -> status(client).state() == PortState.FAILED);
        assertThat(status(client).lastError()).contains("disk full");
    }

    @Test
    void shouldTellTheFiguresOfTheAdminPortButNoLogin() throws Exception {
        ScriptedServer admin =
                serve(
                        new ScriptedServer(
                                "",
                                (server, command) -> {
                                    if (command.startsWith("S,SET PROTOCOL")) {
                                        server.send("S,CURRENT PROTOCOL,6.2,\n");
                                    } else if (command.startsWith("S,SET PASSWORD")) {
                                        server.send("E,wrong password geheim of user7,\n");
                                    } else if (command.equals("S,CLIENTSTATS ON")) {
                                        server.send(
                                                "S,STATS,1.1.1.1,60004,500,7,4,0,0,1,Jul 05 7:26AM,"
                                                        + "Jul 05 04:15AM,Connected,6.2.0.25,user7,"
                                                        + "65.44,0.02,0.02,834.87,0.55,0.29,\n"
                                                        + "S,CLIENTSTATS,1,79,groundswell,"
                                                        + "20210705 081253,7,,0.08,19.36,1.25,\n");
                                    }
                                }));
        Credentials own = new Credentials("user7", "geheim", "PROD");
        IqFeedClient client =
                start(
                        options(IqFeedPort.ADMIN, admin.port()).withCredentials(Optional.of(own)),
                        tap);
        admin.awaitCommand("S,SET PASSWORD,geheim");
        Conditions.await("figures", () -> !client.status().feed().kilobytesQueued().isEmpty());
        FeedFigures feed = client.status().feed();
        assertThat(feed.isConnected()).isTrue();
        assertThat(feed.maxSymbols()).isEqualTo(500);
        assertThat(feed.kilobytesQueued().get(IqFeedPort.LEVEL1).inUnits(2)).isEqualTo(125);
        assertThat(client.status().toString()).doesNotContain("geheim", "user7");
        assertThat(tap.seen()).containsExactly("(connected 6.2)");
    }

    @Test
    void shouldRefuseWhatIsNoSymbolAndMoreSymbolsThanTheLimit() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        IqFeedClient client =
                start(options(IqFeedPort.LEVEL1, server.port()).withMaxSymbols(2), tap);
        assertThatThrownBy(() -> client.watch(List.of("OK", "A\r\nS,DISCONNECT")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(client.status().watched()).isZero();
        client.watch(List.of("A", "B"));
        assertThatThrownBy(() -> client.watch(List.of("C")))
                .hasMessage("3 symbols are too many (at most 2)");
        client.unwatch(List.of("A", "NEVER"));
        server.awaitCommand("wB");
        client.watch(List.of("C"));
        server.awaitCommand("wC");
    }

    @Test
    void shouldWatchTwoThousandSymbolsAgainWithinASecond() throws Exception {
        ScriptedServer server = serve(ScriptedServer.level1());
        IqFeedClient client = level1(server);
        List<String> symbols = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            symbols.add("SYM" + i);
        }
        client.watch(symbols);
        tap.await("P,SYM1999,1.0000,");
        server.drop();
        tap.await("the loss", it -> it.startsWith("(disconnected"));
        long lost = System.nanoTime();
        tap.await("P,SYM1999,1.0000,");
        assertThat(Duration.ofNanos(System.nanoTime() - lost)).isLessThan(Duration.ofSeconds(2));
        assertThat(status(client).reconnectMillis()).allMatch(it -> it < 1_000);
    }
}
