package io.groundswell.model.book;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Side;

/** The hash of a book's content, as {@link OrderBook#stateHash} defines it. Cost: every row. */
final class StateHash {
    private StateHash() {}

    static long of(OrderBook book) {
        boolean withId = book.mode() == DepthMode.BY_ORDER || book.mode() == DepthMode.MARKET_MAKER;
        XxHash64 hash = new XxHash64();
        RowVisitor adder =
                (side, id, price, size, rank) -> {
                    hash.add((long) side.code());
                    hash.add(price);
                    hash.add(size);
                    if (withId) {
                        hash.add(id);
                    }
                };
        book.forEachRow(Side.BID, adder);
        book.forEachRow(Side.ASK, adder);
        return hash.digest();
    }
}
