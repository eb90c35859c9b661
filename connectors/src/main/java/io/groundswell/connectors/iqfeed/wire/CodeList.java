package io.groundswell.connectors.iqfeed.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a list of codes from the file beside the classes; its last column may hold commas. */
final class CodeList {
    private CodeList() {}

    static <T> List<T> read(String file, int columns, Function<List<String>, T> row) {
        try (InputStream in = CodeList.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + file);
            }
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> row.apply(cells(line, columns)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    private static List<String> cells(String line, int columns) {
        List<String> cells = new ArrayList<>(columns);
        int from = 0;
        while (cells.size() < columns - 1) {
            int comma = line.indexOf(',', from);
            cells.add(line.substring(from, comma));
            from = comma + 1;
        }
        cells.add(line.substring(from));
        return cells;
    }
}
