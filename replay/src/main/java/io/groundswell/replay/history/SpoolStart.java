package io.groundswell.replay.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.connectors.iqfeed.wire.LineParser;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.EndOfReply;
import io.groundswell.connectors.iqfeed.wire.LookupParser;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.EventHeader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What a file with part of an answer is good for: of the last second that it has rows of, more may
 * have followed, so it is asked for again. Only where rows stand for themselves, which bars of
 * trades and volume do not.
 *
 * @param offset bytes to keep; 0 for none
 * @param version of the server that sent them; empty without any
 * @param second the second to ask from on; empty where nothing is kept
 * @param isWhole whether the answer is whole, so that nothing is to be asked
 */
record SpoolStart(long offset, String version, Optional<LocalDateTime> second, boolean isWhole) {
    /** How the first line begins. */
    static final String VERSION_LINE = "S,CURRENT PROTOCOL,";

    /** Nothing to go on from. */
    static final SpoolStart ANEW = new SpoolStart(0, "", Optional.empty(), false);

    private static final int MAX_LINE_BYTES = 1 << 12;

    /** What a file is good for; {@link #ANEW} where there is none. */
    static SpoolStart of(Path path, HistoryKind kind) throws IOException {
        if (!Files.exists(path)) {
            return ANEW;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            if (!next(in, line) || !line.toString(ISO_8859_1).startsWith(VERSION_LINE)) {
                return ANEW;
            }
            String version = text(line).substring(VERSION_LINE.length());
            ProtocolVersion spoken = ProtocolVersion.of(version);
            return spoken == null ? ANEW : rows(in, line, version, parser(spoken, kind), kind);
        }
    }

    private static LineParser parser(ProtocolVersion spoken, HistoryKind kind) {
        RowKind rows = RowKind.TICK;
        if (!kind.isTicks()) {
            rows = kind.isDated() ? RowKind.PERIOD : RowKind.INTERVAL;
        }
        return new LookupParser(spoken, rows, false);
    }

    private static SpoolStart rows(
            InputStream in,
            ByteArrayOutputStream line,
            String version,
            LineParser parser,
            HistoryKind kind)
            throws IOException {
        long offset = line.size();
        LocalDateTime second = null;
        long beginOfSecond = 0;
        while (next(in, line)) {
            byte[] bytes = text(line).getBytes(ISO_8859_1);
            WireMessage message = parser.parse(bytes, 0, bytes.length);
            if (message instanceof EndOfReply) {
                return new SpoolStart(offset + line.size(), version, Optional.empty(), true);
            }
            long micros = ReplySpool.localMicros(message);
            LocalDateTime now = micros == EventHeader.ABSENT ? second : ReplySpool.second(micros);
            if (now != null && !now.equals(second)) {
                if (second != null && now.isBefore(second)) {
                    return ANEW;
                }
                second = now;
                beginOfSecond = offset;
            }
            offset += line.size();
        }
        return second == null || !canGoOn(kind)
                ? ANEW
                : new SpoolStart(beginOfSecond, version, Optional.of(second), false);
    }

    private static boolean canGoOn(HistoryKind kind) {
        return kind.isTicks() || kind.span().orElseThrow().unit() == BarUnit.SECOND;
    }

    /** Reads a line with its end; false where there is no further one that is whole. */
    private static boolean next(InputStream in, ByteArrayOutputStream line) throws IOException {
        line.reset();
        for (int it = in.read(); it >= 0 && line.size() < MAX_LINE_BYTES; it = in.read()) {
            line.write(it);
            if (it == '\n') {
                return true;
            }
        }
        return false;
    }

    private static String text(ByteArrayOutputStream line) {
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
