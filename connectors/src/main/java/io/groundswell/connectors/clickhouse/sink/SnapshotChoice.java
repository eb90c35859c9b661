package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.BookSnapshotRows;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.model.book.DatedSnapshot;
import java.util.List;

/** Book snapshots in their table, partitioned by their trading dates. */
final class SnapshotChoice implements TableChoice<DatedSnapshot> {
    private static final long serialVersionUID = 1L;
    private static final RowLayout<DatedSnapshot> LAYOUT = new BookSnapshotRows();

    @Override
    public RowLayout<DatedSnapshot> of(DatedSnapshot row) {
        return LAYOUT;
    }

    @Override
    public List<RowLayout<DatedSnapshot>> all() {
        return List.of(LAYOUT);
    }

    @Override
    public int partitionOf(DatedSnapshot row) {
        return row.tradingDay();
    }
}
