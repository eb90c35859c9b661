package io.groundswell.replay.book;

import static io.groundswell.replay.book.OrderStreams.order;

import io.groundswell.model.book.FaultKind;
import io.groundswell.model.book.NaiveOrderBook;
import io.groundswell.model.book.OrderBook;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.Side;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a recorded stream into one that a matching engine can follow too: no unknown ids, and never
 * a crossed book, because an engine would trade there.
 *
 * <ul>
 *   <li>A new LOBSTER order that would cross proves that the orders it crosses have left below the
 *       window of the file: their deletes are put before it.
 *   <li>In the pre-open auction of ESH4 an order that would cross is left out until it is moved to
 *       a price where it does not.
 *   <li>At the end every order that is left is deleted, so that the stream can run in a circle.
 * </ul>
 */
public final class MatchableStream {
    private final OrderBook book = new NaiveOrderBook(DepthMode.BY_ORDER);
    private final List<DepthUpdate> rows = new ArrayList<>();
    private final boolean crossingIsReal;
    private int recordedRows;

    private MatchableStream(boolean crossingIsReal) {
        this.crossingIsReal = crossingIsReal;
    }

    /** The rows of a recorded stream that both books can express. */
    public static DepthUpdate[] of(OrderStreams recorded) {
        MatchableStream stream = new MatchableStream(recorded == OrderStreams.ESH4);
        recorded.read().forEach(stream::take);
        stream.recordedRows = stream.rows.size();
        stream.deleteAll(Side.BID);
        stream.deleteAll(Side.ASK);
        System.out.printf(
                "%s: %,d rows, %,d of them at the end to delete what is left%n",
                recorded, stream.rows.size(), stream.rows.size() - stream.recordedRows);
        return stream.rows.toArray(new DepthUpdate[0]);
    }

    private void take(DepthUpdate row) {
        boolean known = book.findRow(row.side(), row.orderId(), (s, id, price, size, rank) -> {});
        switch (row.action()) {
            case ADD, CHANGE -> place(row, known);
            case REDUCE, EXECUTE, DELETE -> {
                if (known) {
                    emit(row);
                }
            }
        }
    }

    private void place(DepthUpdate row, boolean known) {
        if (known && row.action() == DepthAction.ADD) {
            throw new IllegalStateException("added twice: " + row);
        }
        if (crosses(row)) {
            if (crossingIsReal) {
                if (known) {
                    emit(order(DepthAction.DELETE, row.side(), 0, 0, row.orderId()));
                }
                return;
            }
            while (crosses(row)) {
                deleteBest(other(row.side()));
            }
        }
        if (!known) {
            emit(order(DepthAction.ADD, row.side(), row.price(), row.size(), row.orderId()));
        } else if (changesSomething(row)) {
            emit(row);
        }
    }

    private boolean changesSomething(DepthUpdate row) {
        boolean[] changes = {false};
        book.findRow(
                row.side(),
                row.orderId(),
                (side, id, price, size, rank) ->
                        changes[0] = price != row.price() || size != row.size());
        return changes[0];
    }

    private boolean crosses(DepthUpdate row) {
        Side other = other(row.side());
        if (book.levels(other) == 0) {
            return false;
        }
        long best = book.bestPrice(other);
        return row.side() == Side.BID ? row.price() >= best : row.price() <= best;
    }

    private static Side other(Side side) {
        return side == Side.BID ? Side.ASK : Side.BID;
    }

    private void deleteBest(Side side) {
        long best = book.bestPrice(side);
        List<Long> ids = new ArrayList<>();
        book.forEachRow(
                side,
                (at, id, price, size, rank) -> {
                    if (price == best) {
                        ids.add(id);
                    }
                });
        ids.forEach(id -> emit(order(DepthAction.DELETE, side, best, 0, id)));
    }

    private void deleteAll(Side side) {
        List<Long> ids = new ArrayList<>();
        book.forEachRow(side, (at, id, price, size, rank) -> ids.add(id));
        ids.forEach(id -> emit(order(DepthAction.DELETE, side, 0, 0, id)));
    }

    private void emit(DepthUpdate row) {
        FaultKind fault = book.apply(row);
        if (fault != FaultKind.NONE) {
            throw new IllegalStateException(fault + ": " + row);
        }
        rows.add(row);
    }
}
