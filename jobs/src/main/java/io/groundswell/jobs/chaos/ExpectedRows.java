package io.groundswell.jobs.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.groundswell.jobs.run.ResultLines;
import io.groundswell.jobs.run.RowPrint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.collections.LongArrayList;

/** The rows of the undisturbed run, from the JSON lines that it wrote, as prints. */
final class ExpectedRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEFORE_SYMBOL = "{\"symbol\":\"";

    private ExpectedRows() {}

    /**
     * Reads one kind. Each symbol's rows are in one part, or in parts of one writer.
     *
     * @return the prints of each symbol's rows, in their order
     */
    static Map<String, LongArrayList> read(Path results, OutputKind kind) throws IOException {
        Map<String, LongArrayList> rows = new TreeMap<>();
        RowPrint print = new RowPrint();
        for (Path part : ResultLines.parts(results, kind.name())) {
            try (BufferedReader lines = Files.newBufferedReader(part)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String row = kind.isRaw() ? complaint(JSON.readTree(line)) : line;
                    rows.computeIfAbsent(symbol(line), any -> new LongArrayList())
                            .addLong(print.of(row.getBytes(UTF_8)));
                }
            }
        }
        return rows;
    }

    /** The first field of every row; read as JSON only where it is spelled in an unusual way. */
    private static String symbol(String line) throws IOException {
        int end = line.indexOf('"', BEFORE_SYMBOL.length());
        if (line.startsWith(BEFORE_SYMBOL) && end > 0) {
            String symbol = line.substring(BEFORE_SYMBOL.length(), end);
            if (symbol.indexOf('\\') < 0) {
                return symbol;
            }
        }
        return JSON.readTree(line).path("symbol").asText();
    }

    /** A dead letter's bytes are not in its line; what is wrong with it is. */
    private static String complaint(JsonNode deadLetter) {
        return CommittedRows.complaint(
                deadLetter.path("reason").asText(), deadLetter.path("detail").asText());
    }
}
