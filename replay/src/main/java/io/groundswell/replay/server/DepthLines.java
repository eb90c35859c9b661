package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.CommonMessage.SystemLine;
import io.groundswell.connectors.iqfeed.wire.IqFeedFormatter;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthLevel;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthLevelDelete;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthOrder;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthOrderDelete;
import io.groundswell.connectors.iqfeed.wire.Level2Message.VenueQuote;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.connectors.iqfeed.wire.WireMessage;
import io.groundswell.model.book.MarketMakerName;
import io.groundswell.model.book.OrderBook;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.Side;
import java.util.ArrayList;
import java.util.List;

/** Writes rows of one symbol's depth as lines. One thread at a time. */
final class DepthLines {
    private static final long REGULAR = 52;
    private static final long RESERVED = 20;
    private static final long NASDAQ = 5;
    private static final long BOSTON = 12;
    private static final long BATS_Y = 28;
    private static final int TEN = 10;

    private final String symbol;
    private final int exponent;
    private final ReplayTime time;
    private final IqFeedFormatter newest = new IqFeedFormatter(ProtocolVersion.V6_2);
    private final IqFeedFormatter middle = new IqFeedFormatter(ProtocolVersion.V6_1);
    private final IqFeedFormatter oldest = new IqFeedFormatter(ProtocolVersion.V4_9);

    DepthLines(Instrument instrument, ReplayTime time) {
        this.symbol = instrument.symbol();
        this.exponent = instrument.priceExponent();
        this.time = time;
    }

    List<String> clear(BookClear clear) {
        List<String> sides = new ArrayList<>();
        if (clear.bids()) {
            sides.add(newest.format(SystemLine.of("CLEAR DEPTH", symbol, "B", "")));
        }
        if (clear.asks()) {
            sides.add(newest.format(SystemLine.of("CLEAR DEPTH", symbol, "A", "")));
        }
        return sides;
    }

    /** A row by order or by market maker. */
    String order(DepthUpdate row, boolean summary) {
        boolean byOrder = row.mode() == DepthMode.BY_ORDER;
        long id = byOrder ? row.orderId() : EventHeader.ABSENT;
        long nanos = row.header().feedTimeNanos();
        if (row.action() == DepthAction.DELETE) {
            return newest.format(
                    new DepthOrderDelete(
                            symbol,
                            id,
                            row.marketMaker(),
                            row.side() == Side.BID,
                            time.timeOfDay(nanos),
                            time.date(nanos)));
        }
        char type =
                summary
                        ? DepthOrder.SUMMARY
                        : row.action() == DepthAction.ADD ? DepthOrder.ADD : DepthOrder.UPDATE;
        return newest.format(
                order(
                        type,
                        row.side(),
                        id,
                        row.marketMaker(),
                        row.price(),
                        row.size(),
                        row.priority(),
                        nanos));
    }

    String summaryOrder(
            Side side,
            long id,
            String marketMaker,
            long price,
            long size,
            long priority,
            long nanos) {
        return newest.format(
                order(DepthOrder.SUMMARY, side, id, marketMaker, price, size, priority, nanos));
    }

    private WireMessage order(
            char type,
            Side side,
            long id,
            String marketMaker,
            long price,
            long size,
            long priority,
            long nanos) {
        return new DepthOrder(
                type,
                symbol,
                id,
                marketMaker,
                side == Side.BID,
                WireDecimal.ofUnits(price, exponent),
                size,
                priority,
                exponent,
                time.timeOfDay(nanos),
                time.date(nanos));
    }

    /** A row by price level. */
    String level(DepthUpdate row, boolean summary) {
        boolean gone = row.action() == DepthAction.DELETE;
        long size = gone ? 0 : row.size();
        return level(row.header(), row.side(), row.price(), size, row.orderCount(), summary);
    }

    /** A level as it now is; one without size is gone. */
    String level(
            EventHeader header, Side side, long price, long size, int orders, boolean summary) {
        long nanos = header.feedTimeNanos();
        if (size == 0) {
            return newest.format(
                    new DepthLevelDelete(
                            symbol,
                            side == Side.BID,
                            WireDecimal.ofUnits(price, exponent),
                            time.timeOfDay(nanos),
                            time.date(nanos)));
        }
        char type = summary ? DepthLevel.SUMMARY : DepthLevel.UPDATE;
        return newest.format(level(type, side, price, size, orders, nanos));
    }

    String summaryLevel(Side side, long price, long size, int orders, long nanos) {
        return newest.format(level(DepthLevel.SUMMARY, side, price, size, orders, nanos));
    }

    private WireMessage level(char type, Side side, long price, long size, int orders, long nanos) {
        return new DepthLevel(
                type,
                symbol,
                side == Side.BID,
                WireDecimal.ofUnits(price, exponent),
                size,
                orders,
                exponent,
                time.timeOfDay(nanos),
                time.date(nanos));
    }

    /** Both sides of a market maker, as they are in the book. */
    String venue(DepthView view, String venue, OrderBook book, VenueTimes times, boolean summary) {
        long id = MarketMakerName.pack(venue);
        long[] bid = row(book, Side.BID, id);
        long[] ask = row(book, Side.ASK, id);
        boolean oldestForm = view == DepthView.VENUES_U;
        char type = oldestForm ? 'U' : summary ? 'Z' : '2';
        VenueQuote quote =
                new VenueQuote(
                        type,
                        symbol,
                        venue,
                        price(bid),
                        price(ask),
                        bid[1],
                        ask[1],
                        bid[1] > 0 ? time.timeOfDay(times.bidNanos()) : EventHeader.ABSENT,
                        time.date(times.latest()),
                        oldestForm ? RESERVED : EventHeader.ABSENT,
                        REGULAR,
                        oldestForm ? centre(venue) : EventHeader.ABSENT,
                        ask[1] > 0 ? time.timeOfDay(times.askNanos()) : EventHeader.ABSENT,
                        bid[1] > 0,
                        ask[1] > 0,
                        false);
        return (oldestForm ? oldest : middle).format(quote);
    }

    /** Which exchange a name quotes on is on no tape: two are known, the others are Nasdaq's. */
    private static long centre(String venue) {
        return switch (venue) {
            case "BOSX" -> BOSTON;
            case "BATY" -> BATS_Y;
            default -> NASDAQ;
        };
    }

    /** As many digits as it needs: so it is in both forms. */
    private WireDecimal price(long[] row) {
        if (row[1] <= 0) {
            return WireDecimal.ofUnits(0, 0);
        }
        long units = row[0];
        int digits = exponent;
        while (digits > 0 && units % TEN == 0) {
            units /= TEN;
            digits--;
        }
        return WireDecimal.ofUnits(units, digits);
    }

    private static long[] row(OrderBook book, Side side, long id) {
        long[] row = new long[2];
        book.findRow(
                side,
                id,
                (of, its, price, size, rank) -> {
                    row[0] = price;
                    row[1] = size;
                });
        return row;
    }
}
