package io.groundswell.replay.server;

import io.groundswell.model.book.LadderOrderBook;
import io.groundswell.model.book.MarketMakerName;
import io.groundswell.model.book.OrderBook;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The book of one symbol, and the lines that tell it: whole, or the last event of it. Takes
 * projected events. One thread at a time.
 */
final class DepthState {
    private final DepthMode mode;
    private final OrderBook book;
    private final DepthLines lines;
    private final Map<DepthView, List<String>> told = new EnumMap<>(DepthView.class);
    private final Map<String, VenueTimes> venues = new LinkedHashMap<>();

    private MarketEvent last;
    private long lastNanos = EventHeader.ABSENT;
    private boolean inSnapshot;
    private boolean hasPriorities;

    /** Where the order of the last event stood before it, or ABSENT. */
    private long priceBefore = EventHeader.ABSENT;

    DepthState(Instrument instrument, ReplayTime time) {
        this.mode = instrument.depth();
        this.book = new LadderOrderBook(mode);
        this.lines = new DepthLines(instrument, time);
    }

    DepthMode mode() {
        return mode;
    }

    OrderBook book() {
        return book;
    }

    /** Takes an event of depth, as it is projected. */
    void apply(MarketEvent event) {
        told.clear();
        last = event;
        if (event instanceof DepthUpdate row) {
            apply(row);
        } else if (event instanceof BookClear clear) {
            clear(clear);
        } else if (event instanceof SnapshotBegin) {
            inSnapshot = true;
        } else if (event instanceof SnapshotEnd) {
            inSnapshot = false;
        }
    }

    private void apply(DepthUpdate row) {
        priceBefore = EventHeader.ABSENT;
        if (row.mode() != mode) {
            last = null;
            return;
        }
        if (row.header().feedTimeNanos() != EventHeader.ABSENT) {
            lastNanos = row.header().feedTimeNanos();
        }
        if (mode == DepthMode.BY_ORDER) {
            book.findRow(
                    row.side(),
                    row.orderId(),
                    (side, id, price, size, rank) -> priceBefore = price);
            hasPriorities |= row.priority() != EventHeader.ABSENT;
        } else if (mode == DepthMode.MARKET_MAKER) {
            VenueTimes times = venues.getOrDefault(row.marketMaker(), VenueTimes.NONE);
            venues.put(row.marketMaker(), times.with(row));
        }
        book.apply(row);
    }

    private void clear(BookClear clear) {
        if (clear.bids() && clear.asks()) {
            book.clear();
        } else {
            book.clear(clear.bids() ? Side.BID : Side.ASK);
        }
    }

    /** The lines of the last event. */
    List<String> update(DepthView view) {
        return told.computeIfAbsent(view, this::tell);
    }

    private List<String> tell(DepthView view) {
        if (last instanceof BookClear clear) {
            boolean legacy = view == DepthView.VENUES_U || view == DepthView.VENUES_Z;
            return legacy ? quotes(view, false) : lines.clear(clear);
        }
        if (!(last instanceof DepthUpdate row)) {
            return List.of();
        }
        return switch (view) {
            case ORDERS ->
                    DepthProjection.isVoid(row) ? List.of() : List.of(lines.order(row, inSnapshot));
            case LEVELS ->
                    mode == DepthMode.PRICE_LEVEL
                            ? List.of(lines.level(row, inSnapshot))
                            : levelsOf(row);
            case VENUES_U, VENUES_Z -> List.of(quote(view, row.marketMaker(), inSnapshot));
        };
    }

    /** The levels that a row by order has changed. */
    private List<String> levelsOf(DepthUpdate row) {
        List<String> changed = new ArrayList<>();
        if (priceBefore != EventHeader.ABSENT && priceBefore != row.price()) {
            changed.add(level(row, priceBefore));
        }
        if (row.price() != EventHeader.ABSENT) {
            changed.add(level(row, row.price()));
        }
        return changed;
    }

    private String level(DepthUpdate row, long price) {
        int orders = 0;
        int depth = depthOf(row.side(), price);
        if (depth >= 0) {
            orders = book.orders(row.side(), depth);
        }
        return lines.level(
                row.header(),
                row.side(),
                price,
                book.sizeAt(row.side(), price),
                orders,
                inSnapshot);
    }

    private int depthOf(Side side, long price) {
        int low = 0;
        int high = book.levels(side) - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = book.price(side, middle);
            if (there == price) {
                return middle;
            }
            boolean better = side == Side.BID ? there > price : there < price;
            if (better) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The book as it stands, bids first, best price first. */
    List<String> summary(DepthView view, int levels) {
        if (view == DepthView.VENUES_U || view == DepthView.VENUES_Z) {
            return quotes(view, true);
        }
        List<String> rows = new ArrayList<>();
        for (Side side : Side.values()) {
            if (view == DepthView.LEVELS) {
                for (int depth = 0; depth < Math.min(levels, book.levels(side)); depth++) {
                    rows.add(
                            lines.summaryLevel(
                                    side,
                                    book.price(side, depth),
                                    book.size(side, depth),
                                    book.orders(side, depth),
                                    lastNanos));
                }
            } else {
                book.forEachRow(
                        side,
                        (of, id, price, size, rank) ->
                                rows.add(summaryRow(of, id, price, size, rank)));
            }
        }
        return rows;
    }

    private String summaryRow(Side side, long id, long price, long size, long rank) {
        boolean orders = mode == DepthMode.BY_ORDER;
        return lines.summaryOrder(
                side,
                orders ? id : EventHeader.ABSENT,
                orders ? "" : MarketMakerName.unpack(id),
                price,
                size,
                orders && hasPriorities ? rank : EventHeader.ABSENT,
                lastNanos);
    }

    private List<String> quotes(DepthView view, boolean summary) {
        List<String> all = new ArrayList<>();
        for (String venue : venues.keySet()) {
            all.add(quote(view, venue, summary));
        }
        return all;
    }

    private String quote(DepthView view, String venue, boolean summary) {
        VenueTimes times = venues.getOrDefault(venue, VenueTimes.NONE);
        return lines.venue(view, venue, book, times.or(lastNanos), summary);
    }
}
