package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.replay.imports.ManySymbolDays;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program on the lookup port meets when history is to go wrong. */
class HistoryFaultsIT {
    private static final LocalDate DAY = LocalDate.of(2021, 3, 1);
    private static final String SYMBOL = "QAAA";
    private static final String REQUEST = "HTT,QAAA,20210301 000000,20210301 235959,,,,1,7,";

    @TempDir Path folder;

    private final ManySymbolDays days = ManySymbolDays.of(2, DAY, 1, 60, 3);
    private IqFeedReplayServer server;
    private List<String> whole;

    @BeforeEach
    void serve() throws IOException {
        days.writeTapes(folder);
        server =
                IqFeedReplayServer.start(
                        ReplayServerOptions.of(List.of(folder))
                                .freePorts()
                                .begin(Begin.WHEN_TOLD)
                                .wholeHistory(true),
                        InstantSource.system(),
                        System::nanoTime);
        whole = days.rows(SYMBOL, DAY).stream().map(it -> "7," + it + "\r\n").toList();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void plan(String fault) {
        server.faults().plan(Fault.parse(fault));
    }

    private PlainClient ask() throws IOException {
        PlainClient client = new PlainClient(server, IqFeedPort.LOOKUP);
        client.say("S,SET PROTOCOL,6.2");
        client.awaitLine("S,CURRENT PROTOCOL");
        client.say(REQUEST);
        return client;
    }

    /** What is told up to the end mark. */
    private static List<String> answer(PlainClient client) {
        List<String> told = client.awaitLine("7,!ENDMSG!,\r\n");
        return told.subList(1, told.size() - 1);
    }

    private void assertWellNow() throws IOException {
        try (PlainClient client = ask()) {
            assertThat(answer(client)).isEqualTo(whole);
        }
    }

    @Test
    void shouldDropTheSocketInTheMiddleAndAnswerWellAfterwards() throws IOException {
        plan("drop:history@~1");
        try (PlainClient client = ask()) {
            client.await(now -> client.hasEnded());
            List<String> told = client.all();
            assertThat(told.size() - 1).isBetween(0, whole.size());
            assertThat(whole).startsWith(told.subList(1, told.size()).toArray(String[]::new));
        }
        assertWellNow();
        assertThat(server.faults().happened()).containsEntry(FaultKind.DROP, 1L);
    }

    @Test
    void shouldSayAnErrorInsteadOfAnAnswer() throws IOException {
        plan("error:history@~1");
        try (PlainClient client = ask()) {
            assertThat(client.awaitLine("7,E,"))
                    .element(1)
                    .isEqualTo("7,E,Could not connect to History socket.,\r\n");
        }
        assertWellNow();
    }

    @Test
    void shouldStopInTheMiddleForSecondsOrForEver() throws IOException {
        plan("stall:history@n1");
        plan("stall:history@n2+1");
        try (PlainClient silent = ask()) {
            assertWellNow();
            silent.say(REQUEST);
            assertWellNow();
            assertThat(silent.all()).hasSizeLessThanOrEqualTo(whole.size() + 1);
            assertThat(silent.hasEnded()).isFalse();
        }
        assertThat(server.faults().happened()).containsEntry(FaultKind.STALL, 2L);
    }

    @Test
    void shouldPutJunkIntoAnAnswer() throws IOException {
        plan("garbage:history@~1");
        try (PlainClient client = ask()) {
            assertThat(answer(client)).hasSize(whole.size() + 1).containsAll(whole);
        }
        assertWellNow();
    }

    @Test
    void shouldEndEarlyAsIfThatWereAll() throws IOException {
        plan("early:history@~1");
        try (PlainClient client = ask()) {
            List<String> told = answer(client);
            assertThat(told).isNotEmpty().hasSizeLessThan(whole.size());
            assertThat(whole).startsWith(told.toArray(String[]::new));
        }
        assertWellNow();
    }

    @Test
    void shouldDenyASymbolAndNoOther() throws IOException {
        plan("deny:history/QAAB@n1");
        try (PlainClient client = ask()) {
            for (int asked = 1; asked <= 2; asked++) {
                client.say("HDX,QAAB,5,1,8");
                int count = asked;
                client.await(
                        now -> now.stream().filter("8,!ENDMSG!,\r\n"::equals).count() == count);
            }
            assertThat(client.all()).contains("8,E,Unauthorized user ID.,\r\n");
        }
        assertWellNow();
        assertThat(server.faults().happened()).containsEntry(FaultKind.DENY, 2L);
    }
}
