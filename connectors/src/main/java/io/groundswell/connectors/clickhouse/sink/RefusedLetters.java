package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;

/**
 * Dead letters that even their own table refuses: without their bytes, which may be what it does
 * not like; where they came from tells where those are.
 */
final class RefusedLetters implements RefusedRows<DeadLetter> {
    private static final long serialVersionUID = 1L;
    private static final byte[] NONE = {};

    @Override
    public DeadLetter letter(DeadLetter row, String table, String reason) {
        Defect defect = row.defect();
        return new DeadLetter(
                new Defect(
                        DefectReason.REFUSED_BY_STORE,
                        "",
                        defect.source(),
                        defect.position(),
                        defect.eventTimeNanos(),
                        table + ": " + reason + "; it was " + defect.reason(),
                        ""),
                NONE,
                NONE);
    }

    @Override
    public RowLayout<DeadLetter> layout() {
        return new DeadLetterRows();
    }
}
