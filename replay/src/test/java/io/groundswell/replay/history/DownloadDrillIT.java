package io.groundswell.replay.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.FaultRun;
import io.groundswell.replay.imports.ManySymbolDays;
import io.groundswell.replay.server.Fault;
import io.groundswell.replay.server.FaultKind;
import io.groundswell.replay.server.IqFeedReplayServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 200 symbols and three days through eight sockets, with everything that can go wrong. */
class DownloadDrillIT {
    private static final int SYMBOLS = 200;
    private static final int DAYS = 3;
    private static final int HEAP_MEGABYTES = 48;

    /** -Dgroundswell.drill.kills=20 for a longer drill. */
    private static final int KILLS = Integer.getInteger("groundswell.drill.kills", 5);

    private static final int MOST_PER_SECOND = 50;
    private static final long LIMIT_SECONDS = 240;

    /** An answer of a day is longer than the buffer of the file that it goes to. */
    private static final int TRADES = 1_500;

    private static final int TRADES_OF_LONG_DAY = 450_000;
    private static final int LITTLE_MEGABYTES = 32;
    private static final LocalDate FIRST = LocalDate.of(2021, 3, 1);
    private static final Pattern SUMMARY =
            Pattern.compile("in ([0-9.]+) s; ([0-9,]+) requests, ([0-9,]+) of them again");

    @TempDir Path folder;

    private final ManySymbolDays days = ManySymbolDays.of(SYMBOLS, FIRST, DAYS, TRADES, 11);
    private IqFeedReplayServer server;

    @BeforeEach
    void serve() throws IOException {
        server = DownloadRun.serve(days, folder);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private Path history() {
        return folder.resolve("history");
    }

    private List<String> words(Path to, String... more) {
        List<String> words =
                DownloadRun.words(
                        server,
                        to,
                        "--symbols",
                        String.join(",", days.symbols()),
                        "--from",
                        FIRST.toString(),
                        "--to",
                        days.dates().get(DAYS - 1).toString());
        words.addAll(List.of(more));
        return words;
    }

    @Test
    void shouldRepairEverythingThatGoesWrongWithinTheLimitsOfRateAndMemory() throws Exception {
        for (String fault :
                List.of(
                        "drop:history@~25",
                        "error:history@~25",
                        "stall:history@~60+0",
                        "garbage:history@~25",
                        "early:history@~25")) {
            server.faults().plan(Fault.parse(fault));
        }
        List<String> words = words(history(), "--sockets", "8", "--reply-limit", "1");
        try (DownloadProcess download =
                DownloadProcess.start(HEAP_MEGABYTES, folder.resolve("out.txt"), words)) {
            int status = download.await(LIMIT_SECONDS);

            assertThat(status).as(download.text()).isZero();
            assertThat(download.text()).contains("600 fetched: all that was asked for is whole");
            assertRate(download.text());
        }
        Map<FaultKind, Long> happened = server.faults().happened();
        assertThat(happened.keySet())
                .contains(
                        FaultKind.DROP,
                        FaultKind.ERROR,
                        FaultKind.STALL,
                        FaultKind.GARBAGE,
                        FaultKind.EARLY);
        assertWhole();
    }

    /** The server's own count would not know of requests that never reached it. */
    private static void assertRate(String text) {
        Matcher summary = SUMMARY.matcher(text);
        assertThat(summary.find()).as(text).isTrue();
        double seconds = Double.parseDouble(summary.group(1));
        long requests = Long.parseLong(summary.group(2).replace(",", ""));
        long again = Long.parseLong(summary.group(3).replace(",", ""));
        assertThat(again).isGreaterThan(50);
        assertThat(requests).isGreaterThan(SYMBOLS + SYMBOLS * DAYS + again);
        assertThat(requests / seconds).isLessThanOrEqualTo(MOST_PER_SECOND + 1.0);
    }

    private void assertWhole() throws IOException {
        for (String symbol : days.symbols()) {
            for (LocalDate date : days.dates()) {
                Path tape = history().resolve("ticks").resolve(symbol).resolve(date + ".tape");
                assertThat(DownloadRun.events(tape))
                        .as(symbol + " " + date)
                        .isEqualTo(days.events(symbol, date));
            }
        }
    }

    @Test
    void shouldFetchADayThatIsLongerThanItsMemory() throws Exception {
        ManySymbolDays day = ManySymbolDays.of(1, FIRST, 1, TRADES_OF_LONG_DAY, 3);
        Path tapes = Files.createDirectory(folder.resolve("long"));
        day.writeTapes(tapes);
        try (IqFeedReplayServer longDay = DownloadRun.serve(List.of(tapes), List.of());
                DownloadProcess download =
                        DownloadProcess.start(
                                LITTLE_MEGABYTES,
                                folder.resolve("out.txt"),
                                DownloadRun.words(
                                        longDay,
                                        history(),
                                        "--symbols",
                                        day.symbols().get(0),
                                        "--from",
                                        FIRST.toString()))) {
            assertThat(download.await(LIMIT_SECONDS)).as(download.text()).isZero();
            assertThat(megabytes(download.text())).isGreaterThan(LITTLE_MEGABYTES);
        }
    }

    private static double megabytes(String text) {
        Matcher fetched = Pattern.compile("([0-9.]+) MB").matcher(text);
        assertThat(fetched.find()).as(text).isTrue();
        return Double.parseDouble(fetched.group(1));
    }

    @FaultRun
    @Test
    void shouldBeWholeAndEqualAfterKillsAtAnyMoment() throws Exception {
        Random moments = new Random(20);
        int killed = 0;
        String text = "";
        for (int i = 0; i < KILLS; i++) {
            Path output = folder.resolve("out-" + i + ".txt");
            List<String> words = words(history(), "--rate", "35", "--jsonl");
            try (DownloadProcess download = DownloadProcess.start(HEAP_MEGABYTES, output, words)) {
                killed += download.killAfter(700 + moments.nextInt(1_000)) ? 1 : 0;
                text = download.text();
            }
        }
        assertThat(killed)
                .as("kills of a download that still ran; the last said " + text)
                .isEqualTo(KILLS);
        assertThat(server.faults().happened()).isEmpty();
        int before = DownloadRun.files(history()).size();
        assertThat(before).as("files when the last was killed").isGreaterThan(KILLS);

        List<String> again = words(history(), "--jsonl");
        try (DownloadProcess download =
                DownloadProcess.start(HEAP_MEGABYTES, folder.resolve("out.txt"), again)) {
            assertThat(download.await(LIMIT_SECONDS)).as(download.text()).isZero();
        }
        assertWhole();
        Path undisturbed = folder.resolve("undisturbed");
        try (DownloadProcess download =
                DownloadProcess.start(
                        HEAP_MEGABYTES,
                        folder.resolve("out-whole.txt"),
                        words(undisturbed, "--jsonl"))) {
            assertThat(download.await(LIMIT_SECONDS)).as(download.text()).isZero();
        }
        SortedMap<String, Long> files = DownloadRun.files(history());
        assertThat(files).isEqualTo(DownloadRun.files(undisturbed));
        assertThat(files.keySet()).noneMatch(it -> it.endsWith(".partial"));
    }
}
