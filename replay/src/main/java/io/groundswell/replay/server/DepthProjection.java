package io.groundswell.replay.server;

import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import java.util.function.Consumer;
import org.agrona.collections.Long2LongHashMap;

/**
 * The depth of one symbol as the wire tells it; see {@link WireProjection}. Holds size and price of
 * each resting order, because the wire tells what is left of it, not what went. One thread at a
 * time.
 */
final class DepthProjection {
    private static final int SIDES = Side.values().length;

    private final Consumer<MarketEvent> out;
    private final Consumer<String> notes;
    private final Long2LongHashMap[] sizes = new Long2LongHashMap[SIDES];
    private final Long2LongHashMap[] prices = new Long2LongHashMap[SIDES];
    private long epoch = EventHeader.ABSENT;
    private long sequence;

    /** Whether a row, a clear or a snapshot has come, so that there may be a book to clear. */
    private boolean begun;

    /** A snapshot has begun and no row of it has come. */
    private boolean awaitsRow;

    private boolean inSnapshot;

    /**
     * Whether a snapshot has ever come: a client takes a first row without one for an empty book.
     */
    private boolean pictured;

    private DepthMode mode = DepthMode.TOP_OF_BOOK;

    DepthProjection(Consumer<MarketEvent> out, Consumer<String> notes) {
        this.out = out;
        this.notes = notes;
        for (int side = 0; side < SIDES; side++) {
            sizes[side] = new Long2LongHashMap(EventHeader.ABSENT);
            prices[side] = new Long2LongHashMap(EventHeader.ABSENT);
        }
    }

    /** A new epoch knows nothing of the book before it. */
    void define(EventHeader header) {
        if (begun && header.sourceEpoch() > epoch) {
            clear(header, Side.BID);
            clear(header, Side.ASK);
            begun = false;
        }
    }

    void begin(EventHeader header) {
        endSnapshot(header);
        if (begun) {
            clear(header, Side.BID);
            clear(header, Side.ASK);
        }
        begun = true;
        awaitsRow = true;
    }

    void end(EventHeader header) {
        endSnapshot(header);
        awaitsRow = false;
    }

    void clear(BookClear event) {
        boolean rowsMayFollow = inSnapshot || awaitsRow;
        endSnapshot(event.header());
        if (event.bids()) {
            clear(event.header(), Side.BID);
        }
        if (event.asks()) {
            clear(event.header(), Side.ASK);
        }
        begun = true;
        awaitsRow = rowsMayFollow;
    }

    void row(DepthUpdate row) {
        if (row.mode() == DepthMode.TOP_OF_BOOK) {
            notes.accept("depth rows of a symbol without depth");
            return;
        }
        begun = true;
        if (isVoid(row) && (inSnapshot || awaitsRow)) {
            out.accept(row);
            return;
        }
        DepthUpdate told = told(row);
        EventHeader header = row.header();
        boolean deletes = told.action() == DepthAction.DELETE;
        if (deletes) {
            endSnapshot(header);
            awaitsRow = false;
        } else if (awaitsRow) {
            mode = row.mode();
            pictured = true;
            awaitsRow = false;
            inSnapshot = true;
            out.accept(new SnapshotBegin(next(header, EventHeader.ABSENT), mode));
        }
        if (!pictured) {
            pictured = true;
            mode = row.mode();
            out.accept(new SnapshotBegin(next(header, EventHeader.ABSENT), mode));
            out.accept(new SnapshotEnd(next(header, EventHeader.ABSENT), mode));
        }
        long feedTimeNanos = WireProjection.toMicroseconds(header.feedTimeNanos());
        out.accept(told.withHeader(next(header, feedTimeNanos)));
    }

    /** A market maker of whom is only told that there is no quote of it. */
    static boolean isVoid(DepthUpdate row) {
        return row.mode() == DepthMode.MARKET_MAKER
                && row.action() == DepthAction.CHANGE
                && row.size() == 0;
    }

    private void endSnapshot(EventHeader header) {
        if (inSnapshot) {
            inSnapshot = false;
            out.accept(new SnapshotEnd(next(header, EventHeader.ABSENT), mode));
        }
    }

    private void clear(EventHeader header, Side side) {
        sizes[side.code()].clear();
        prices[side.code()].clear();
        boolean bids = side == Side.BID;
        out.accept(new BookClear(next(header, EventHeader.ABSENT), bids, !bids));
    }

    private DepthUpdate told(DepthUpdate row) {
        long size = SymbolProjection.whole(row.size(), row.header().sizeExponent());
        if (row.mode() == DepthMode.BY_ORDER) {
            return order(row, size);
        }
        boolean gone = row.action() == DepthAction.DELETE || size == 0;
        boolean level = row.mode() == DepthMode.PRICE_LEVEL;
        if (row.action() == DepthAction.REDUCE || row.action() == DepthAction.EXECUTE) {
            notes.accept("differences of rows that are no orders, told as sizes");
        }
        return new DepthUpdate(
                row.header(),
                row.mode(),
                gone ? DepthAction.DELETE : DepthAction.CHANGE,
                row.side(),
                gone && !level ? EventHeader.ABSENT : row.price(),
                gone ? 0 : size,
                0,
                level || gone ? EventHeader.ABSENT : row.priority(),
                row.marketMaker(),
                gone ? 0 : row.orderCount());
    }

    private DepthUpdate order(DepthUpdate row, long size) {
        Long2LongHashMap sizeOf = sizes[row.side().code()];
        Long2LongHashMap priceOf = prices[row.side().code()];
        long id = row.orderId();
        long left =
                switch (row.action()) {
                    case ADD, CHANGE -> size;
                    case DELETE -> 0;
                    case REDUCE, EXECUTE -> Math.max(0, known(sizeOf.get(id)) - size);
                };
        if (left == 0) {
            sizeOf.remove(id);
            priceOf.remove(id);
            return DepthUpdate.order(
                    row.header(), DepthAction.DELETE, row.side(), EventHeader.ABSENT, 0, id);
        }
        boolean differs = row.action() == DepthAction.REDUCE || row.action() == DepthAction.EXECUTE;
        long price = differs ? priceOf.get(id) : row.price();
        sizeOf.put(id, left);
        priceOf.put(id, price);
        boolean adds = row.action() == DepthAction.ADD || inSnapshot || awaitsRow;
        return new DepthUpdate(
                row.header(),
                DepthMode.BY_ORDER,
                adds ? DepthAction.ADD : DepthAction.CHANGE,
                row.side(),
                price,
                left,
                id,
                row.priority(),
                "",
                0);
    }

    private static long known(long size) {
        return size == EventHeader.ABSENT ? 0 : size;
    }

    private EventHeader next(EventHeader header, long feedTimeNanos) {
        if (header.sourceEpoch() != epoch) {
            epoch = header.sourceEpoch();
            sequence = 0;
        }
        sequence++;
        return SymbolProjection.projected(header, sequence, feedTimeNanos);
    }
}
