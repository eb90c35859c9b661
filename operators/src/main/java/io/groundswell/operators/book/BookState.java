package io.groundswell.operators.book;

import io.groundswell.model.book.BookPublisher;
import io.groundswell.model.book.OrderBook;
import io.groundswell.model.book.RowVisitor;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Trade;
import io.groundswell.operators.types.BookRow;
import io.groundswell.operators.types.ModelTypes;
import java.util.Arrays;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;

/**
 * The books in keyed state: one map entry for each row, one value for the rest. Every change is
 * written through at once, so that the live book may be dropped at any time. The order-book
 * function knows no more of the state than {@link #load} and {@link #store}.
 */
final class BookState {
    private static final long ONLY_ROW = 0;

    private final MapState<Long, BookRow> bids;
    private final MapState<Long, BookRow> asks;
    private final ValueState<byte[]> meta;
    private final ExpandableArrayBuffer scratch = new ExpandableArrayBuffer();

    BookState(RuntimeContext context) {
        bids = context.getMapState(rows("bids"));
        asks = context.getMapState(rows("asks"));
        meta =
                context.getState(
                        new ValueStateDescriptor<>(
                                "book", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    }

    private static MapStateDescriptor<Long, BookRow> rows(String name) {
        return new MapStateDescriptor<>(name, Types.LONG, ModelTypes.BOOK_ROW);
    }

    /** Fills an empty publisher with what is stored for the current key. */
    void load(BookPublisher publisher) throws Exception {
        byte[] bytes = meta.value();
        if (bytes == null) {
            return;
        }
        publisher.readMeta(new UnsafeBuffer(bytes), 0, bytes.length);
        OrderBook book = publisher.watched().book();
        loadRows(book, Side.BID);
        loadRows(book, Side.ASK);
    }

    private void loadRows(OrderBook book, Side side) throws Exception {
        boolean oneRow = book.mode() == DepthMode.TOP_OF_BOOK;
        for (Map.Entry<Long, BookRow> entry : rowsOf(side).entries()) {
            BookRow row = entry.getValue();
            long id = oneRow ? row.price() : entry.getKey();
            book.load(side, id, row.price(), row.size(), row.rank());
        }
    }

    /** Writes what the event changed in the book of the current key. */
    void store(BookPublisher publisher, MarketEvent applied) throws Exception {
        OrderBook book = publisher.watched().book();
        if (applied instanceof DepthUpdate update) {
            // A row of another mode was refused, and its id means something else here.
            if (update.mode() == book.mode()) {
                storeRow(book, update.side(), OrderBook.rowId(update));
            }
        } else if (applied instanceof Quote) {
            storeTop(book, Side.BID);
            storeTop(book, Side.ASK);
        } else if (!(applied instanceof Trade)) {
            clearIfEmpty(book, Side.BID);
            clearIfEmpty(book, Side.ASK);
        }
        storeMeta(publisher);
    }

    /** Writes everything but the rows. */
    void storeMeta(BookPublisher publisher) throws Exception {
        int length = publisher.writeMeta(scratch, 0);
        // A copy: the heap backend keeps the reference that it is given.
        meta.update(Arrays.copyOf(scratch.byteArray(), length));
    }

    private void storeRow(OrderBook book, Side side, long id) throws Exception {
        RowCapture row = new RowCapture();
        if (book.findRow(side, id, row)) {
            rowsOf(side).put(id, row.captured);
        } else {
            rowsOf(side).remove(id);
        }
    }

    private void storeTop(OrderBook book, Side side) throws Exception {
        if (book.mode() != DepthMode.TOP_OF_BOOK) {
            return;
        }
        if (book.levels(side) == 0) {
            rowsOf(side).remove(ONLY_ROW);
        } else {
            rowsOf(side).put(ONLY_ROW, new BookRow(book.bestPrice(side), book.bestSize(side), 0));
        }
    }

    private void clearIfEmpty(OrderBook book, Side side) {
        if (book.rows(side) == 0) {
            rowsOf(side).clear();
        }
    }

    private MapState<Long, BookRow> rowsOf(Side side) {
        return side == Side.BID ? bids : asks;
    }

    /** Catches the one row that it is told of. */
    private static final class RowCapture implements RowVisitor {
        BookRow captured;

        @Override
        public void row(Side side, long id, long price, long size, long rank) {
            captured = new BookRow(price, size, rank);
        }
    }
}
