package io.groundswell.model.book;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Side;

/** Puts a fault into words for a person. Called only when there is one. */
final class FaultDetail {
    private FaultDetail() {}

    static String of(DepthUpdate row, FaultKind kind, OrderBook book) {
        StringBuilder text = new StringBuilder();
        text.append(row.action()).append(' ').append(row.side());
        switch (row.mode()) {
            case BY_ORDER -> text.append(" order ").append(row.orderId());
            case MARKET_MAKER -> text.append(" market maker ").append(row.marketMaker());
            case PRICE_LEVEL, TOP_OF_BOOK -> text.append(" level");
        }
        text.append(" size ").append(row.size()).append(" at ").append(price(row.price()));
        return text.append(": ").append(reason(row, kind, book)).toString();
    }

    private static String reason(DepthUpdate row, FaultKind kind, OrderBook book) {
        return switch (kind) {
            case UNKNOWN_ID -> "not among the " + book.rows(row.side()) + " rows of its side";
            case DUPLICATE_ID -> "was there already; the newer one stands";
            case EXCESS_SIZE -> "less than that was left; removed";
            case NEGATIVE_SIZE -> "no row can have that size; not applied";
            case NO_PRICE -> "cannot stand without a price; not applied";
            case WRONG_MODE -> "the book is kept by " + book.mode() + "; not applied";
            case TOO_MANY_ROWS -> "its side is full, not applied";
            case NONE, GAP, DISCONNECTED, CROSSED -> kind.toString();
        };
    }

    static String of(FeedStatus status) {
        return status.reason()
                + " (last before "
                + time(status.firstLostNanos())
                + ", first after "
                + time(status.lastLostNanos())
                + ")";
    }

    static String of(Quote quote) {
        return "bid " + quote.bidSize() + ", ask " + quote.askSize() + ": not applied";
    }

    static String ofMode(DepthMode announced, OrderBook book) {
        return "snapshot by "
                + announced
                + ", the book is kept by "
                + book.mode()
                + "; not applied";
    }

    static String ofCross(OrderBook book, long sinceNanos) {
        long bid = book.bestPrice(Side.BID);
        long ask = book.bestPrice(Side.ASK);
        return "bid " + bid + " above ask " + ask + " since " + sinceNanos;
    }

    private static String price(long price) {
        return price == EventHeader.ABSENT ? "no price" : Long.toString(price);
    }

    private static String time(long nanos) {
        return nanos == EventHeader.ABSENT ? "unknown" : Long.toString(nanos);
    }
}
