package io.groundswell.replay.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Trade;
import io.groundswell.replay.history.DownloadRun.Said;
import io.groundswell.replay.imports.DayImporter;
import io.groundswell.replay.server.Fault;
import io.groundswell.replay.server.IqFeedReplayServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three real days that a real server gave, served by ours, downloaded, and compared. */
class NeptDownloadDayTest {
    private static final List<String> DATES = List.of("2021-03-01", "2021-03-02", "2021-03-03");

    @TempDir Path folder;

    private IqFeedReplayServer server;

    @BeforeEach
    void serve() throws IOException {
        List<Path> bars = new ArrayList<>();
        bars.addAll(NeptRecording.tapes(folder, "dailies_oldest.csv", "day"));
        bars.addAll(NeptRecording.tapes(folder, "weeklies_oldest.csv", "week"));
        bars.addAll(NeptRecording.tapes(folder, "monthlies_oldest.csv", "month"));
        List<Path> ticks = NeptRecording.tapes(folder, "ticks_oldest.csv", null);
        server = DownloadRun.serve(ticks, bars);
    }

    @AfterEach
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void shouldBringEveryKindRowForRowAndChangeNothingTheSecondTime() throws IOException {
        String[] all = {
            "--symbols",
            "NEPT",
            "--from",
            DATES.get(0),
            "--to",
            DATES.get(2),
            "--jsonl",
            "--kind",
            "ticks,1s,5s,daily,weekly,monthly"
        };

        Said first = download(all);

        assertThat(first.text()).contains("12 fetched: all that was asked for is whole");
        assertThat(first.status()).isZero();
        shouldEqual("ticks", "ticks_oldest.csv", null);
        shouldEqual("1s", "intervals_1s_oldest.csv", "1");
        shouldEqual("5s", "intervals_5s_oldest.csv", "5");
        shouldEqualInYear("daily", "dailies_oldest.csv", "day");
        shouldEqualInYear("weekly", "weeklies_oldest.csv", "week");
        shouldEqualInYear("monthly", "monthlies_oldest.csv", "month");
        assertThat(Files.readAllLines(history("ticks", DATES.get(0), ".jsonl")))
                .hasSameSizeAs(DownloadRun.events(history("ticks", DATES.get(0))));

        SortedMap<String, Long> files = DownloadRun.files(folder.resolve("history"));
        Said second = download(all);

        assertThat(second.text()).contains("12 there already", " 0 requests");
        assertThat(second.status()).isZero();
        assertThat(DownloadRun.files(folder.resolve("history"))).isEqualTo(files);
    }

    @Test
    void shouldRepairADayThatIsThereInPart() throws IOException {
        Path tape = history("ticks", DATES.get(1));
        Files.createDirectories(tape.getParent());
        DayImporter day = NeptRecording.days("ticks_oldest.csv", null).get(1);
        List<MarketEvent> whole = NeptRecording.events(day);
        NeptRecording.write(tape, day, whole.subList(0, whole.size() / 3));

        Said said = download("--symbols", "NEPT", "--from", DATES.get(1));

        assertThat(said.text())
                .contains("it differs from what was on tape", "1 repaired or fetched again");
        assertThat(said.status()).isZero();
        assertThat(DownloadRun.events(tape)).isEqualTo(whole);
    }

    @Test
    void shouldFetchAgainWhatIsWholeWhereItIsForcedTo() throws IOException {
        String[] day = {"--symbols", "NEPT", "--from", DATES.get(0)};
        assertThat(download(day).status()).isZero();
        SortedMap<String, Long> files = DownloadRun.files(folder.resolve("history"));

        List<String> words = new ArrayList<>(List.of(day));
        words.add("--force");
        Said forced = download(words.toArray(String[]::new));

        assertThat(forced.text()).contains("1 repaired or fetched again").doesNotContain("differs");
        assertThat(DownloadRun.files(folder.resolve("history"))).isEqualTo(files);
    }

    /** The server is slow, so that the kill comes in the middle of an answer. */
    @Test
    void shouldGoOnFromWhatAKilledDownloadHadGot() throws Exception {
        server.faults().plan(Fault.parse("slow:lookup@n1000+200000"));
        String[] day = {"--symbols", "NEPT", "--from", DATES.get(1)};
        Path reply = history("ticks", DATES.get(1), ".reply.partial");
        long bytes;
        try (DownloadProcess download =
                DownloadProcess.start(
                        48,
                        folder.resolve("out.txt"),
                        DownloadRun.words(server, folder.resolve("history"), day))) {
            bytes = download.killWhen(reply, 200_000);
        }
        assertThat(history("ticks", DATES.get(1))).doesNotExist();
        assertThat(reply).exists();

        Said said = download(day);

        assertThat(said.text()).contains("1 fetched: all that was asked for is whole");
        assertThat(reply).doesNotExist();
        assertThat(bytes).isGreaterThanOrEqualTo(200_000);
        DayImporter whole = NeptRecording.days("ticks_oldest.csv", null).get(1);
        List<MarketEvent> expected = NeptRecording.events(whole);
        assertThat(DownloadRun.events(history("ticks", DATES.get(1)))).isEqualTo(expected);
        long trades = expected.stream().filter(Trade.class::isInstance).count();
        long rows =
                Long.parseLong(said.text().substring(0, said.text().indexOf(' ')).replace(",", ""));
        assertThat(rows).as("rows asked for again").isLessThan(trades * 4 / 5);
    }

    private Said download(String... words) {
        return DownloadRun.say(DownloadRun.words(server, folder.resolve("history"), words));
    }

    private Path history(String kind, String name) {
        return history(kind, name, ".tape");
    }

    private Path history(String kind, String name, String suffix) {
        return folder.resolve("history").resolve(kind).resolve("NEPT").resolve(name + suffix);
    }

    private void shouldEqual(String kind, String file, String span) throws IOException {
        List<DayImporter> days = NeptRecording.days(file, span);
        assertThat(days).hasSize(DATES.size());
        for (DayImporter day : days) {
            List<MarketEvent> expected = NeptRecording.events(day);
            assertThat(DownloadRun.events(history(kind, day.tradingDate().toString())))
                    .as(kind)
                    .isEqualTo(expected);
        }
    }

    /** What was recorded goes back further than the year that was asked for. */
    private void shouldEqualInYear(String kind, String file, String span) throws IOException {
        List<MarketEvent> expected = NeptRecording.events(NeptRecording.days(file, span).get(0));
        List<List<Long>> bars = bars(expected);
        assertThat(bars).hasSizeGreaterThan(2);
        assertThat(bars(DownloadRun.events(history(kind, "2021")))).as(kind).isEqualTo(bars);
    }

    private static List<List<Long>> bars(List<MarketEvent> events) {
        long newYear = LocalDate.of(2021, 1, 1).toEpochDay() * 86_400_000_000_000L;
        List<List<Long>> bars = new ArrayList<>();
        for (MarketEvent event : events) {
            if (event instanceof HistoryBar it && it.beginNanos() >= newYear) {
                bars.add(
                        List.of(
                                it.beginNanos(),
                                it.open(),
                                it.high(),
                                it.low(),
                                it.close(),
                                it.volume(),
                                it.openInterest()));
            }
        }
        return bars;
    }
}
