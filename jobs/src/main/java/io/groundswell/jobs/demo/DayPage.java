package io.groundswell.jobs.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.groundswell.jobs.run.ResultLines;
import io.groundswell.model.contract.OutputNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A page that shows what came out of a run of the order-book job over recorded days. One file that
 * needs nothing else, neither network nor server.
 *
 * <p>Tapes and results are streamed: memory is some megabytes per symbol and trading date, whatever
 * their length. The page takes at most about one megabyte for each.
 */
final class DayPage {
    private static final String STYLE_MARK = "/*STYLE*/";
    private static final String SCRIPT_MARK = "/*SCRIPT*/";
    private static final String DATA_MARK = "<!--DATA-->";

    private static final List<String> SCRIPTS =
            List.of("day-data.js", "day-picture.js", "day-panels.js", "day-page.js");

    private DayPage() {}

    /**
     * Writes the page, with every symbol that the job gave a summary of.
     *
     * @param html the file to write, replaced where there is one
     * @param tapes what the job read
     * @param results the folder that holds one folder for each kind of result
     * @throws IOException where a tape is damaged, a result is not what the job writes, or the disk
     *     does not do its part
     */
    static void write(Path html, List<Path> tapes, Path results) throws IOException {
        Map<String, JsonNode> summaries = new HashMap<>();
        ResultLines.forEach(
                results, OutputNames.BOOK_SUMMARIES, it -> summaries.put(symbol(it), it));
        RecordedDays days = RecordedDays.of(tapes, summaries.keySet());
        SnapshotLines.forEach(
                results, row -> days.at(row.symbol, row.timeNanos, day -> day.sample(row)));
        days.all().forEach(SymbolDay::openCanvas);
        SnapshotLines.forEach(
                results, row -> days.at(row.symbol, row.timeNanos, day -> day.draw(row)));
        days.all().forEach(SymbolDay::closeCanvas);
        ResultLines.forEach(
                results,
                OutputNames.BOOK_FAULTS,
                it -> days.at(symbol(it), time(it), day -> day.faults().add(it)));
        ResultLines.forEach(
                results,
                OutputNames.DEAD_LETTERS,
                it -> days.at(symbol(it), time(it), day -> day.defects().add(it)));
        try (Writer page = Files.newBufferedWriter(html)) {
            write(page, days, summaries);
        }
    }

    private static String symbol(JsonNode result) {
        return result.path("symbol").asText();
    }

    private static long time(JsonNode result) {
        return result.path("timeNanos").asLong();
    }

    private static void write(Writer page, RecordedDays days, Map<String, JsonNode> summaries)
            throws IOException {
        String template = resource("day-page.html").replace(STYLE_MARK, resource("day-page.css"));
        int data = template.indexOf(DATA_MARK);
        int script = template.indexOf(SCRIPT_MARK);
        page.write(template, 0, data);
        for (SymbolDay day : days.all()) {
            page.write("<script type=\"application/json\" class=\"day\">");
            page.write(PageData.of(day, summaries.get(day.instrument().symbol())));
            page.write("</script>\n");
        }
        page.write(template, data + DATA_MARK.length(), script - data - DATA_MARK.length());
        for (String part : SCRIPTS) {
            page.write(resource(part));
        }
        page.write(template.substring(script + SCRIPT_MARK.length()));
    }

    private static String resource(String name) throws IOException {
        try (InputStream bytes = DayPage.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
