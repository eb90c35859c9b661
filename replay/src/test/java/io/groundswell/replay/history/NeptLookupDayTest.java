package io.groundswell.replay.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.client.ClientOptions;
import io.groundswell.connectors.iqfeed.lookup.Answer;
import io.groundswell.connectors.iqfeed.lookup.HistoryQuery;
import io.groundswell.connectors.iqfeed.lookup.LookupOptions;
import io.groundswell.connectors.iqfeed.lookup.LookupPool;
import io.groundswell.connectors.iqfeed.lookup.ReplySink;
import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.BarUnit;
import io.groundswell.replay.server.IqFeedReplayServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every request for history, asked by our client of our server, gives the rows that DTN's gave. */
class NeptLookupDayTest {
    private static final int ALL = 25;

    @TempDir Path folder;

    private IqFeedReplayServer server;
    private LookupPool pool;

    @BeforeEach
    void serve() throws IOException {
        List<Path> ticks = NeptRecording.tapes(folder, "ticks_oldest.csv", null);
        List<Path> bars = new ArrayList<>();
        bars.addAll(NeptRecording.tapes(folder, "dailies_oldest.csv", "day"));
        bars.addAll(NeptRecording.tapes(folder, "weeklies_oldest.csv", "week"));
        bars.addAll(NeptRecording.tapes(folder, "monthlies_oldest.csv", "month"));
        server = DownloadRun.serve(ticks, bars);
        ClientOptions usual = ClientOptions.usual();
        Map<IqFeedPort, Integer> port = Map.of(IqFeedPort.LOOKUP, server.port(IqFeedPort.LOOKUP));
        pool =
                LookupPool.open(
                        LookupOptions.usual()
                                .withClient(
                                        usual.withStreams(Set.of())
                                                .at("127.0.0.1", port)
                                                .asking(
                                                        ProtocolVersion.V6_1,
                                                        usual.fields(),
                                                        usual.depth())));
    }

    @AfterEach
    void close() throws IOException {
        if (server != null) {
            pool.close();
            server.close();
        }
    }

    @Test
    void shouldGetTheRecordedTrades() throws Exception {
        List<String> all = recorded("ticks_oldest.csv");
        LocalDateTime from = LocalDateTime.parse("2021-03-01T04:00:00");
        LocalDateTime to = LocalDateTime.parse("2021-03-03T20:00:00");
        HistoryQuery trades = HistoryQuery.ticks("NEPT");

        assertThat(rows(trades.between(from, to).oldestFirst())).isEqualTo(all);
        assertThat(rows(trades.between(from, to))).isEqualTo(recorded("ticks_newest.csv"));
        assertThat(rows(trades.last(700).oldestFirst())).isEqualTo(last(700, all));
        assertThat(rows(trades.days(1).oldestFirst()))
                .isEqualTo(all.stream().filter(it -> it.startsWith("2021-03-03")).toList());
    }

    @Test
    void shouldGetTheRecordedBarsOfSeconds() throws Exception {
        List<String> all = recorded("intervals_5s_oldest.csv");
        LocalDate first = LocalDate.of(2021, 3, 1);
        HistoryQuery bars = HistoryQuery.bars("NEPT", BarUnit.SECOND, 5);

        assertThat(rows(bars.between(first, first.plusDays(2)).oldestFirst())).isEqualTo(all);
        assertThat(rows(bars.between(first, first.plusDays(2))))
                .isEqualTo(recorded("intervals_5s_newest.csv"));
        assertThat(rows(bars.last(100).oldestFirst())).isEqualTo(last(100, all));
        assertThat(rows(bars.days(2).oldestFirst()))
                .isEqualTo(all.stream().filter(it -> it.compareTo("2021-03-02") > 0).toList());
    }

    @Test
    void shouldGetTheRecordedBarsOfDaysWeeksAndMonths() throws Exception {
        HistoryQuery days = HistoryQuery.bars("NEPT", BarUnit.DAY, 1);
        HistoryQuery weeks = HistoryQuery.bars("NEPT", BarUnit.WEEK, 1);
        HistoryQuery months = HistoryQuery.bars("NEPT", BarUnit.MONTH, 1);
        List<String> all = recorded("dailies_oldest.csv");

        assertThat(rows(days.last(ALL).oldestFirst())).isEqualTo(all);
        assertThat(rows(days.last(ALL))).isEqualTo(recorded("dailies_newest.csv"));
        LocalDate first = LocalDate.parse(all.get(0).substring(0, 10));
        assertThat(rows(days.between(first.plusDays(1), first.plusYears(1)).oldestFirst()))
                .isEqualTo(last(ALL - 1, all));
        assertThat(rows(weeks.last(ALL).oldestFirst())).isEqualTo(recorded("weeklies_oldest.csv"));
        assertThat(rows(months.last(ALL))).isEqualTo(recorded("monthlies_newest.csv"));
    }

    private List<String> rows(HistoryQuery query) throws IOException, InterruptedException {
        List<String> rows = new ArrayList<>();
        Answer answer =
                pool.ask(
                        query.request(),
                        new ReplySink() {
                            @Override
                            public void begin(String version) {
                                assertThat(version).isEqualTo("6.1");
                                rows.clear();
                            }

                            @Override
                            public void row(byte[] bytes, int from, int to, WireMessage message) {
                                rows.add(new String(bytes, from, to - from, ISO_8859_1));
                            }
                        });
        assertThat(answer).isEqualTo(new Answer.Whole(rows.size(), 0));
        return rows;
    }

    private static List<String> last(int count, List<String> rows) {
        return rows.subList(rows.size() - count, rows.size());
    }

    private static List<String> recorded(String file) throws IOException {
        return Files.readAllLines(NeptRecording.reply(file), ISO_8859_1).stream()
                .filter(it -> !it.startsWith("!"))
                .toList();
    }
}
