package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;

/** Market events that a table refuses, as the records that they were: they can be sent again. */
final class RefusedEvents implements RefusedRows<DatedEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public DeadLetter letter(DatedEvent row, String table, String reason) {
        EventHeader header = row.event().header();
        Defect defect =
                new Defect(
                        DefectReason.REFUSED_BY_STORE,
                        header.symbol(),
                        Defect.sourceOf(header),
                        header.sequence(),
                        header.eventTimeNanos(),
                        table + ": " + reason,
                        "");
        return FitFunction.letter(defect, row.event());
    }

    @Override
    public RowLayout<DeadLetter> layout() {
        return new DeadLetterRows();
    }
}
