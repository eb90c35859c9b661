package io.groundswell.model.book;

import io.groundswell.model.event.DepthMode;

/** The obvious book keeps the contract. */
class NaiveOrderBookTest extends OrderBookContract {
    @Override
    protected OrderBook newBook(DepthMode mode) {
        return new NaiveOrderBook(mode);
    }
}
