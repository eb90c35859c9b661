package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.ErrorLine;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookupConnectionIT {
    private static final String TICK =
            "LH,2021-07-02 19:59:58.900064,134.6200,50,62111303,134.6200,134.6500,7,C,24,8717,0,2,";
    private static final String ASK = "HTX,AAPL,2";

    private final List<WireMessage> rows = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    private static ScriptedServer server(String version, String answer) throws IOException {
        return new ScriptedServer(
                "",
                (server, command) -> {
                    if (command.equals("S,SET PROTOCOL," + version)) {
                        server.send("S,CURRENT PROTOCOL," + version + "\r\n");
                    } else if (command.startsWith("S,SET PROTOCOL,")) {
                        server.send(
                                "E," + command.substring(15) + " is not a valid protocol.,\r\n");
                    } else if (command.equals(ASK)) {
                        server.send(answer);
                    }
                });
    }

    private void take(byte[] bytes, int from, int to, WireMessage message) {
        rows.add(message);
        texts.add(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private static LookupConnection connect(ScriptedServer server) throws IOException {
        ClientOptions options =
                ClientOptions.usual()
                        .withStreams(Set.of())
                        .at("127.0.0.1", Map.of(IqFeedPort.LOOKUP, server.port()));
        return LookupConnection.open(options, Duration.ofMillis(500));
    }

    @Test
    void shouldGiveEachRowOfEachAnswer() throws Exception {
        try (ScriptedServer server = server("6.2", TICK + "\r\n" + TICK + "\r\n!ENDMSG!,\r\n");
                LookupConnection connection = connect(server)) {
            connection.request(ASK, RowKind.TICK, this::take);
            connection.request(ASK, RowKind.TICK, this::take);
        }
        assertThat(rows).hasSize(4).allMatch(it -> it instanceof TickRow);
        assertThat(texts).hasSize(4).containsOnly(TICK);
    }

    @Test
    void shouldEndAtAnErrorWithItsEndOrWithout() throws Exception {
        for (String end : List.of("", "!ENDMSG!,\r\n")) {
            rows.clear();
            try (ScriptedServer server = server("6.2", "E,!NO_DATA!,,\r\n" + end);
                    LookupConnection connection = connect(server)) {
                assertThat(connection.request(ASK, RowKind.TICK, this::take))
                        .isEqualTo(!end.isEmpty());
                connection.request(ASK, RowKind.TICK, this::take);
            }
            assertThat(rows).hasSize(2).allMatch(it -> it instanceof ErrorLine);
        }
    }

    @Test
    void shouldStepDownToTheVersionThatTheServerSpeaks() throws Exception {
        try (ScriptedServer server = server("6.1", TICK.substring(3) + "\r\n!ENDMSG!,\r\n");
                LookupConnection connection = connect(server)) {
            connection.request(ASK, RowKind.TICK, this::take);
            assertThat(connection.version()).isEqualTo(ProtocolVersion.V6_1);
        }
        assertThat(rows).singleElement().isInstanceOf(TickRow.class);
    }

    @Test
    void shouldGiveUpAnAnswerThatDoesNotGoOn() throws Exception {
        try (ScriptedServer server = server("6.2", TICK + "\r\n");
                LookupConnection connection = connect(server)) {
            assertThatThrownBy(() -> connection.request(ASK, RowKind.TICK, this::take))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no answer for 500 ms");
            assertThatThrownBy(() -> connection.request(ASK, RowKind.TICK, this::take))
                    .isInstanceOf(IOException.class);
        }
        assertThat(rows).hasSize(1);
    }

    @Test
    void shouldRefuseSomebodyElsesServer() throws Exception {
        try (ScriptedServer web = new ScriptedServer("HTTP/1.1 400 Bad\r\n", (it, command) -> {})) {
            assertThatThrownBy(() -> connect(web))
                    .isInstanceOf(IOException.class)
                    .hasMessage("this is no IQFeed");
        }
    }

    /** 32 MB pass through the same quarter of a megabyte. */
    @Test
    void shouldReadALongAnswerInBoundedMemory() throws Exception {
        String some = (TICK + "\r\n").repeat(4_000);
        int chunks = 90;
        Set<byte[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
        long[] bytesSeen = new long[1];
        try (ScriptedServer server = longServer(some, chunks);
                LookupConnection connection = connect(server)) {
            connection.request(
                    ASK,
                    RowKind.TICK,
                    (bytes, from, to, message) -> {
                        arrays.add(bytes);
                        bytesSeen[0] += to - from + 2;
                    });
        }
        assertThat(bytesSeen[0]).isEqualTo((long) some.length() * chunks);
        assertThat(arrays).singleElement().satisfies(it -> assertThat(it).hasSizeLessThan(1 << 19));
    }

    private static ScriptedServer longServer(String some, int chunks) throws IOException {
        return new ScriptedServer(
                "",
                (server, command) -> {
                    if (command.startsWith("S,SET PROTOCOL,")) {
                        server.send("S,CURRENT PROTOCOL,6.2\r\n");
                    } else if (command.equals(ASK)) {
                        for (int i = 0; i < chunks; i++) {
                            server.send(some);
                        }
                        server.send("!ENDMSG!,\r\n");
                    }
                });
    }

    @Test
    void shouldEndAtOnceWhenTheTakerOfTheRowsFails() throws Exception {
        IOException full = new IOException("no space left");
        try (ScriptedServer server = server("6.2", TICK + "\r\n!ENDMSG!,\r\n");
                LookupConnection connection = connect(server)) {
            assertThatThrownBy(
                            () ->
                                    connection.request(
                                            ASK,
                                            RowKind.TICK,
                                            (bytes, from, to, message) -> {
                                                throw full;
                                            }))
                    .isSameAs(full);
            assertThatThrownBy(() -> connection.request(ASK, RowKind.TICK, this::take))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void shouldEndAtOnceWhenItsThreadIsInterrupted() throws Exception {
        try (ScriptedServer server = server("6.2", TICK + "\r\n");
                LookupConnection connection = connect(server)) {
            Thread asker = Thread.currentThread();
            assertThatThrownBy(
                            () ->
                                    connection.request(
                                            ASK,
                                            RowKind.TICK,
                                            (bytes, from, to, message) -> asker.interrupt()))
                    .isInstanceOf(ClosedByInterruptException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
