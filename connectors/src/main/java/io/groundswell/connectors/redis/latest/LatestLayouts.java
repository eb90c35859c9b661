package io.groundswell.connectors.redis.latest;

import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.event.MarketEvent;
import java.util.List;

/** What of a stream of values Redis is to have. */
public final class LatestLayouts {
    private LatestLayouts() {}

    /** The latest quote and trade of each symbol, and its latest trades in a stream. */
    public static List<LatestLayout<MarketEvent>> ofEvents() {
        return List.of(new QuoteLayout(), new LastTradeLayout(), new TicksLayout());
    }

    /** The latest order book, and whether it can be relied on. */
    public static List<LatestLayout<BookSnapshot>> ofSnapshots() {
        return List.of(new BookLayout(), new ConditionLayout());
    }

    /** The last fault of each order book, told beside whether it can be relied on. */
    public static List<LatestLayout<BookFault>> ofFaults() {
        return List.of(new FaultLayout());
    }
}
