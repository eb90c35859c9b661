package io.groundswell.model.book;

import io.groundswell.model.event.DepthMode;

/** The fast book keeps the contract. */
class LadderOrderBookTest extends OrderBookContract {
    @Override
    protected OrderBook newBook(DepthMode mode) {
        return new LadderOrderBook(mode);
    }
}
