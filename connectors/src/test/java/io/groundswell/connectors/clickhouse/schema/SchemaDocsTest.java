package io.groundswell.connectors.clickhouse.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.StoredTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The documentation of the tables against their files, and these against the layouts. */
class SchemaDocsTest {
    private static final Pattern TABLE = Pattern.compile("CREATE TABLE IF NOT EXISTS (\\w+)");
    private static final Pattern COLUMN = Pattern.compile("(?m)^ {4}([a-z_]+) [A-Z]");
    private static final Pattern DOCUMENTED =
            Pattern.compile("(?m)^## (\\w+)|^\\| (\\w+) \\| .+ \\|");

    /** Columns that the server fills in by itself, in every table. */
    private static final List<String> NOT_WRITTEN =
            List.of("feed_time", "receive_time", "inserted_at", "replayed_at", "version");

    private static Map<String, List<String>> columnsInFiles() {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        for (Migration step : Migrations.bundled().steps()) {
            Matcher table = TABLE.matcher(step.statement());
            if (table.find()) {
                String columns = step.statement();
                columns = columns.substring(0, columns.indexOf("ENGINE"));
                tables.put(
                        table.group(1),
                        COLUMN.matcher(columns).results().map(it -> it.group(1)).toList());
            }
        }
        return tables;
    }

    private static Map<String, List<String>> columnsInDocumentation() throws IOException {
        Path readme =
                Path.of(System.getProperty("groundswell.root", ".."))
                        .resolve("docker/clickhouse/README.md");
        Map<String, List<String>> tables = new LinkedHashMap<>();
        List<String> columns = new ArrayList<>();
        Matcher lines = DOCUMENTED.matcher(Files.readString(readme, UTF_8));
        while (lines.find()) {
            if (lines.group(1) != null) {
                columns = new ArrayList<>();
                tables.put(lines.group(1), columns);
            } else if (!lines.group(2).equals("column")) {
                columns.add(lines.group(2));
            }
        }
        return tables;
    }

    @Test
    void shouldDocumentExactlyTheColumnsOfEveryTable() throws IOException {
        assertThat(columnsInDocumentation()).containsAllEntriesOf(columnsInFiles());
        assertThat(columnsInFiles()).hasSize(StoredTables.all().size());
    }

    @Test
    void shouldWriteEveryColumnThatTheServerDoesNotFillIn() {
        Map<String, List<String>> files = columnsInFiles();
        for (RowLayout<?> layout : StoredTables.all()) {
            List<String> expected = new ArrayList<>(files.get(layout.table()));
            expected.removeAll(NOT_WRITTEN);
            assertThat(layout.columns())
                    .as(layout.table())
                    .extracting(Column::name)
                    .containsExactlyElementsOf(expected);
        }
    }
}
