package io.groundswell.replay.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.RealDays;
import io.groundswell.replay.imports.TapeImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real dialogues with IQConnect, said again to our server: the same commands in, the same lines
 * out. Protocol lines come from the code, data lines from a tape that is imported from the
 * recording.
 */
class RecordedDialoguesTest {
    private static final String YAML = "iqfeed/kvokka_dtn_recordings";
    private static final String TEXT = "iqfeed/kvokka_dtn_flat";

    /** A command that each port refuses: its answer marks the end of all answers before it. */
    private static final String END = "S,NO SUCH WORD";

    private static final String END_ANSWER = "E,!SYNTAX_ERROR!,";

    /** On the port of depth these come more than once while IQConnect itself connects. */
    private static final Set<String> CONNECTING = Set.of("S,SERVER CONNECTED\r\n", "O\r\n");

    private static final String NEWS = "news: no event carries any, and no tape holds any";

    /** Recordings that our server cannot reproduce, and why. */
    private static final Map<String, String> OUT_OF_REACH =
            Map.ofEntries(
                    Map.entry("news_config_text", NEWS),
                    Map.entry("news_config_xml", NEWS),
                    Map.entry("news_headlines_text", NEWS),
                    Map.entry("news_headlines_xml", NEWS),
                    Map.entry("news_story_count_text", NEWS),
                    Map.entry("news_story_count_xml", NEWS),
                    Map.entry("news_story_text", NEWS),
                    Map.entry("news_story_xml", NEWS),
                    Map.entry("streaming_level1_news_update", NEWS),
                    Map.entry(
                            "streaming_level1_regional_update",
                            "R lines: no event carries a regional quote"));

    /**
     * No line of these is market data: they are asked of a server that serves something else, and
     * has the lists that are files.
     */
    private static final Set<String> WITHOUT_DATA =
            Set.of(
                    "catalog_listed_markets",
                    "catalog_naic_codes",
                    "catalog_security_types",
                    "catalog_sic_codes",
                    "catalog_trade_conditions",
                    "streaming_admin_set_client_stats",
                    "streaming_admin_stats",
                    "streaming_all_update_fieldnames",
                    "streaming_bar_init",
                    "streaming_current_update_fieldnames",
                    "streaming_fundamental_fieldnames",
                    "streaming_quote_init",
                    "streaming_timestamp",
                    "symbol_by_filter",
                    "symbol_by_naic",
                    "symbol_by_sic");

    /**
     * A second symbol is watched here, and the recording ends before its first lines came. What it
     * is comes from another recording.
     */
    private static final String CUT = "streaming_level1_unwatch";

    /** Whoever recorded this one took the ends of its lines away, with the comma before them. */
    private static final String STRIPPED = "catalog_naic_codes";

    private static final String SOMETHING_ELSE = "streaming_level1_trades";

    /** The day of the recordings of Level 1 of which no line tells the date. */
    private static final LocalDate DAY = LocalDate.of(2021, 6, 29);

    @TempDir Path folder;

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(RealDays.require(YAML))) {
            return files.map(it -> it.getFileName().toString().replace(".yaml", ""))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void shouldKnowWhyWhateverIsNotReproduced() throws IOException {
        List<String> names = names();

        assertThat(names).hasSize(51).containsAll(OUT_OF_REACH.keySet()).containsAll(WITHOUT_DATA);
        new TreeSet<>(OUT_OF_REACH.keySet())
                .forEach(it -> System.out.println(it + ": " + OUT_OF_REACH.get(it)));
        System.out.println(names.size() - OUT_OF_REACH.size() + " of 51 are reproduced");
    }

    @TestFactory
    Stream<DynamicTest> shouldSayWhatIqConnectSaid() throws IOException {
        return names().stream()
                .filter(it -> !OUT_OF_REACH.containsKey(it))
                .map(it -> DynamicTest.dynamicTest(it, () -> reproduce(it)));
    }

    private void reproduce(String name) throws Exception {
        RecordedDialogue recorded =
                RecordedDialogue.of(RealDays.require(TEXT + "/" + name + ".txt"));
        ReplayServerOptions options =
                ReplayServerOptions.of(tapes(name))
                        .freePorts()
                        .begin(Begin.WHEN_TOLD)
                        .startsAt(clock(recorded))
                        .wholeHistory(
                                recorded.written().stream().anyMatch(it -> it.startsWith("H")))
                        .version("6.1.0.20")
                        .lists(
                                RecordedLists.sicCodes(folder),
                                RecordedLists.naicsCodes(folder),
                                RecordedLists.symbols(folder));
        try (IqFeedReplayServer server =
                        IqFeedReplayServer.start(options, wall(), System::nanoTime);
                PlainClient client = new PlainClient(server, port(name))) {
            if (port(name) == IqFeedPort.ADMIN) {
                reproduceStatistics(recorded, server, client);
                return;
            }
            for (String command : recorded.written()) {
                client.say(command);
            }
            awaitAnswers(client, 1);
            if (recorded.read().stream().anyMatch(RecordedDialoguesTest::isNews)) {
                server.play();
                assertThat(server.awaitEnd(TimeUnit.SECONDS.toNanos(60))).isTrue();
                awaitAnswers(client, 2);
            }
            compareClocks(recorded, client);
            List<String> told = comparable(client.all());
            if (name.equals(CUT)) {
                told.removeIf(it -> it.startsWith("F,FB,") || it.startsWith("P,FB,"));
            }
            if (name.equals(STRIPPED)) {
                told.replaceAll(it -> it.replaceFirst(",\r\n$", ""));
            }
            List<String> expected = comparable(recorded.read());
            if (port(name) == IqFeedPort.LEVEL2) {
                told = connected(told);
                expected = connected(expected);
            }
            assertThat(difference(told, expected)).isEmpty();
        }
    }

    /**
     * Statistics come each second, again and again: as many as were recorded are compared. Whoever
     * recorded those of the clients left out those of the feed; two programs were there before.
     */
    private static void reproduceStatistics(
            RecordedDialogue recorded, IqFeedReplayServer server, PlainClient client)
            throws IOException {
        String kind = "S," + CommandWords.of(recorded.read().get(0)).at(1) + ",";
        int lines = recorded.read().size();
        try (PlainClient launcher = new PlainClient(server, IqFeedPort.ADMIN);
                PlainClient last = new PlainClient(server, IqFeedPort.ADMIN)) {
            launcher.say("S,SET CLIENT NAME,Launcher");
            awaitAnswers(launcher, 1);
            awaitAnswers(last, 1);
            for (String command : recorded.written()) {
                client.say(command);
            }
            client.await(now -> now.stream().filter(it -> it.startsWith(kind)).count() >= lines);
            List<String> told =
                    client.all().stream().filter(it -> it.startsWith(kind)).limit(lines).toList();
            assertThat(difference(comparable(told), comparable(recorded.read()))).isEmpty();
        }
    }

    private static void awaitAnswers(PlainClient client, int count) throws IOException {
        client.say(END);
        client.await(now -> now.stream().filter(it -> it.startsWith(END_ANSWER)).count() >= count);
    }

    /** Whether a line tells what happened while the client was there. */
    private static boolean isNews(String line) {
        return line.startsWith("Q,") || line.contains(",BU,") || line.contains(",BC,");
    }

    /** How often the clock is told depends on how long a client stays; that it is told does not. */
    private static void compareClocks(RecordedDialogue recorded, PlainClient client) {
        for (String line : recorded.read()) {
            if (line.startsWith("T,")) {
                client.await(now -> now.contains(line));
            }
        }
    }

    /** The first line that differs, in words; the whole would be too long to read. */
    private static String difference(List<String> told, List<String> recorded) {
        int same = 0;
        while (same < Math.min(told.size(), recorded.size())
                && told.get(same).equals(recorded.get(same))) {
            same++;
        }
        if (same == told.size() && same == recorded.size()) {
            return "";
        }
        return String.format(
                "after %d equal lines%nrecorded: %s%ntold:     %s",
                same,
                recorded.subList(same, Math.min(same + 3, recorded.size())),
                told.subList(same, Math.min(same + 3, told.size())));
    }

    private static List<String> comparable(List<String> lines) {
        List<String> masked = new ArrayList<>();
        for (String line : lines) {
            if (!line.startsWith("T,") && !line.startsWith(END_ANSWER)) {
                masked.add(WireMask.masked(line));
            }
        }
        return masked;
    }

    /** The same with what says again that the feed is up, or down in between, left out. */
    private static List<String> connected(List<String> lines) {
        List<String> once = new ArrayList<>();
        for (String line : lines) {
            boolean again = CONNECTING.contains(line) && once.contains(line);
            if (!again && !line.equals("S,SERVER DISCONNECTED\r\n")) {
                once.add(line);
            }
        }
        return once;
    }

    private static IqFeedPort port(String name) {
        if (name.startsWith("streaming_admin")) {
            return IqFeedPort.ADMIN;
        } else if (name.startsWith("streaming_bar")) {
            return IqFeedPort.DERIVATIVE;
        } else if (name.startsWith("streaming_level2")) {
            return IqFeedPort.LEVEL2;
        }
        return name.startsWith("streaming") ? IqFeedPort.LEVEL1 : IqFeedPort.LOOKUP;
    }

    /** IQConnect was started at this time, as the admin port told. */
    private static InstantSource wall() {
        return InstantSource.fixed(Instant.parse("2021-07-05T11:26:52Z"));
    }

    /** What the clock showed when the server was asked, where the recording tells it. */
    private static LocalDateTime clock(RecordedDialogue recorded) {
        String told = recorded.first("T,");
        if (!told.isEmpty()) {
            LocalDateTime first =
                    LocalDateTime.parse(
                            told.substring(2).strip(),
                            DateTimeFormatter.ofPattern("yyyyMMdd HH:mm:ss"));
            // A second before what happened then.
            return recorded.first("Q,").isEmpty() ? first : first.minusSeconds(1);
        }
        boolean dated = recorded.written().stream().anyMatch(it -> it.matches("H[DWM].*"));
        if (dated) {
            // Before 5.0 a row of a day shows the time at which it was asked for.
            return LocalDateTime.parse(
                    CommandWords.of(recorded.lastWith(",0,")).at(1).replace(' ', 'T'));
        }
        String quote = recorded.lastWith(",T,T,");
        if (!quote.isEmpty()) {
            CommandWords words = CommandWords.of(quote);
            return LocalDateTime.parse(words.at(8) + "T" + words.at(12)).plusSeconds(10);
        }
        String bar = recorded.lastWith(",BH,");
        if (!bar.isEmpty()) {
            return afterBar(recorded, bar);
        }
        if (!recorded.first("S,STATS").isEmpty()) {
            return LocalDateTime.parse("2021-07-05T04:15");
        }
        return recorded.first("S,KEY").isEmpty() ? null : DAY.atTime(20, 0);
    }

    /** Just after the last bar of the past was told, and before the next line. */
    private static LocalDateTime afterBar(RecordedDialogue recorded, String bar) {
        String label = CommandWords.of(bar).at(3);
        LocalDateTime time = LocalDateTime.parse(label.replace(' ', 'T')).plusSeconds(1);
        boolean forms = recorded.read().stream().anyMatch(it -> it.contains(",BU,AAPL," + label));
        return forms ? time.minusSeconds(60) : time;
    }

    private List<Path> tapes(String name) throws IOException {
        List<Path> tapes = imported(WITHOUT_DATA.contains(name) ? SOMETHING_ELSE : name);
        if (name.equals(CUT)) {
            imported("multiple_historical_requests").stream().forEach(tapes::add);
        }
        return tapes;
    }

    /** Imports a recording as {@code tape import iqfeed} does. */
    private List<Path> imported(String name) throws IOException {
        Path to = Files.createDirectories(folder.resolve(name));
        TapeImport.run(
                List.of(
                        "iqfeed",
                        RealDays.require(YAML + "/" + name + ".yaml").toString(),
                        "--out",
                        to.toString(),
                        "--date",
                        DAY.toString()));
        try (Stream<Path> tapes = Files.list(to)) {
            return new ArrayList<>(tapes.sorted().toList());
        }
    }
}
