package io.groundswell.operators.book;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookPublisher;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.operators.state.LiveValues;
import io.groundswell.operators.types.ModelTypes;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the order book of each symbol and tells what changed; keyed by symbol, fed by {@link
 * io.groundswell.operators.quality.ValidateFunction}. Snapshots are the main output. What is
 * published depends on the events alone: timers only complete symbols that have fallen silent.
 */
public final class OrderBookFunction
        extends KeyedProcessFunction<String, MarketEvent, BookSnapshot> {
    /** Best bids and offers. */
    public static final OutputTag<BestBidOffer> BEST_QUOTES =
            new OutputTag<>(OutputNames.BEST_QUOTES, ModelTypes.BEST_BID_OFFER);

    /** Contradictions in depth feeds. */
    public static final OutputTag<BookFault> FAULTS =
            new OutputTag<>(OutputNames.BOOK_FAULTS, ModelTypes.BOOK_FAULT);

    /** One for each symbol when a bounded input has ended; none on a live one. */
    public static final OutputTag<BookSummary> SUMMARIES =
            new OutputTag<>(OutputNames.BOOK_SUMMARIES, ModelTypes.BOOK_SUMMARY);

    private static final long serialVersionUID = 1L;

    /** The watermark that only the end of a bounded input sends. */
    private static final long END_OF_INPUT_MILLIS = Long.MAX_VALUE;

    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final BookSettings settings;

    private transient LiveValues<BookPublisher> live;
    private transient BookState state;
    private transient Counter bookFaults;
    private transient Counter booksLoaded;

    /** An order-book step with the given settings. */
    public OrderBookFunction(BookSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        live = new LiveValues<>(settings.liveBookLimit());
        state = new BookState(getRuntimeContext());
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        bookFaults = metrics.counter(MetricNames.BOOK_FAULTS);
        booksLoaded = metrics.counter(MetricNames.BOOKS_LOADED);
        metrics.gauge(MetricNames.LIVE_BOOKS, (Gauge<Integer>) live::size);
    }

    @Override
    public void processElement(MarketEvent event, Context context, Collector<BookSnapshot> out)
            throws Exception {
        BookPublisher publisher = publisherOf(context.getCurrentKey());
        long dueBefore = publisher.dueNanos();
        boolean isFirst = publisher.isFresh();
        publisher.accept(event, new FlinkOutlet(context, out));
        if (isFirst) {
            context.timerService().registerEventTimeTimer(END_OF_INPUT_MILLIS);
        }
        long due = publisher.dueNanos();
        if (due != dueBefore && due != BookPublisher.NOTHING_DUE) {
            context.timerService().registerEventTimeTimer(due / NANOS_PER_MILLI);
        }
        state.store(publisher, event);
    }

    @Override
    public void onTimer(long timerMillis, OnTimerContext context, Collector<BookSnapshot> out)
            throws Exception {
        BookPublisher publisher = publisherOf(context.getCurrentKey());
        if (timerMillis == END_OF_INPUT_MILLIS) {
            context.output(SUMMARIES, publisher.summary());
            return;
        }
        long dueBefore = publisher.dueNanos();
        publisher.onTime(timerMillis * NANOS_PER_MILLI, new FlinkOutlet(context, out));
        if (publisher.dueNanos() != dueBefore) {
            state.storeMeta(publisher);
        }
    }

    private BookPublisher publisherOf(String symbol) throws Exception {
        BookPublisher publisher = live.get(symbol);
        if (publisher == null) {
            WatchedBook watched =
                    new WatchedBook(
                            settings.bookOptions(),
                            instrument -> TradingCalendars.hoursOf(instrument.calendar()));
            publisher = new BookPublisher(watched, settings.gridNanos(), settings.levels());
            state.load(publisher);
            live.put(symbol, publisher);
            booksLoaded.inc();
        }
        return publisher;
    }

    /** Hands what is published to Flink's outputs. */
    private final class FlinkOutlet implements BookPublisher.Outlet {
        private final Context context;
        private final Collector<BookSnapshot> snapshots;

        FlinkOutlet(Context context, Collector<BookSnapshot> snapshots) {
            this.context = context;
            this.snapshots = snapshots;
        }

        @Override
        public void snapshot(BookSnapshot snapshot) {
            snapshots.collect(snapshot);
        }

        @Override
        public void best(BestBidOffer best) {
            context.output(BEST_QUOTES, best);
        }

        @Override
        public void fault(BookFault fault) {
            bookFaults.inc();
            context.output(FAULTS, fault);
        }
    }
}
