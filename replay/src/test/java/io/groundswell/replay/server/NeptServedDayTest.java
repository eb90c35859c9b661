package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.RealDays;
import io.groundswell.replay.imports.ImportCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

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

    private IqFeedReplayServer serve(String file) throws IOException {
        return serve(file, List.of());
    }

    private IqFeedReplayServer serve(String file, List<Path> bars) throws IOException {
        return IqFeedReplayServer.start(
                ReplayServerOptions.of(List.of(imported(file)))
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
        StringWriter said = new StringWriter();
        int exit =
                new CommandLine(new ImportCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(said))
                        .setErr(new PrintWriter(said))
                        .execute(words.toArray(String[]::new));
        assertThat(exit).as(said.toString()).isZero();
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
