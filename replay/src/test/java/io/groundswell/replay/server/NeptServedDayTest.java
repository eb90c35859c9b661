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

    private IqFeedReplayServer serve(String file) throws IOException {
        StringWriter said = new StringWriter();
        int exit =
                new CommandLine(new ImportCommand())
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setOut(new PrintWriter(said))
                        .setErr(new PrintWriter(said))
                        .execute(
                                "iqfeed",
                                RealDays.require(FOLDER + file).toString(),
                                "--symbol",
                                "NEPT",
                                "--out",
                                folder.toString());
        assertThat(exit).as(said.toString()).isZero();
        return IqFeedReplayServer.start(
                ReplayServerOptions.of(List.of(folder))
                        .freePorts()
                        .begin(Begin.WHEN_TOLD)
                        .wholeHistory(true),
                InstantSource.system(),
                System::nanoTime);
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
