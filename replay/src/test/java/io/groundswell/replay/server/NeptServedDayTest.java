package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.RealDays;
import io.groundswell.replay.imports.TapeImport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Replies that a real server gave for three real days, imported, and asked for again over a socket.
 */
class NeptServedDayTest {
    private static final String FOLDER = "iqfeed/nept_history/";
    private static final String END = "!ENDMSG!,\r\n";

    @TempDir Path folder;

    private static String recorded(String name) throws IOException {
        return Files.readString(RealDays.require(FOLDER + name), StandardCharsets.ISO_8859_1);
    }

    @Test
    void shouldAnswerWhatWasImportedByteForByteAt61() throws Exception {
        try (IqFeedReplayServer server = serve("ticks_oldest.csv")) {
            String days = "20210301 040000,20210303 200000";
            assertThat(told(server, "6.1", "HTT,NEPT," + days + ",,,,1,,"))
                    .isEqualTo(recorded("ticks_oldest.csv"));
            assertThat(told(server, "6.1", "HTT,NEPT," + days + ",,,,0,,"))
                    .isEqualTo(recorded("ticks_newest.csv"));
        }
    }

    @Test
    void shouldAnswerWhatWasImportedByteForByteAt60() throws Exception {
        try (IqFeedReplayServer server = serve("ticks_oldest60.csv")) {
            assertThat(told(server, "6.0", "HTT,NEPT,20200401 040000,20200403 200000,,,,1,,"))
                    .isEqualTo(recorded("ticks_oldest60.csv"));
        }
    }

    @Test
    void shouldBuildTheRecordedBarsOfTheTrades() throws Exception {
        try (IqFeedReplayServer server = serve("ticks_oldest.csv")) {
            String days = ",20210301 040000,20210303 200000,,,,";
            for (int seconds : new int[] {1, 5}) {
                String file = "intervals_" + seconds + "s_";
                String request = "HIT,NEPT," + seconds + days;
                assertThat(told(server, "6.1", request + "1,,,s,"))
                        .isEqualTo(recorded(file + "oldest.csv"));
                assertThat(told(server, "6.1", request + "0,,,s,"))
                        .isEqualTo(recorded(file + "newest.csv"));
            }
            String dailies = told(server, "6.1", "HDX,NEPT,10,1,,");
            List<String> rows = dailies.lines().toList();
            assertThat(rows).hasSize(4);
            assertThat(recorded("dailies_oldest.csv").lines().toList()).containsAll(rows);
        }
    }

    /** Days, weeks and months were recorded over years, the trades of three days only. */
    @Test
    void shouldAnswerRecordedBarsBesideTheTradesOfTheSameDays() throws Exception {
        List<Path> bars =
                List.of(
                        imported("dailies_oldest.csv", "--interval", "day"),
                        imported("weeklies_oldest.csv", "--interval", "week"),
                        imported("monthlies_oldest.csv", "--interval", "month"));
        try (IqFeedReplayServer server = serve("ticks_oldest.csv", bars)) {
            assertThat(told(server, "6.1", "HDX,NEPT,25,1,,"))
                    .isEqualTo(recorded("dailies_oldest.csv"));
            assertThat(told(server, "6.1", "HDX,NEPT,25,0,,"))
                    .isEqualTo(recorded("dailies_newest.csv"));
            assertThat(told(server, "6.1", "HWX,NEPT,25,1,,"))
                    .isEqualTo(recorded("weeklies_oldest.csv"));
            assertThat(told(server, "6.1", "HMX,NEPT,25,0,,"))
                    .isEqualTo(recorded("monthlies_newest.csv"));
            assertThat(told(server, "6.1", "HTX,NEPT,3,1,,").lines()).hasSize(4);
        }
    }

    /** What was recorded for a whole range holds the answers to all narrower questions. */
    @Test
    void shouldAnswerTheRecordedRowsOfDaysRangesAndNewest() throws Exception {
        List<String> ticks = rows("ticks_oldest.csv");
        List<String> seconds = rows("intervals_1s_oldest.csv");
        try (IqFeedReplayServer server = serve("ticks_oldest.csv")) {
            shouldTell(server, "HTX,NEPT,1000,%d,,", last(1000, ticks));
            shouldTell(server, "HTD,NEPT,1,,,,%d,,", of("2021-03-03", "2021-03-04", ticks));
            shouldTell(server, "HTD,NEPT,2,,,,%d,,", of("2021-03-02", "2021-03-04", ticks));
            shouldTell(server, "HTD,NEPT,9,50,,,%d,,", last(50, ticks));
            List<String> hour = of("2021-03-02 10:00:00", "2021-03-02 11:00:01", ticks);
            shouldTell(server, "HTT,NEPT,20210302 100000,20210302 110000,,,,%d,,", hour);
            shouldTell(server, "HTT,NEPT,20210302 100000,20210302 110000,7,,,%d,,", last(7, hour));
            List<String> filtered = new ArrayList<>();
            for (String day : List.of("2021-03-01 ", "2021-03-02 ", "2021-03-03 ")) {
                filtered.addAll(of(day + "09:30:00", day + "09:35:01", ticks));
            }
            shouldTell(server, "HTD,NEPT,3,,093000,093500,%d,,", filtered);
            shouldTell(server, "HIX,NEPT,1,500,%d,,,s,", last(500, seconds));
            shouldTell(server, "HID,NEPT,1,2,,,,%d,,,s,", of("2021-03-02", "2021-03-04", seconds));
            List<String> tenOn = of("2021-03-03 10:00:00", "2021-03-03 10:30:01", seconds);
            shouldTell(server, "HIT,NEPT,1,20210303 100000,20210303 103000,,,,%d,,,s,", tenOn);
        }
    }

    @Test
    void shouldAnswerRecordedBarsOfARangeAlsoWhereTradesAreOfThreeDaysOnly() throws Exception {
        List<Path> bars =
                List.of(
                        imported("dailies_oldest.csv", "--interval", "day"),
                        imported("weeklies_oldest.csv", "--interval", "week"),
                        imported("monthlies_oldest.csv", "--interval", "month"));
        List<String> days = rows("dailies_oldest.csv");
        try (IqFeedReplayServer server = serve("ticks_oldest.csv", bars)) {
            shouldTell(server, "HDT,NEPT,20210101,20211231,,%d,,", days);
            shouldTell(server, "HDT,NEPT,,,,%d,,", days);
            shouldTell(
                    server,
                    "HDT,NEPT,20210225,20210312,,%d,,",
                    of("2021-02-25", "2021-03-13", days));
            shouldTell(server, "HDT,NEPT,20210322,,3,%d,,", last(3, days));
            shouldTell(server, "HWX,NEPT,7,%d,,", last(7, rows("weeklies_oldest.csv")));
            shouldTell(server, "HMX,NEPT,7,%d,,", last(7, rows("monthlies_oldest.csv")));
        }
        try (IqFeedReplayServer server = serve(bars.get(0), List.of())) {
            shouldTell(server, "HDT,NEPT,20210222,20210326,,%d,,", days);
        }
    }

    /** Asks for the oldest first, and for the newest first. */
    private static void shouldTell(
            IqFeedReplayServer server, String request, List<String> oldestFirst)
            throws IOException {
        assertThat(oldestFirst).isNotEmpty();
        List<String> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        assertThat(told(server, "6.1", String.format(request, 1)).lines().toList())
                .as(request)
                .isEqualTo(ended(oldestFirst));
        assertThat(told(server, "6.1", String.format(request, 0)).lines().toList())
                .as(request)
                .isEqualTo(ended(newestFirst));
    }

    private static List<String> ended(List<String> rows) {
        List<String> all = new ArrayList<>(rows);
        all.add(END.strip());
        return all;
    }

    /** Recorded rows without the end mark. */
    private static List<String> rows(String file) throws IOException {
        return recorded(file).lines().filter(it -> !it.startsWith("!")).toList();
    }

    private static List<String> last(int count, List<String> rows) {
        return rows.subList(rows.size() - count, rows.size());
    }

    /** The rows from one time on and before another. */
    private static List<String> of(String from, String to, List<String> rows) {
        return rows.stream().filter(it -> it.compareTo(from) >= 0 && it.compareTo(to) < 0).toList();
    }

    private IqFeedReplayServer serve(String file) throws IOException {
        return serve(file, List.of());
    }

    private IqFeedReplayServer serve(String file, List<Path> bars) throws IOException {
        return serve(imported(file), bars);
    }

    private IqFeedReplayServer serve(Path tapes, List<Path> bars) throws IOException {
        return IqFeedReplayServer.start(
                ReplayServerOptions.of(List.of(tapes))
                        .barTapes(bars)
                        .freePorts()
                        .begin(Begin.WHEN_TOLD)
                        .wholeHistory(true),
                InstantSource.system(),
                System::nanoTime);
    }

    /** Imports a saved reply as {@code tape import iqfeed} does; the folder of its tapes. */
    private Path imported(String file, String... more) throws IOException {
        Path to = Files.createDirectories(folder.resolve(file));
        List<String> words = new ArrayList<>(List.of("iqfeed", "--symbol", "NEPT", "--out"));
        words.add(to.toString());
        words.add(RealDays.require(FOLDER + file).toString());
        words.addAll(List.of(more));
        TapeImport.run(words);
        return to;
    }

    /** The answer to a request, as its bytes came. */
    private static String told(IqFeedReplayServer server, String version, String request)
            throws IOException {
        try (PlainClient client = new PlainClient(server, IqFeedPort.LOOKUP)) {
            client.say("S,SET PROTOCOL," + version);
            client.say(request);
            List<String> lines = client.awaitLine(END);
            assertThat(lines.get(0)).isEqualTo("S,CURRENT PROTOCOL," + version + "\r\n");
            return String.join("", lines.subList(1, lines.size()));
        }
    }
}
