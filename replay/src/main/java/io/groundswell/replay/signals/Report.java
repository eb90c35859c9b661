package io.groundswell.replay.signals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.groundswell.connectors.TextTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tables and plots with words between them, as one page that needs nothing else, and as JSON. */
final class Report {
    private static final String STYLE =
            "body{font:15px/1.5 system-ui,sans-serif;color:#1d2733;max-width:1060px;margin:2em"
                + " auto;padding:0 1em}h1{font-size:1.6em}h2{margin-top:2em;border-bottom:1px solid"
                + " #d8dee6}table{border-collapse:collapse;margin:1em 0}th,td{padding:.25em"
                + " .8em;text-align:right;border-bottom:1px solid"
                + " #e6eaef;font-variant-numeric:tabular-nums}"
                + "th{background:#f4f6f9}th:first-child,td:first-child{text-align:left}"
                + ".ok{color:#136f3a}.off{color:#b3261e;font-weight:600}"
                + "p{max-width:52em}svg{width:100%;height:auto}";

    private final String title;
    private final List<Part> parts = new ArrayList<>();

    private sealed interface Part permits Table, Words, Heading, Plot {}

    /** Cells that begin with {@value #OK} or {@value #OFF} are marked. */
    private record Table(String name, List<String> heads, List<List<String>> rows)
            implements Part {}

    private record Words(String text) implements Part {}

    private record Heading(String text) implements Part {}

    private record Plot(String svg) implements Part {}

    static final String OK = "✓ ";
    static final String OFF = "✗ ";

    Report(String title) {
        this.title = title;
    }

    void heading(String text) {
        parts.add(new Heading(text));
    }

    void words(String text) {
        parts.add(new Words(text));
    }

    void plot(String svg) {
        parts.add(new Plot(svg));
    }

    /**
     * Adds a table.
     *
     * @param name of it in the JSON
     */
    void table(String name, List<String> heads, List<List<String>> rows) {
        for (List<String> row : rows) {
            if (row.size() != heads.size()) {
                throw new IllegalArgumentException(name + ": " + row + " under " + heads);
            }
        }
        parts.add(new Table(name, List.copyOf(heads), List.copyOf(rows)));
    }

    void writeHtml(Path file) throws IOException {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style><h1>")
                .append(escaped(title))
                .append("</h1>\n");
        for (Part part : parts) {
            if (part instanceof Table table) {
                write(table, page);
            } else if (part instanceof Heading heading) {
                page.append("<h2>").append(escaped(heading.text())).append("</h2>\n");
            } else if (part instanceof Words words) {
                page.append("<p>").append(escaped(words.text())).append("</p>\n");
            } else if (part instanceof Plot plot) {
                page.append(plot.svg()).append('\n');
            }
        }
        page.append("</html>\n");
        Files.writeString(file, page, StandardCharsets.UTF_8);
    }

    private static void write(Table table, StringBuilder page) {
        page.append("<table><tr>");
        table.heads().forEach(head -> page.append("<th>").append(escaped(head)).append("</th>"));
        page.append("</tr>\n");
        for (List<String> row : table.rows()) {
            page.append("<tr>");
            for (String cell : row) {
                String mark = cell.startsWith(OK) ? "ok" : cell.startsWith(OFF) ? "off" : "";
                page.append(mark.isEmpty() ? "<td>" : "<td class=\"" + mark + "\">")
                        .append(escaped(cell))
                        .append("</td>");
            }
            page.append("</tr>\n");
        }
        page.append("</table>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    void writeJson(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode all = mapper.createObjectNode();
        all.put("title", title);
        for (Part part : parts) {
            if (part instanceof Table table) {
                ArrayNode rows = all.putArray(table.name());
                for (List<String> row : table.rows()) {
                    ObjectNode object = rows.addObject();
                    for (int i = 0; i < row.size(); i++) {
                        object.put(table.heads().get(i), row.get(i));
                    }
                }
            }
        }
        mapper.writeValue(file.toFile(), all);
    }

    /** Prints headings and tables, without words and plots. */
    void print(PrintWriter out) {
        for (Part part : parts) {
            if (part instanceof Heading heading) {
                out.println();
                out.println(heading.text());
            } else if (part instanceof Table table) {
                TextTable text = new TextTable(table.heads().toArray(String[]::new));
                table.rows().forEach(row -> text.row(row.toArray(String[]::new)));
                text.print(out);
                out.println();
            }
        }
        out.flush();
    }
}
