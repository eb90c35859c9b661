package io.groundswell.operators.book;

import io.groundswell.model.book.BookPublisher;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.OrderBook;
import io.groundswell.model.book.RowVisitor;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Trade;
import io.groundswell.operators.state.Emitter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The obvious order-book step: one entry of keyed state for each row, written at once. Books are
 * kept on the heap too, without limit, so that nothing has to be read. What {@link
 * OrderBookFunction} is measured and tested against.
 */
public final class RowPerEntryBookFunction
        extends KeyedProcessFunction<String, MarketEvent, BookSnapshot> {
    private static final long serialVersionUID = 1L;
    private static final long END_OF_INPUT_MILLIS = Long.MAX_VALUE;
    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long ONLY_ROW = 0;

    private final BookSettings settings;

    private transient Map<String, BookPublisher> live;
    private transient MapState<Long, Tuple3<Long, Long, Long>> bids;
    private transient MapState<Long, Tuple3<Long, Long, Long>> asks;
    private transient ValueState<byte[]> meta;
    private transient ExpandableArrayBuffer scratch;
    private transient BookOutlet outlet;
    private transient ContextEmitter emitter;

    /** An order-book step with the given settings, but for the limit of live books. */
    public RowPerEntryBookFunction(BookSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        live = new HashMap<>();
        scratch = new ExpandableArrayBuffer();
        bids = getRuntimeContext().getMapState(rows("bids"));
        asks = getRuntimeContext().getMapState(rows("asks"));
        meta =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "book",
                                        PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        emitter = new ContextEmitter();
        outlet = new BookOutlet(getRuntimeContext().getMetricGroup(), emitter, BookReaders.NONE);
    }

    private static MapStateDescriptor<Long, Tuple3<Long, Long, Long>> rows(String name) {
        return new MapStateDescriptor<>(
                name, Types.LONG, Types.TUPLE(Types.LONG, Types.LONG, Types.LONG));
    }

    @Override
    public void processElement(MarketEvent event, Context context, Collector<BookSnapshot> out)
            throws Exception {
        BookPublisher publisher = publisherOf(context.getCurrentKey());
        long dueBefore = publisher.dueNanos();
        boolean isFirst = publisher.isFresh();
        emitter.context = context;
        emitter.main = out;
        publisher.accept(event, outlet);
        if (isFirst) {
            context.timerService().registerEventTimeTimer(END_OF_INPUT_MILLIS);
        }
        long due = publisher.dueNanos();
        if (due != dueBefore && due != BookPublisher.NOTHING_DUE) {
            context.timerService().registerEventTimeTimer(due / NANOS_PER_MILLI);
        }
        store(publisher, event);
    }

    @Override
    public void onTimer(long timerMillis, OnTimerContext context, Collector<BookSnapshot> out)
            throws Exception {
        BookPublisher publisher = publisherOf(context.getCurrentKey());
        if (timerMillis == END_OF_INPUT_MILLIS) {
            context.output(OrderBookFunction.SUMMARIES, publisher.summary());
            return;
        }
        emitter.context = context;
        emitter.main = out;
        publisher.onTime(timerMillis * NANOS_PER_MILLI, outlet);
        storeMeta(publisher);
    }

    private BookPublisher publisherOf(String symbol) throws Exception {
        BookPublisher publisher = live.get(symbol);
        if (publisher == null) {
            publisher = settings.newPublisher();
            load(publisher);
            live.put(symbol, publisher);
        }
        return publisher;
    }

    private void load(BookPublisher publisher) throws Exception {
        byte[] bytes = meta.value();
        if (bytes == null) {
            return;
        }
        publisher.readMeta(new UnsafeBuffer(bytes), 0, bytes.length);
        OrderBook book = publisher.watched().book();
        boolean oneRow = book.mode() == DepthMode.TOP_OF_BOOK;
        for (Side side : Side.values()) {
            for (var entry : rowsOf(side).entries()) {
                Tuple3<Long, Long, Long> row = entry.getValue();
                book.load(side, oneRow ? row.f0 : entry.getKey(), row.f0, row.f1, row.f2);
            }
        }
    }

    private void store(BookPublisher publisher, MarketEvent applied) throws Exception {
        OrderBook book = publisher.watched().book();
        if (applied instanceof DepthUpdate update) {
            if (update.mode() == book.mode()) {
                storeRow(book, update.side(), OrderBook.rowId(update));
            }
        } else if (applied instanceof Quote) {
            storeTop(book);
        } else if (!(applied instanceof Trade)) {
            for (Side side : Side.values()) {
                if (book.rows(side) == 0) {
                    rowsOf(side).clear();
                }
            }
        }
        storeMeta(publisher);
    }

    private void storeRow(OrderBook book, Side side, long id) throws Exception {
        RowCapture row = new RowCapture();
        if (book.findRow(side, id, row)) {
            rowsOf(side).put(id, row.captured);
        } else {
            rowsOf(side).remove(id);
        }
    }

    private void storeTop(OrderBook book) throws Exception {
        if (book.mode() != DepthMode.TOP_OF_BOOK) {
            return;
        }
        for (Side side : Side.values()) {
            if (book.levels(side) == 0) {
                rowsOf(side).remove(ONLY_ROW);
            } else {
                rowsOf(side)
                        .put(ONLY_ROW, Tuple3.of(book.bestPrice(side), book.bestSize(side), 0L));
            }
        }
    }

    private void storeMeta(BookPublisher publisher) throws Exception {
        int length = publisher.writeMeta(scratch, 0);
        meta.update(Arrays.copyOf(scratch.byteArray(), length));
    }

    private MapState<Long, Tuple3<Long, Long, Long>> rowsOf(Side side) {
        return side == Side.BID ? bids : asks;
    }

    /** The outputs of the element or timer of the moment. */
    private static final class ContextEmitter implements Emitter<BookSnapshot> {
        private KeyedProcessFunction<String, MarketEvent, BookSnapshot>.Context context;
        private Collector<BookSnapshot> main;

        @Override
        public void collect(BookSnapshot result) {
            main.collect(result);
        }

        @Override
        public <X> void output(OutputTag<X> tag, X result) {
            context.output(tag, result);
        }
    }

    /** Catches the one row that it is told of. */
    private static final class RowCapture implements RowVisitor {
        Tuple3<Long, Long, Long> captured;

        @Override
        public void row(Side side, long id, long price, long size, long rank) {
            captured = Tuple3.of(price, size, rank);
        }
    }
}
