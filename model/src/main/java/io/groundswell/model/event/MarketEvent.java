package io.groundswell.model.event;

/**
 * Something that a feed told about one symbol (or, for a heartbeat, about time itself). Immutable.
 */
public sealed interface MarketEvent
        permits DepthUpdate,
                Quote,
                Trade,
                TradeCorrection,
                SnapshotBegin,
                SnapshotEnd,
                BookClear,
                FeedStatus,
                TradingStatus,
                Heartbeat,
                InstrumentDefined,
                Fundamentals,
                HistoryBar {

    /** Times, identity, order and units. */
    EventHeader header();

    /**
     * The same event with another header. That of a definition keeps the symbol that it defines.
     */
    MarketEvent withHeader(EventHeader other);

    /** Shorthand for the header's symbol. */
    default String symbol() {
        return header().symbol();
    }

    /** Shorthand for the header's topic. */
    default Topic topic() {
        return header().topic();
    }

    /** Shorthand for the order time, nanoseconds since 1970 UTC. */
    default long eventTimeNanos() {
        return header().eventTimeNanos();
    }
}
