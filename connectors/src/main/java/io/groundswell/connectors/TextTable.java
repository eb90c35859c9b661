package io.groundswell.connectors;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of text under a heading, each column as wide as its widest cell. */
public final class TextTable {
    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    /** A table with these headings and no row yet. */
    public TextTable(String... headings) {
        widths = new int[headings.length];
        row(headings);
    }

    /** A number of bytes, as a cell. */
    public static String size(long bytes) {
        return bytes < 1 << 20
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (1024.0 * 1024.0));
    }

    /** Adds a row of as many cells as there are headings. */
    public void row(String... cells) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], cells[i].length());
        }
        rows.add(cells);
    }

    /** Writes the headings and the rows. */
    public void print(PrintWriter out) {
        for (String[] cells : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < cells.length; i++) {
                line.append(cells[i]).append(" ".repeat(widths[i] - cells[i].length() + 2));
            }
            out.println(line.toString().stripTrailing());
        }
    }
}
