package io.groundswell.connectors.iqfeed.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.EndOfReply;
import io.groundswell.model.RealDays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every line of the recordings of {@code shared/data/iqfeed}. */
class RealLinesTest {
    private static final ProtocolVersion V4_9 = ProtocolVersion.V4_9;
    private static final ProtocolVersion V6_1 = ProtocolVersion.V6_1;
    private static final byte LF = '\n';

    @ParameterizedTest
    @CsvSource({
        "ticks_oldest.csv, V6_1, TICK, 32627",
        "ticks_newest.csv, V6_1, TICK, 32627",
        "ticks_oldest60.csv, V6_0, TICK, 27986",
        "intervals_1s_oldest.csv, V6_1, INTERVAL, 7949",
        "intervals_1s_newest.csv, V6_1, INTERVAL, 7949",
        "intervals_5s_oldest.csv, V6_1, INTERVAL, 5878",
        "intervals_5s_newest.csv, V6_1, INTERVAL, 5878",
        "dailies_oldest.csv, V6_1, PERIOD, 25",
        "dailies_newest.csv, V6_1, PERIOD, 25",
        "weeklies_oldest.csv, V6_1, PERIOD, 25",
        "weeklies_newest.csv, V6_1, PERIOD, 25",
        "monthlies_oldest.csv, V6_1, PERIOD, 25",
        "monthlies_newest.csv, V6_1, PERIOD, 25"
    })
    void shouldWriteTheSameBytesWhenHistoryIsReal(
            String file, ProtocolVersion version, RowKind kind, int rows) throws IOException {
        byte[] bytes = Files.readAllBytes(RealDays.require("iqfeed/nept_history/" + file));
        LookupParser parser = new LookupParser(version, kind, false);
        IqFeedFormatter formatter = new IqFeedFormatter(version);
        byte[] written = new byte[bytes.length];
        int length = 0;
        int ends = 0;
        int count = 0;
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == LF) {
                WireMessage message = parser.parse(bytes, from, i - 1);
                assertThat(message).isNotInstanceOf(Unparsed.class);
                ends += message instanceof EndOfReply ? 1 : 0;
                count++;
                length += formatter.format(message, written, length);
                written[length++] = '\r';
                written[length++] = '\n';
                from = i + 1;
            }
        }
        assertThat(Arrays.equals(written, bytes)).isTrue();
        assertThat(ends).isEqualTo(1);
        assertThat(count).isEqualTo(rows + 1);
    }

    /** What was recorded by socket, and how: by the begin of a file's name. */
    private enum Recording {
        LEVEL1("streaming_(level1|quote|timestamp|current|all|fundamental).*", V6_1) {
            @Override
            LineParser parser() {
                return new Level1Parser(V6_1);
            }
        },
        LEVEL2("streaming_level2.*", V4_9) {
            @Override
            LineParser parser() {
                return new Level2Parser(V4_9);
            }
        },
        ADMIN("streaming_admin.*", V6_1) {
            @Override
            LineParser parser() {
                return new AdminParser();
            }
        },
        BARS("streaming_bar.*", V4_9) {
            @Override
            LineParser parser() {
                return new BarParser();
            }
        },
        TICKS("historical_tick.*", V4_9) {
            @Override
            LineParser parser() {
                return new LookupParser(V4_9, RowKind.TICK, true);
            }
        },
        INTERVALS("(historical_interval|multiple_hist).*", V4_9) {
            @Override
            LineParser parser() {
                return new LookupParser(V4_9, RowKind.INTERVAL, true);
            }
        },
        PERIODS("historical_(daily|weekly|monthly).*", V4_9) {
            @Override
            LineParser parser() {
                return new LookupParser(V4_9, RowKind.PERIOD, true);
            }
        },
        CATALOGUES("catalog.*", V4_9) {
            @Override
            LineParser parser() {
                return new LookupParser(V4_9, RowKind.LIST, false);
            }
        },
        LISTS("(symbol|news).*", V4_9) {
            @Override
            LineParser parser() {
                return new LookupParser(V4_9, RowKind.LIST, true);
            }
        };

        private final String files;
        private final ProtocolVersion version;

        Recording(String files, ProtocolVersion version) {
            this.files = files;
            this.version = version;
        }

        abstract LineParser parser();
    }

    @ParameterizedTest
    @EnumSource(Recording.class)
    void shouldReadAndWriteEveryLineWhenItWasRecordedByASocket(Recording recording)
            throws IOException {
        int lines = 0;
        for (Path file : files()) {
            if (file.getFileName().toString().matches(recording.files)) {
                LineParser parser = recording.parser();
                IqFeedFormatter formatter = new IqFeedFormatter(recording.version);
                for (String line : received(file)) {
                    lines++;
                    WireMessage message = Lines.parse(parser, line);
                    assertThat(message).as(line).isNotInstanceOf(Unparsed.class);
                    String written = formatter.format(message);
                    assertThat(written).isEqualTo(usual(line));
                    assertThat(Lines.parse(parser, written)).isEqualTo(message);
                }
            }
        }
        assertThat(lines).isPositive();
    }

    /** What was recorded otherwise than the formatter writes: an end cut off. */
    private static String usual(String line) {
        return line.equals("!ENDMSG!") ? line + "," : line;
    }

    @Test
    void shouldKnowEveryRecordingWhenTheyAreAssigned() throws IOException {
        for (Path file : files()) {
            String name = file.getFileName().toString();
            assertThat(Stream.of(Recording.values()).filter(r -> name.matches(r.files)).count())
                    .as(name)
                    .isEqualTo(1);
        }
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(RealDays.require("iqfeed/kvokka_dtn_flat"))) {
            return files.sorted().toList();
        }
    }

    private static List<String> received(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file, ISO_8859_1)) {
            if (line.startsWith("S< ")) {
                String text = line.substring(3);
                text = text.endsWith("\\n") ? text.substring(0, text.length() - 2) : text;
                lines.add(text.endsWith("\\r") ? text.substring(0, text.length() - 2) : text);
            }
        }
        return lines;
    }

    @Test
    void shouldReadTheOldTicksWhenTheirPlaceholdersAreFilled() throws IOException {
        Path file = RealDays.require("iqfeed/legacy/bp_HTT_response.txt");
        LookupParser parser = new LookupParser(V4_9, RowKind.TICK, true);
        int lines = 0;
        for (String line : Files.readAllLines(file, ISO_8859_1)) {
            String filled = line.replace("__REQUEST_ID__", "7").replace("__DATE__", "2010-05-27");
            Lines.same(parser, V4_9, filled, LookupMessage.class);
            lines++;
        }
        assertThat(lines).isEqualTo(680);
    }
}
