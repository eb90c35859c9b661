package io.groundswell.operators.book;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookPublisher;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.state.LiveValues;
import io.groundswell.operators.state.WriteBackFunction;
import io.groundswell.operators.types.ModelTypes;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keeps the order book of each symbol and tells what changed; keyed by symbol, fed by {@link
 * io.groundswell.operators.quality.ValidateFunction}. Snapshots are the main output. What is
 * published depends on the events alone: timers only complete symbols that have fallen silent.
 */
public final class OrderBookFunction extends WriteBackFunction<MarketEvent, BookSnapshot> {
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

    private transient LiveValues<LiveBook> live;
    private transient BookState state;
    private transient BookOutlet outlet;

    /** An order-book step with the given settings. */
    public OrderBookFunction(BookSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        state = new BookState(getRuntimeContext(), settings::newPublisher);
        live = new LiveValues<>(settings.liveBookLimit(), state, keys());
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        outlet = new BookOutlet(metrics);
        metrics.gauge(MetricNames.LIVE_BOOKS, (Gauge<Integer>) live::size);
        metrics.gauge(MetricNames.UNTRUSTED_BOOKS, (Gauge<Integer>) state::untrusted);
        metrics.gauge(MetricNames.BOOK_STATE_BYTES, (Gauge<Long>) state::storedBytes);
    }

    @Override
    public void processElement(MarketEvent event, Context context, Collector<BookSnapshot> out)
            throws Exception {
        LiveValues.Live<LiveBook> book = live.of(event.symbol());
        BookPublisher publisher = book.value().publisher();
        long dueBefore = publisher.dueNanos();
        boolean isFirst = publisher.isFresh();
        publisher.accept(event, outlet.to(context, out));
        if (isFirst) {
            setTimer(END_OF_INPUT_MILLIS, event.symbol(), context);
        }
        long due = publisher.dueNanos();
        if (due != dueBefore && due != BookPublisher.NOTHING_DUE) {
            setTimer(due / NANOS_PER_MILLI, event.symbol(), context);
        }
        book.value().image().noteApplied(event);
        state.judge(book.value(), event.eventTimeNanos());
        book.changed();
    }

    private void setTimer(long timeMillis, String symbol, Context context) {
        keys().to(symbol);
        context.timerService().registerEventTimeTimer(timeMillis);
    }

    @Override
    public void onTimer(long timerMillis, OnTimerContext context, Collector<BookSnapshot> out)
            throws Exception {
        LiveValues.Live<LiveBook> book = live.of(context.getCurrentKey());
        BookPublisher publisher = book.value().publisher();
        if (timerMillis == END_OF_INPUT_MILLIS) {
            context.output(SUMMARIES, publisher.summary());
            return;
        }
        long dueBefore = publisher.dueNanos();
        publisher.onTime(timerMillis * NANOS_PER_MILLI, outlet.to(context, out));
        if (publisher.dueNanos() != dueBefore) {
            book.changed();
        }
    }

    @Override
    protected int writeBack() throws Exception {
        return live.writeBack();
    }
}
