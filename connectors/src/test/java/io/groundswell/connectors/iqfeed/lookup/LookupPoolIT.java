package io.groundswell.connectors.iqfeed.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.iqfeed.lookup.Answer.Failed;
import io.groundswell.connectors.iqfeed.lookup.Answer.NoData;
import io.groundswell.connectors.iqfeed.lookup.Answer.Refused;
import io.groundswell.connectors.iqfeed.lookup.Answer.Whole;
import io.groundswell.connectors.iqfeed.lookup.LookupServer.Script;
import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.TickRow;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LookupPoolIT {
    private static final LookupRequest ASK = new LookupRequest("HTX,NEPT,2", RowKind.TICK);
    private static final Duration REPLY_LIMIT = Duration.ofMillis(400);

    private final CollectedRows rows = new CollectedRows();

    private static LookupOptions options(LookupServer server) {
        return LookupOptions.usual()
                .at("127.0.0.1", server.port())
                .withAttempts(4, 1, 5)
                .withWaits(REPLY_LIMIT, Duration.ofSeconds(10));
    }

    private static LookupPool pool(LookupServer server) {
        return LookupPool.open(options(server));
    }

    /** The first question fails in some way, later ones do not. */
    private Answer askedAgain(Script first, RetryReason expected) throws Exception {
        try (LookupServer server =
                        new LookupServer(
                                (client, question, number) -> {
                                    if (number == 1) {
                                        first.question(client, question, number);
                                    } else {
                                        client.send(LookupServer.TWO_TICKS);
                                    }
                                });
                LookupPool pool = pool(server)) {
            Answer answer = pool.ask(ASK, rows);
            assertThat(pool.figures().retries())
                    .allSatisfy(
                            (reason, count) ->
                                    assertThat(count)
                                            .as(reason.name())
                                            .isEqualTo(reason == expected ? 1 : 0));
            assertThat(server.questions).containsExactly(ASK.command(), ASK.command());
            return answer;
        }
    }

    private void assertAskedAgain(String firstAnswer, RetryReason expected) throws Exception {
        Answer answer =
                askedAgain((client, question, number) -> client.send(firstAnswer), expected);
        assertThat(answer).isEqualTo(new Whole(2, 0));
        assertThat(rows.texts).containsExactly(LookupServer.TICK, LookupServer.TICK);
    }

    private Answer answerTo(String reply) throws Exception {
        try (LookupServer server =
                        new LookupServer((client, question, number) -> client.send(reply));
                LookupPool pool = pool(server)) {
            return pool.ask(ASK, rows);
        }
    }

    @Test
    void shouldGiveTheRowsOfAnAnswerAndKeepItsConnection() throws Exception {
        try (LookupServer server =
                        new LookupServer(
                                (client, question, number) -> client.send(LookupServer.TWO_TICKS));
                LookupPool pool = pool(server)) {
            assertThat(pool.ask(ASK, rows)).isEqualTo(new Whole(2, 0));
            assertThat(pool.ask(ASK, rows)).isEqualTo(new Whole(2, 0));
            assertThat(server.accepted).hasValue(1);
            LookupFigures figures = pool.figures();
            assertThat(figures.questions()).isEqualTo(2);
            assertThat(figures.requests()).isEqualTo(2);
            assertThat(figures.connections()).isEqualTo(1);
            assertThat(figures.rows()).isEqualTo(4);
            assertThat(figures.bytes()).isEqualTo(4L * LookupServer.TICK.length());
            assertThat(figures.away()).isEmpty();
        }
        assertThat(rows.versions).containsExactly("6.2", "6.2");
        assertThat(rows.texts).containsExactly(LookupServer.TICK, LookupServer.TICK);
        assertThat(rows.messages).allMatch(it -> it instanceof TickRow);
    }

    @Test
    void shouldAskAgainWhenTheConnectionEndsInTheMiddle() throws Exception {
        Answer answer =
                askedAgain(
                        (client, question, number) -> {
                            client.send(LookupServer.TICK + "\r\n");
                            client.drop();
                        },
                        RetryReason.DROPPED);
        assertThat(answer).isEqualTo(new Whole(2, 0));
        assertThat(rows.texts).as("rows of the attempt that failed").hasSize(2);
    }

    @Test
    void shouldAskAgainWhenTheAnswerDoesNotGoOn() throws Exception {
        assertAskedAgain(LookupServer.TICK + "\r\n", RetryReason.STALLED);
    }

    @Test
    void shouldAskAgainWhenTheServerHasAPassingError() throws Exception {
        for (String text :
                new String[] {
                    "Could not connect to History socket.,",
                    "Socket Error: 10054 (WSAECONNRESET),",
                    "Unknown Server Error code 7,",
                    "Too many simultaneous history requests,",
                    "what nobody has ever seen,"
                }) {
            assertAskedAgain("E," + text + "\r\n", RetryReason.SERVER_ERROR);
        }
    }

    @Test
    void shouldAskAgainWhenAnErrorComesAfterRows() throws Exception {
        String reply = LookupServer.TICK + "\r\nE,!NO_DATA!,,\r\n" + LookupServer.END;
        assertAskedAgain(reply, RetryReason.DAMAGED);
    }

    @Test
    void shouldAskAgainWhenALineIsNoRow() throws Exception {
        assertAskedAgain("\u0001\u0002garbage\r\n", RetryReason.DAMAGED);
        assertAskedAgain(LookupServer.TICK + "\r\nLH,garbage,\r\n", RetryReason.DAMAGED);
    }

    @Test
    void shouldAskAgainWhenAnAnswerHasNothingInIt() throws Exception {
        assertAskedAgain(LookupServer.END, RetryReason.DAMAGED);
    }

    @Test
    void shouldTakeAnAnswerAsItIsWhenALineIsNoRowEachTime() throws Exception {
        Answer answer =
                answerTo(LookupServer.TICK + "\r\nLH,of another shape,\r\n" + LookupServer.END);
        assertThat(answer).isEqualTo(new Whole(2, 1));
        assertThat(rows.texts).containsExactly(LookupServer.TICK, "LH,of another shape,");
        assertThat(rows.messages.get(1)).isInstanceOf(Unparsed.class);
        assertThat(rows.versions).as("attempts").hasSize(3);
    }

    @Test
    void shouldFailWhenNothingOfTheAnswersIsARow() throws Exception {
        assertThat(answerTo("nonsense\r\n" + LookupServer.END))
                .isEqualTo(new Failed("after 4 attempts: no line of the answer is a row", false));
    }

    @Test
    void shouldTellThatThereIsNoDataWithoutAskingAgain() throws Exception {
        assertThat(answerTo("E,!NO_DATA!,,\r\n" + LookupServer.END)).isEqualTo(new NoData());
        assertThat(rows.versions).hasSize(1);
    }

    @Test
    void shouldTellARefusalWithoutAskingAgain() throws Exception {
        assertThat(answerTo("E,Unauthorized user ID.,\r\n" + LookupServer.END))
                .isEqualTo(new Refused("this account may not ask for it: Unauthorized user ID."));
        assertThat(answerTo("E,Invalid symbol.,\r\n"))
                .isEqualTo(new Refused("the server knows no such symbol: Invalid symbol."));
        assertThat(rows.versions).hasSize(2);
    }

    @Test
    void shouldFailWithTheLastReasonWhenNoAttemptWorks() throws Exception {
        assertThat(answerTo("E,Unknown Server Error code 9,\r\n"))
                .isEqualTo(new Failed("after 4 attempts: Unknown Server Error code 9", false));
        assertThat(rows.versions).hasSize(4);
    }

    /** Else the end of one answer, late, would be the end of the next. */
    @Test
    void shouldNotAskAgainOnAConnectionWhoseAnswerHadNoEnd() throws Exception {
        try (LookupServer server =
                        new LookupServer(
                                (client, question, number) ->
                                        client.send(
                                                number == 1
                                                        ? "E,Invalid symbol.,\r\n"
                                                        : LookupServer.TWO_TICKS));
                LookupPool pool = pool(server)) {
            assertThat(pool.ask(ASK, rows)).isInstanceOf(Refused.class);
            assertThat(pool.ask(ASK, rows)).isEqualTo(new Whole(2, 0));
            assertThat(server.accepted).hasValue(2);
        }
    }

    @Test
    void shouldNotSayToAnOldServerWhatItDoesNotKnow() throws Exception {
        LookupRequest newer = new LookupRequest("HDX,NEPT,2,,,,0", RowKind.PERIOD);
        try (LookupServer server =
                        new LookupServer(
                                0,
                                "6.0",
                                (client, question, number) ->
                                        client.send("E,!NO_DATA!,,\r\n" + LookupServer.END));
                LookupPool pool = pool(server)) {
            assertThat(pool.ask(newer, rows))
                    .isEqualTo(new Refused("the server speaks 6.0, and the request needs 6.1"));
            assertThat(server.questions).isEmpty();
            assertThat(pool.ask(ASK, rows)).isEqualTo(new NoData());
            assertThat(server.accepted).hasValue(1);
        }
    }

    @Test
    void shouldThrowWhatTheTakerOfTheRowsThrewAndGoOn() throws Exception {
        IOException full = new IOException("no space left");
        ReplySink broken =
                new ReplySink() {
                    @Override
                    public void begin(String version) {}

                    @Override
                    public void row(byte[] bytes, int from, int to, WireMessage message)
                            throws IOException {
                        throw full;
                    }
                };
        try (LookupServer server =
                        new LookupServer(
                                (client, question, number) -> client.send(LookupServer.TWO_TICKS));
                LookupPool pool = LookupPool.open(options(server).withLoad(1, 50))) {
            assertThatThrownBy(() -> pool.ask(ASK, broken)).isSameAs(full);
            assertThat(pool.ask(ASK, rows)).isEqualTo(new Whole(2, 0));
            assertThat(server.accepted).hasValue(2);
            assertThat(pool.figures().retries()).containsEntry(RetryReason.DROPPED, 0L);
        }
    }

    @Test
    void shouldCountRetriesByTheirReasons() throws Exception {
        try (LookupServer server =
                        new LookupServer(
                                (client, question, number) -> {
                                    if (number < 3) {
                                        client.drop();
                                    } else {
                                        client.send(LookupServer.TWO_TICKS);
                                    }
                                });
                LookupPool pool = pool(server)) {
            assertThat(pool.ask(ASK, rows)).isEqualTo(new Whole(2, 0));
            assertThat(pool.figures().retries())
                    .isEqualTo(
                            Map.of(
                                    RetryReason.SERVER_ERROR, 0L,
                                    RetryReason.DROPPED, 2L,
                                    RetryReason.STALLED, 0L,
                                    RetryReason.DAMAGED, 0L));
            assertThat(pool.figures().connections()).isEqualTo(3);
        }
    }
}
