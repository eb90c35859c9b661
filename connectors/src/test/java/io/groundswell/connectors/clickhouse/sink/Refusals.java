package io.groundswell.connectors.clickhouse.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.groundswell.connectors.clickhouse.rows.Column;
import io.groundswell.connectors.clickhouse.rows.RowInput;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.connectors.clickhouse.rows.RowOutput;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.util.List;

/** Refused readings as dead letters, in a small table of two columns. */
final class Refusals implements RefusedRows<Reading> {
    static final String DDL =
            "CREATE TABLE refusals (id Int64, why String) ENGINE = MergeTree ORDER BY id SETTINGS"
                    + " non_replicated_deduplication_window = 1000";

    private static final long serialVersionUID = 1L;

    @Override
    public DeadLetter letter(Reading row, String table, String reason) {
        Defect defect =
                new Defect(
                        DefectReason.REFUSED_BY_STORE,
                        "",
                        table,
                        row.id(),
                        EventHeader.ABSENT,
                        reason,
                        "");
        return new DeadLetter(defect, new byte[0], row.note().getBytes(US_ASCII));
    }

    @Override
    public RowLayout<DeadLetter> layout() {
        return new Layout();
    }

    private static final class Layout implements RowLayout<DeadLetter> {
        private static final long serialVersionUID = 1L;

        @Override
        public String table() {
            return "refusals";
        }

        @Override
        public List<Column> columns() {
            return List.of(new Column("id", "Int64"), new Column("why", "String"));
        }

        @Override
        public void write(DeadLetter row, RowOutput out) {
            out.int64(row.defect().position());
            out.text(row.defect().detail());
        }

        @Override
        public DeadLetter read(RowInput in) {
            throw new UnsupportedOperationException("dead letters are not taken apart");
        }
    }
}
