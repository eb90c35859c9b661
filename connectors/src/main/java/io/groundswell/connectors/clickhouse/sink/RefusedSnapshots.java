package io.groundswell.connectors.clickhouse.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.groundswell.connectors.clickhouse.rows.BookSnapshotRows;
import io.groundswell.connectors.clickhouse.rows.DeadLetterRows;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.contract.TableNames;
import io.groundswell.model.quality.DeadLetter;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import java.util.Optional;

/** Book snapshots that their table refuses, in words: they are made of events, not sent again. */
final class RefusedSnapshots implements RefusedRows<DatedSnapshot> {
    private static final long serialVersionUID = 1L;

    private static final String MISFIT =
            "a number of more than 8 decimal places, or of 10,000,000,000 and more, or a time"
                    + " outside 1971 to 2099";

    /** The letter of a snapshot that the table cannot hold; empty where it can. */
    static Optional<DeadLetter> misfit(DatedSnapshot row) {
        return BookSnapshotRows.fits(row.snapshot())
                ? Optional.empty()
                : Optional.of(
                        new RefusedSnapshots().letter(row, TableNames.BOOK_SNAPSHOTS, MISFIT));
    }

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
