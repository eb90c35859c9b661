package io.groundswell.connectors.latency;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;

/** Which events say when they happened: trades and quotes that are told as they happen. */
public final class EventTimes {
    private static final int NOT_NOW = EventFlags.SUMMARY | EventFlags.BACKFILLED;

    private EventTimes() {}

    /** When the feed says that it happened, nanoseconds since 1970, or ABSENT. */
    public static long feedNanos(MarketEvent event) {
        EventHeader header = event.header();
        boolean tells = (event instanceof Trade || event instanceof Quote) && !header.has(NOT_NOW);
        return tells ? header.feedTimeNanos() : EventHeader.ABSENT;
    }
}
