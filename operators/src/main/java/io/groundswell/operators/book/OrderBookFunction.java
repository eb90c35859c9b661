package io.groundswell.operators.book;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookPublisher;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.book.DatedSnapshot;
import io.groundswell.model.contract.MetricNames;
import io.groundswell.model.contract.OutputNames;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.quality.QualityFinding;
import io.groundswell.operators.state.DueSymbols;
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
 * published depends on the events alone: watermarks only complete symbols that have fallen silent.
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

    /** The snapshots again, dated, for a store; none unless asked for. */
    public static final OutputTag<DatedSnapshot> DATED_SNAPSHOTS =
            new OutputTag<>(OutputNames.STORED_SNAPSHOTS, ModelTypes.DATED_SNAPSHOT);

    /** The faults again, dated, for a store; none unless asked for. */
    public static final OutputTag<QualityFinding> FINDINGS =
            new OutputTag<>(OutputNames.FINDINGS, ModelTypes.QUALITY_FINDING);

    /** Each state of each book that the venue showed, undated; none unless asked for. */
    public static final OutputTag<BookSnapshot> LATEST_BOOKS =
            new OutputTag<>(OutputNames.LATEST_BOOKS, ModelTypes.BOOK_SNAPSHOT);

    private static final long serialVersionUID = 1L;

    /** The watermark that only the end of a bounded input sends. */
    private static final long END_OF_INPUT_MILLIS = Long.MAX_VALUE;

    private static final long NANOS_PER_MILLI = 1_000_000L;
    private static final long LAST_MILLI = Long.MAX_VALUE / NANOS_PER_MILLI;

    /** Before all time: what was restored is looked at on the first watermark. */
    private static final long AT_ONCE_MILLIS = Long.MIN_VALUE;

    private final BookSettings settings;
    private final BookReaders readers;

    private transient LiveValues<LiveBook> live;
    private transient DueSymbols due;
    private transient BookState state;
    private transient BookOutlet outlet;

    /** An order-book step with the given settings. */
    public OrderBookFunction(BookSettings settings) {
        this(settings, BookReaders.NONE);
    }

    /**
     * The same.
     *
     * @param readers who is told besides the main outputs
     */
    public OrderBookFunction(BookSettings settings, BookReaders readers) {
        this.settings = settings;
        this.readers = readers;
    }

    @Override
    public void open(OpenContext context) {
        state = new BookState(getRuntimeContext(), settings::newPublisher);
        live = new LiveValues<>(settings.liveBookLimit(), state, keys());
        due = new DueSymbols();
        // What a restored book owes is known when it is live again.
        keys().ofState(BookState.HEAD.getName()).forEach(it -> due.add(AT_ONCE_MILLIS, it));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        outlet = new BookOutlet(metrics, emitter(), readers);
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
        publisher.accept(event, outlet.of(publisher));
        if (publisher.dueNanos() != dueBefore) {
            await(publisher, event.symbol());
        }
        book.value().image().noteApplied(event);
        state.judge(book.value(), event.eventTimeNanos());
        book.changed();
    }

    private void await(BookPublisher publisher, String symbol) {
        if (publisher.dueNanos() != BookPublisher.NOTHING_DUE) {
            due.add(publisher.dueNanos() / NANOS_PER_MILLI, symbol);
        }
    }

    @Override
    protected void onWatermark(long timeMillis) throws Exception {
        for (String symbol : due.takeUpTo(timeMillis)) {
            LiveValues.Live<LiveBook> book = live.of(symbol);
            BookPublisher publisher = book.value().publisher();
            long dueBefore = publisher.dueNanos();
            publisher.onTime(
                    Math.min(timeMillis, LAST_MILLI) * NANOS_PER_MILLI, outlet.of(publisher));
            if (publisher.dueNanos() != dueBefore) {
                book.changed();
            }
            await(publisher, symbol);
        }
        if (timeMillis == END_OF_INPUT_MILLIS) {
            sumUp();
        }
    }

    private void sumUp() throws Exception {
        // A symbol is in keyed state only once its book has been there.
        live.writeBack();
        for (String symbol : keys().ofState(BookState.HEAD.getName())) {
            emitter().output(SUMMARIES, live.of(symbol).value().publisher().summary());
        }
    }

    @Override
    protected int writeBack() throws Exception {
        return live.writeBack();
    }
}
