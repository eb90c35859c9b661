package io.groundswell.connectors.iqfeed.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.Unparsed;

/** Reads lines and writes them again. */
final class Lines {
    private Lines() {}

    static WireMessage parse(LineParser parser, String line) {
        // Not at the begin of the array, so that an index from 0 would show.
        byte[] bytes = ("#,#" + line + "\r\n").getBytes(ISO_8859_1);
        return parser.parse(bytes, 3, 3 + line.length());
    }

    /** Parses a line that the formatter writes again to the byte. */
    static <T extends WireMessage> T same(
            LineParser parser, ProtocolVersion version, String line, Class<T> type) {
        WireMessage message = parse(parser, line);
        assertThat(message).as(line).isInstanceOf(type);
        assertThat(new IqFeedFormatter(version).format(message)).isEqualTo(line);
        assertThat(parse(parser, line)).isEqualTo(message);
        return type.cast(message);
    }

    /** Parses a line that the formatter writes in its usual form, which is the same message. */
    static <T extends WireMessage> T usual(
            LineParser parser, ProtocolVersion version, String line, String usual, Class<T> type) {
        WireMessage message = parse(parser, line);
        assertThat(message).as(line).isInstanceOf(type);
        assertThat(new IqFeedFormatter(version).format(message)).isEqualTo(usual);
        assertThat(parse(parser, usual)).isEqualTo(message);
        return type.cast(message);
    }

    /** Sees that a line is refused for that reason. */
    static void refused(LineParser parser, String line, String reason) {
        assertThat(parse(parser, line)).isEqualTo(new Unparsed(reason, line));
    }
}
