package io.groundswell.connectors.clickhouse.schema;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.StoredTables;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the columns of the tables are those that the layouts write and read. */
final class SchemaDrift {
    private static final String COLUMNS_OF_ALL =
            "SELECT table, name, type, default_kind FROM system.columns"
                    + " WHERE database = currentDatabase()";

    private SchemaDrift() {}

    /** How a column stands in a table. */
    record Stored(String type, String defaultKind) {}

    static void check(ClickHouse clickHouse) throws IOException {
        Map<String, Map<String, Stored>> tables = new HashMap<>();
        for (List<String> row : clickHouse.table(COLUMNS_OF_ALL)) {
            tables.computeIfAbsent(row.get(0), table -> new HashMap<>())
                    .put(row.get(1), new Stored(row.get(2), row.get(3)));
        }
        for (RowLayout<?> layout : StoredTables.all()) {
            String drift = drift(layout, tables.getOrDefault(layout.table(), Map.of()));
            if (!drift.isEmpty()) {
                throw new SchemaException(
                        clickHouse.database()
                                + '.'
                                + layout.table()
                                + " was changed by hand: "
                                + drift
                                + "; put it back, or use another database");
            }
        }
    }

    /** The first difference in words; empty for none. */
    static String drift(RowLayout<?> layout, Map<String, Stored> stored) {
        Map<String, Stored> rest = new HashMap<>(stored);
        for (Column column : layout.columns()) {
            Stored found = rest.remove(column.name());
            if (found == null) {
                return "it has no column " + column.name();
            }
            if (!found.type().equals(column.type())) {
                return column.name() + " is " + found.type() + ", not " + column.type();
            }
        }
        for (Map.Entry<String, Stored> column : rest.entrySet()) {
            if (column.getValue().defaultKind().isEmpty()) {
                return "nothing writes its column " + column.getKey();
            }
        }
        return "";
    }
}
