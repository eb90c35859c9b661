package io.groundswell.connectors.clickhouse.sink;

import io.groundswell.connectors.clickhouse.rows.MarketTables;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.HistoryBar;
import java.time.LocalDate;
import java.util.List;

/** Market events in the raw tables of their kinds. */
final class MarketChoice implements TableChoice<DatedEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public RowLayout<DatedEvent> of(DatedEvent row) {
        return MarketTables.of(row.event());
    }

    @Override
    public List<RowLayout<DatedEvent>> all() {
        return MarketTables.all();
    }

    @Override
    public int partitionOf(DatedEvent row) {
        return row.event() instanceof HistoryBar
                ? LocalDate.ofEpochDay(row.tradingDay()).getYear()
                : row.tradingDay();
    }
}
