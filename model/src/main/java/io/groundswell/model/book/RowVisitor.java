package io.groundswell.model.book;

import io.groundswell.model.event.Side;

/** Receives rows of a book: orders, price levels or market makers, by its mode. */
@FunctionalInterface
public interface RowVisitor {
    /**
     * One row.
     *
     * @param id the order id; the price in mode PRICE_LEVEL; the packed name in mode MARKET_MAKER
     *     ({@link MarketMakerName})
     * @param rank place in the queue of its price, lower is earlier, compared unsigned; in mode
     *     PRICE_LEVEL, where nothing queues, the venue's order count
     */
    void row(Side side, long id, long price, long size, long rank);
}
