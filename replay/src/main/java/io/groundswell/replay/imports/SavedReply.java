package io.groundswell.replay.imports;

import io.groundswell.model.quality.Defect;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** A reply of IQFeed's history that was saved to a file as it came. */
public final class SavedReply {
    /** Whose data it is. */
    public static final String ATTRIBUTION = RecordingFormat.IQFEED.attribution();

    private SavedReply() {}

    /**
     * The days that it has rows of, oldest first; bars of days, weeks and months are one day
     * together, that of the newest.
     *
     * @param file the lines, with or without those that tell the version
     * @param symbol whose they are, which they do not tell
     * @param span how long its bars are; null for trades
     * @param label which end of a bar of seconds its time is; null where that is no question
     * @throws IOException where the file cannot be read or is no reply of history
     */
    public static List<DayImporter> days(Path file, String symbol, BarSpan span, BarLabel label)
            throws IOException {
        return HistoryImporter.of(ReplyText.ofFile(file), symbol, span, label);
    }

    /**
     * Writes what could not be taken to a file: source, line, reason, detail and the raw line, with
     * tabs between.
     */
    public static void save(List<Defect> defects, Path file) throws IOException {
        PrintWriter nobody = new PrintWriter(Writer.nullWriter());
        try (DefectLog log = new DefectLog(file, nobody)) {
            defects.forEach(log);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
