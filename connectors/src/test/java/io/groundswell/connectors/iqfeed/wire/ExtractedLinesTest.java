package io.groundswell.connectors.iqfeed.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;
import io.groundswell.model.RealDays;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lines that were found in the comments and tests of other programs. */
class ExtractedLinesTest {
    private static final ProtocolVersion V5_1 = ProtocolVersion.V5_1;
    private static final ProtocolVersion V6_1 = ProtocolVersion.V6_1;
    private static final ProtocolVersion V6_2 = ProtocolVersion.V6_2;

    /** What is no line of the default fieldset, by its begin. */
    private static final Map<String, String> OTHER_FIELDSETS =
            Map.of(
                    "Q,AAPL,322.9100,", "18 fields where the fieldset has 16",
                    "P,AAPL,188.3500,", "18 fields where the fieldset has 16",
                    "Q,AAPL,123.0000,", "19 fields where the fieldset has 16");

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(RealDays.require("iqfeed/extracted/" + file), ISO_8859_1).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }

    private static void sameOrUsual(LineParser parser, ProtocolVersion version, String line) {
        WireMessage message = Lines.parse(parser, line);
        assertThat(message).as(line).isNotInstanceOf(Unparsed.class);
        String written = new IqFeedFormatter(version).format(message);
        // Tests of others leave the last comma out, and 5.x points without digits.
        assertThat(written).isIn(line, line + ",", line.replace(".,", ","));
        assertThat(Lines.parse(parser, written)).isEqualTo(message);
    }

    @Test
    void shouldReadEveryLineOfLevel1() throws IOException {
        int others = 0;
        for (String line : lines("l1_misc_lines.txt")) {
            Level1Parser parser = new Level1Parser(V6_2);
            String begin = line.substring(0, Math.min(line.length(), 16));
            String reason = OTHER_FIELDSETS.get(begin);
            if (reason == null) {
                sameOrUsual(parser, V6_2, line);
            } else {
                others++;
                Lines.refused(parser, line, reason);
                String names = String.join(",", Fieldset.DEFAULT.names());
                String more =
                        begin.contains("123.0000")
                                ? "Most Recent Trade Date,Settle,Bid Change"
                                : "Most Recent Trade Aggressor,Most Recent Trade Day Code";
                Lines.parse(parser, "S,CURRENT UPDATE FIELDNAMES," + names + "," + more);
                sameOrUsual(parser, V6_2, line);
            }
        }
        assertThat(others).isEqualTo(3);
    }

    @Test
    void shouldReadEveryLineOfMarketDepth() throws IOException {
        for (String line : lines("l2_protocol62_lines.txt")) {
            WireMessage message = Lines.same(new Level2Parser(V6_2), V6_2, line, WireMessage.class);
            assertThat(message).isNotInstanceOf(Unparsed.class);
        }
        for (String line : lines("l2_legacy_lines.txt")) {
            sameOrUsual(new Level2Parser(V6_1), V6_1, line);
        }
    }

    @Test
    void shouldReadEveryLineOfTheAdminPort() throws IOException {
        for (String line : lines("admin_lines.txt")) {
            sameOrUsual(new AdminParser(), V6_2, line);
        }
    }

    @Test
    void shouldReadEveryLineOfTheLookupPort() throws IOException {
        for (String line : lines("lookup_lines.txt")) {
            ProtocolVersion version = line.startsWith("999,") ? V5_1 : V6_2;
            boolean withId = line.matches("(I|O|XYZ|TESTREQUEST|999|RequestId),.*");
            sameOrUsual(new LookupParser(version, kind(line), withId), version, line);
        }
    }

    private static RowKind kind(String line) {
        if (line.matches("I,.*|LH,2024.*|999,2019-02-26.*")) {
            return RowKind.INTERVAL;
        }
        if (line.matches("O,.*|999,2019-02-21.*")) {
            return RowKind.PERIOD;
        }
        return line.startsWith("TEST") ? RowKind.LIST : RowKind.TICK;
    }
}
