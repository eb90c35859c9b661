package io.groundswell.replay.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.replay.history.DownloadRun.Said;
import io.groundswell.replay.imports.ManySymbolDays;
import io.groundswell.replay.server.Fault;
import io.groundswell.replay.server.IqFeedReplayServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be had is told in a line each, and the rest is fetched. */
class DownloadErrorsIT {
    private static final LocalDate FIRST = LocalDate.of(2021, 3, 1);

    @TempDir Path folder;

    private final ManySymbolDays days = ManySymbolDays.of(2, FIRST, 3, 60, 5);
    private IqFeedReplayServer server;

    @BeforeEach
    void serve() throws IOException {
        server = DownloadRun.serve(days, folder);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Said download(String... words) {
        return DownloadRun.say(DownloadRun.words(server, folder.resolve("history"), words));
    }

    @Test
    void shouldGoOnWithTheRestWhereSymbolsAreNotGiven() {
        server.faults().plan(Fault.parse("deny:history/QAAB@n1"));

        Said said =
                download(
                        "--symbols",
                        "QAAA,QAAB,NOSUCH,A B",
                        "--from",
                        "2021-03-01",
                        "--to",
                        "2021-03-03");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text().lines().skip(1))
                .containsExactlyInAnyOrder(
                        "--symbols: no symbol: 'A B' (1 to 30 printable characters)",
                        "NOSUCH (3: ticks 2021-03-01, ticks 2021-03-02, ticks 2021-03-03): IQFeed"
                                + " has no daily bar of it at all: no such symbol?",
                        "QAAB (3: ticks 2021-03-01, ticks 2021-03-02, ticks 2021-03-03): this"
                                + " account may not ask for it: Unauthorized user ID.",
                        "3 fetched, 6 not given: NOT all is whole");
    }

    @Test
    void shouldNotTakeASymbolThatIsNoneForOneWithoutTrades() {
        Said said = download("--symbols", "NOSUCH", "--from", "2021-03-01", "--kind", "daily");

        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("NOSUCH daily 2021: IQFeed has no daily bar of it at all");
    }

    @Test
    void shouldSayOneLineWhereIqConnectIsAway() throws IOException {
        int port = server.port(IqFeedPort.LOOKUP);
        server.close();

        Said said =
                download(
                        "--symbols",
                        "QAAA,QAAB",
                        "--from",
                        "2021-03-01",
                        "--to",
                        "2021-03-03",
                        "--patience",
                        "0.2");

        assertThat(said.status()).isEqualTo(1);
        List<String> problems =
                said.text().lines().filter(it -> it.contains("no IQConnect")).toList();
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).contains("127.0.0.1:" + port, "6");
        assertThat(said.text()).endsWith("6 failed: NOT all is whole\n");
    }

    @Test
    void shouldSayInALineWhichDateIsNone() {
        assertThat(download("--symbols", "QAAA", "--from", "2021-02-30").text())
                .startsWith("groundswell: --from: no such date: 2021-02-30 (yyyy-mm-dd)");
        assertThat(download("--symbols", "QAAA", "--from", "2021-03-02", "--to", "2021-03-01"))
                .extracting(Said::status)
                .isEqualTo(2);
        assertThat(download("--symbols", "QAAA", "--from", "2021-03-01", "--kind", "1h").text())
                .startsWith("groundswell: --kind: no kind of history: 1h");
        assertThat(download("--from", "2021-03-01").text())
                .startsWith("groundswell: no symbols: say --symbols or --watchlist");
    }

    @Test
    void shouldHaveNothingToDoOnAHoliday() {
        Said said = download("--symbols", "QAAA", "--from", "2021-02-13", "--to", "2021-02-15");

        assertThat(said.status()).isZero();
        assertThat(said.text()).contains("no session from 2021-02-13 to 2021-02-15");
    }

    @Test
    void shouldCallADayEmptyThatHasNeitherRowsNorADailyBar() {
        Said said = download("--symbols", "QAAA", "--from", "2021-03-03", "--to", "2021-03-04");

        // Of the second day the server has neither trades nor a daily bar: nothing was traded.
        assertThat(said.text()).contains("1 fetched, 1 without trades: all that was asked for");
        assertThat(said.status()).isZero();
    }
}
