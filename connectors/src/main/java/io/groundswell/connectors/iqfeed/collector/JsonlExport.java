package io.groundswell.connectors.iqfeed.collector;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A capture as JSON lines, one for each line or mark: portable, and the same file again each time,
 * only longer, so that it can be copied by what copies the ends of files.
 *
 * <p>Fields: {@code sourceEpoch}, {@code receiveTimeNanos}, {@code port}, {@code kind} (LINES for a
 * line, else a mark) and {@code text}. Bytes beyond ASCII are told as the characters of ISO-8859-1.
 */
final class JsonlExport {
    private final JsonFactory json =
            new JsonFactoryBuilder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .rootValueSeparator("")
                    .build();
    private long lines;

    /** How many JSON lines were written. */
    long lines() {
        return lines;
    }

    /**
     * Writes the capture of an epoch.
     *
     * @param out replaced if it is there
     */
    void write(EpochFolder epoch, Path out) throws IOException {
        try (CaptureReader reader = new CaptureReader(epoch.capture());
                Writer file = Files.newBufferedWriter(out);
                JsonGenerator line = json.createGenerator(file)) {
            for (CaptureRecord record = reader.next(); record != null; record = reader.next()) {
                if (record.kind() == CaptureKind.LINES) {
                    writeLines(epoch, record, line);
                } else {
                    write(epoch, record, record.text(), line);
                }
            }
        }
    }

    private void writeLines(EpochFolder epoch, CaptureRecord record, JsonGenerator line)
            throws IOException {
        String block = record.text();
        int from = 0;
        for (int to = block.indexOf('\n'); to >= 0; to = block.indexOf('\n', from)) {
            int end = to > from && block.charAt(to - 1) == '\r' ? to - 1 : to;
            if (end > from) {
                write(epoch, record, block.substring(from, end), line);
            }
            from = to + 1;
        }
    }

    private void write(EpochFolder epoch, CaptureRecord record, String text, JsonGenerator line)
            throws IOException {
        long time = record.receiveTimeNanos();
        new JsonlLine(epoch.sourceEpoch(), time, record.port(), record.kind(), text).write(line);
        line.writeRaw('\n');
        lines++;
    }
}
