package io.groundswell.connectors.iqfeed.collector;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.groundswell.connectors.iqfeed.collector.JsonlNote.Kind;
import io.groundswell.connectors.iqfeed.wire.LineBlock;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.SortedMap;

/**
 * A capture as JSON lines, one for each line or mark: portable, and the same file again each time,
 * only longer, so that it can be copied by what copies the ends of files. Before them stands what
 * the capture's translator began with, and behind them that the epoch has ended, once it has: who
 * reads it all makes the events of it that the collector has told. An export that was begun before
 * there were such notes goes on without.
 *
 * <p>Fields: {@code sourceEpoch}, {@code receiveTimeNanos}, {@code port}, {@code kind} (LINES for a
 * line, else a mark) and {@code text}; of a note {@code sourceEpoch}, {@code note} (BEGIN or END),
 * {@code name} and {@code value}. Bytes beyond ASCII are told as the characters of ISO-8859-1.
 */
final class JsonlExport {
    private final JsonFactory json =
            new JsonFactoryBuilder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .rootValueSeparator("")
                    .build();
    private long lines;
    private long toSkip;

    /** How many JSON lines the last capture has. */
    long lines() {
        return lines;
    }

    /**
     * Writes the capture of an epoch, behind what an earlier export has written of it.
     *
     * @param out made if it is not there
     * @return what is to be said of it beside the number of its lines, or empty
     */
    String write(EpochFolder epoch, Path out) throws IOException {
        boolean isEnded = epoch.isFinished();
        SortedMap<String, String> begin = epoch.beginValues();
        toSkip = linesThere(out);
        lines = 0;
        if (toSkip == 0 && begin.isEmpty()) {
            return "nothing of it is published yet";
        }
        boolean isNoted = toSkip == 0 || beginsWithNote(out);
        try (CaptureReader reader = new CaptureReader(epoch.capture());
                Writer file =
                        Files.newBufferedWriter(
                                out, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                JsonGenerator line = json.createGenerator(file)) {
            if (isNoted) {
                for (Map.Entry<String, String> it : begin.entrySet()) {
                    note(epoch, Kind.BEGIN, it.getKey(), it.getValue(), line);
                }
            }
            for (CaptureRecord record = reader.next(); record != null; record = reader.next()) {
                if (record.kind() == CaptureKind.LINES) {
                    writeLines(epoch, record, line);
                } else {
                    write(epoch, record, record.text(), line);
                }
            }
            if (isNoted && isEnded) {
                note(epoch, Kind.END, "", "", line);
            }
            return reader.damage().isEmpty() ? "" : "ends with " + reader.damage();
        }
    }

    private static boolean beginsWithNote(Path out) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(out, US_ASCII)) {
            byte[] first = reader.readLine().getBytes(US_ASCII);
            return JsonlNote.parse(first, 0, first.length) != null;
        }
    }

    private void note(EpochFolder epoch, Kind kind, String name, String value, JsonGenerator line)
            throws IOException {
        if (++lines > toSkip) {
            new JsonlNote(epoch.sourceEpoch(), kind, name, value).write(line);
            line.writeRaw('\n');
        }
    }

    /** How many whole lines are there; what an interrupted export has left behind them goes. */
    private static long linesThere(Path out) throws IOException {
        if (!Files.exists(out)) {
            return 0;
        }
        long lines = 0;
        long whole = 0;
        long at = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(out))) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                at++;
                if (next == '\n') {
                    lines++;
                    whole = at;
                }
            }
        }
        try (FileChannel file = FileChannel.open(out, StandardOpenOption.WRITE)) {
            file.truncate(whole);
        }
        return lines;
    }

    /** The account's line holds a token that is nobody else's business; no event comes of it. */
    private static String masked(String text) {
        return text.startsWith("S,CUST,") ? "S,CUST,***" : text;
    }

    private void writeLines(EpochFolder epoch, CaptureRecord record, JsonGenerator line)
            throws IOException {
        LineBlock.forEachLine(
                record.block(),
                record.from(),
                record.to(),
                (bytes, from, to) ->
                        write(epoch, record, new String(bytes, from, to - from, ISO_8859_1), line));
    }

    private void write(EpochFolder epoch, CaptureRecord record, String text, JsonGenerator line)
            throws IOException {
        if (++lines <= toSkip) {
            return;
        }
        long time = record.receiveTimeNanos();
        new JsonlLine(epoch.sourceEpoch(), time, record.port(), record.kind(), masked(text))
                .write(line);
        line.writeRaw('\n');
    }
}
