package io.groundswell.connectors.clickhouse.rows;

import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.List;

/** What the layouts of the raw tables share: the header and the trading date in front. */
abstract class EventRows implements RowLayout<DatedEvent> {
    private static final long serialVersionUID = 1L;

    /** Whether events of this kind are rows of this table. */
    abstract boolean takes(MarketEvent event);

    /** Appends the columns behind the header. */
    abstract void writeEvent(MarketEvent event, RowOutput out);

    /** Takes the columns behind the header. */
    abstract MarketEvent readEvent(EventHeader header, RowInput in) throws IOException;

    @Override
    public final void write(DatedEvent row, RowOutput out) {
        MarketEvent event = row.event();
        if (!takes(event)) {
            throw new IllegalArgumentException(
                    table() + " takes no " + event.getClass().getSimpleName());
        }
        EventColumns.write(event.header(), row.tradingDay(), out);
        writeEvent(event, out);
    }

    @Override
    public final DatedEvent read(RowInput in) throws IOException {
        try {
            String symbol = in.text();
            int tradingDay = in.uint16();
            return new DatedEvent(readEvent(EventColumns.read(symbol, in), in), tradingDay);
        } catch (IllegalArgumentException e) {
            throw new IOException("no row of " + table() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public final String around(List<DatedEvent> rows) {
        KeyRanges ranges = new KeyRanges();
        for (DatedEvent row : rows) {
            MarketEvent event = row.event();
            ranges.add(event.symbol(), row.tradingDay(), event.eventTimeNanos());
        }
        return ranges.condition();
    }

    @Override
    public final EventPosition key(DatedEvent row) {
        return EventPosition.of(row.event().header());
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof EventRows that && that.table().equals(table());
    }

    @Override
    public final int hashCode() {
        return table().hashCode();
    }

    @Override
    public final String toString() {
        return table();
    }
}
