package io.groundswell.replay.imports;

import io.groundswell.model.quality.Defect;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Shows the first defects of an import to the person who runs it, and writes all of them to a file
 * where one is named: source, line, reason, detail and the raw line, with tabs between.
 */
final class DefectLog implements Consumer<Defect>, Closeable {
    private static final int SHOWN = 10;
    private static final int SHOWN_LENGTH = 120;

    private final PrintWriter err;
    private final BufferedWriter file;
    private long count;

    /**
     * A log that shows defects here.
     *
     * @param path the file to write, or null for none
     */
    DefectLog(Path path, PrintWriter err) throws IOException {
        this.err = err;
        this.file = path == null ? null : Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    }

    @Override
    public void accept(Defect defect) {
        count++;
        String raw = defect.raw().replace('\t', ' ');
        if (count <= SHOWN) {
            String start = raw.substring(0, Math.min(raw.length(), SHOWN_LENGTH));
            err.printf(
                    "groundswell: %s line %d: %s, %s: %s%n",
                    defect.source(), defect.position(), defect.reason(), defect.detail(), start);
        } else if (count == SHOWN + 1) {
            err.println("groundswell: further defects are counted" + seeFile());
        }
        if (file != null) {
            write(defect, raw);
        }
    }

    private String seeFile() {
        return file == null ? " (--defects FILE keeps them)" : " and kept";
    }

    private void write(Defect defect, String raw) {
        try {
            file.write(
                    String.join(
                            "\t",
                            defect.source(),
                            Long.toString(defect.position()),
                            defect.reason().name(),
                            defect.detail(),
                            raw));
            file.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
