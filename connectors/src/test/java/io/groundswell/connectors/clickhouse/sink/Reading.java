package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.RowInput;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import java.io.IOException;
import java.util.List;

/**
 * A row of a small table, of which the server takes only values from 0 on.
 *
 * @param day days since 1970, the partition
 */
record Reading(long id, int day, long value, String note) {
    static final String TABLE = "readings";

    /** A table that shows a row as often as it was stored. */
    static final String PLAIN = ddl("MergeTree");

    /** A table in which rows of the same id become one. */
    static final String REPLACING = ddl("ReplacingMergeTree");

    static final RowLayout<Reading> LAYOUT = new Layout();

    static Reading of(long id) {
        return new Reading(id, 16_000, id, "n" + id);
    }

    private static String ddl(String engine) {
        return "CREATE TABLE readings (id Int64, day Date, value Int64, note String, inserted_at"
                + " DateTime DEFAULT now(), CONSTRAINT positive CHECK value >= 0) ENGINE = "
                + engine
                + " ORDER BY id PARTITION BY day SETTINGS"
                + " non_replicated_deduplication_window = 1000";
    }

    private static final class Layout implements RowLayout<Reading> {
        private static final long serialVersionUID = 1L;

        @Override
        public String table() {
            return TABLE;
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    new Column("id", "Int64"),
                    new Column("day", "Date"),
                    new Column("value", "Int64"),
                    new Column("note", "String"));
        }

        @Override
        public void write(Reading row, RowOutput out) {
            out.int64(row.id);
            out.int16(row.day);
            out.int64(row.value);
            out.text(row.note);
        }

        @Override
        public Reading read(RowInput in) throws IOException {
            return new Reading(in.int64(), in.uint16(), in.int64(), in.text());
        }

        private Object readResolve() {
            return LAYOUT;
        }
    }
}
