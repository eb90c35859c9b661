package io.groundswell.connectors.clickhouse.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;

/** Book snapshots that their table refuses, in words: they are made of events, not sent again. */
final class RefusedSnapshots implements RefusedRows<DatedSnapshot> {
    private static final long serialVersionUID = 1L;

    @Override
    public DeadLetter letter(DatedSnapshot row, String table, String reason) {
        BookSnapshot snapshot = row.snapshot();
        return new DeadLetter(
                new Defect(
                        DefectReason.REFUSED_BY_STORE,
                        snapshot.symbol(),
                        table + "/" + snapshot.symbol() + "/" + snapshot.timeNanos(),
                        snapshot.sequence(),
                        snapshot.timeNanos(),
                        table + ": " + reason,
                        ""),
                snapshot.symbol().getBytes(US_ASCII),
                snapshot.toString().getBytes(UTF_8));
    }

    @Override
    public RowLayout<DeadLetter> layout() {
        return new DeadLetterRows();
    }
}
