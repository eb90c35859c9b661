package io.groundswell.connectors.clickhouse.rows;

import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.MarketEvent;
import java.util.List;

/** The seven raw tables, and which of them an event belongs to. */
public final class MarketTables {
    private static final List<EventRows> ALL =
            // The tables with the most rows first: they are asked first.
            List.of(
                    new DepthRows(),
                    new QuoteRows(),
                    new TickRows(),
                    new HistoryBarRows(),
                    new StatusRows(),
                    new InstrumentRows(),
                    new FundamentalsRows());

    private MarketTables() {}

    /**
     * The table of an event.
     *
     * @throws IllegalArgumentException for a heartbeat, which is never stored
     */
    public static RowLayout<DatedEvent> of(MarketEvent event) {
        for (EventRows rows : ALL) {
            if (rows.takes(event)) {
                return rows;
            }
        }
        throw new IllegalArgumentException(
                event.getClass().getSimpleName() + " has no table: it is never stored");
    }

    /** Every raw table. */
    public static List<RowLayout<DatedEvent>> all() {
        return List.copyOf(ALL);
    }
}
