package io.groundswell.jobs.run;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.rows.EventColumns;
import io.groundswell.model.contract.TableNames;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many rows a database holds. */
public final class StoredRows {
    private StoredRows() {}

    /** Rows of each symbol in a table as they lie there, without FINAL. */
    public static Map<String, Long> bySymbol(ClickHouse clickHouse, String table)
            throws IOException {
        String symbol = EventColumns.SYMBOL.name();
        Map<String, Long> counts = new HashMap<>();
        for (List<String> row :
                clickHouse.table(
                        "SELECT " + symbol + ", count() FROM " + table + " GROUP BY " + symbol)) {
            counts.put(row.get(0), Long.parseLong(row.get(1)));
        }
        return counts;
    }

    /** Dead letters, each once. */
    public static long deadLetters(ClickHouse clickHouse) throws IOException {
        String count = "SELECT count() FROM " + TableNames.DEAD_LETTERS + " FINAL";
        return Long.parseLong(clickHouse.table(count).get(0).get(0));
    }
}
