package io.groundswell.jobs.demo;

import io.groundswell.model.event.Trade;
import io.groundswell.model.session.TradeEligibility;
import io.groundswell.model.session.TradeUse;

/**
 * A trade as the page draws it.
 *
 * @param timeNanos its order time, nanoseconds UTC
 * @param price in the day's price units
 * @param size in the day's size units
 * @param aggressor code of {@link io.groundswell.model.event.Aggressor}
 * @param met what it met: one of the constants
 * @param setsLast whether it counts as a last sale
 */
record TradeDot(long timeNanos, long price, long size, int aggressor, int met, boolean setsLast) {
    /** Displayed liquidity, or the feed does not say. */
    static final int BOOK = 0;

    /** Hidden liquidity. */
    static final int HIDDEN = 1;

    /** An auction or a cross. */
    static final int AUCTION = 2;

    /** Made off the exchanges. */
    static final int OFF_EXCHANGE = 3;

    private static final int MET_SHIFT = 2;
    private static final int NOT_LAST = 16;

    /** The trade with its price and size in other units. */
    static TradeDot of(Trade trade, long price, long size) {
        TradeUse use = TradeEligibility.of(trade);
        boolean setsLast = use.hasAny(TradeUse.LAST | TradeUse.EXTENDED_LAST);
        return new TradeDot(
                trade.eventTimeNanos(),
                price,
                size,
                trade.aggressor().code(),
                met(trade, use),
                setsLast);
    }

    private static int met(Trade trade, TradeUse use) {
        if (use.has(TradeUse.OFF_EXCHANGE)) {
            return OFF_EXCHANGE;
        }
        return switch (trade.liquidity()) {
            case HIDDEN -> HIDDEN;
            case AUCTION -> AUCTION;
            case DISPLAYED, UNKNOWN -> BOOK;
        };
    }

    /** Aggressor, what it met, and whether it is no last sale, in five bits. */
    int kind() {
        return aggressor | met << MET_SHIFT | (setsLast ? 0 : NOT_LAST);
    }
}
