package io.groundswell.replay.inject;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Trade;

/**
 * The market upside down: bids are offers, buyers are sellers, prices are below zero. A seller's
 * injection is a buyer's in the mirror, so that no rule is written twice. Its own inverse.
 */
final class Mirror {
    private Mirror() {}

    static MarketEvent of(MarketEvent event) {
        if (event instanceof DepthUpdate row) {
            return new DepthUpdate(
                    row.header(),
                    row.mode(),
                    row.action(),
                    row.side() == Side.BID ? Side.ASK : Side.BID,
                    -row.price(),
                    row.size(),
                    row.orderId(),
                    row.priority(),
                    row.marketMaker(),
                    row.orderCount());
        }
        if (event instanceof Trade trade) {
            return trade.withExecution(
                    -trade.price(),
                    trade.size(),
                    of(trade.aggressor()),
                    trade.liquidity(),
                    trade.restingOrderId());
        }
        if (event instanceof BookClear clear) {
            boolean bids = clear.asks();
            boolean asks = clear.bids();
            return new BookClear(clear.header(), bids, asks);
        }
        return event;
    }

    private static Aggressor of(Aggressor aggressor) {
        return switch (aggressor) {
            case BUYER -> Aggressor.SELLER;
            case SELLER -> Aggressor.BUYER;
            default -> aggressor;
        };
    }
}
