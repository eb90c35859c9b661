package io.groundswell.model.feature;

import static io.groundswell.model.event.EventHeader.ABSENT;

import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Feeds one extractor in few words and keeps its samples and evidence. Times are microseconds after
 * ten o'clock of 21 June 2012 in New York, a regular session until 16:00; prices are 1e-4 dollar.
 */
final class FeatureFeed implements FeatureOutlet {
    /** Microseconds of a second. */
    static final long SECOND = 1_000_000;

    /** 2012-06-21T10:00 in New York, nanoseconds since 1970 UTC. */
    static final long TEN_OCLOCK = 1_340_287_200_000_000_000L;

    /** Off the exchanges, as IQFeed has it. */
    private static final String TRADE_REPORTING_FACILITY = "19";

    private static final long NANOS = 1_000;

    /** A sample as it was told. */
    record Sample(long gridNanos, SessionSpan session, List<Long> columns) {
        long at(int column) {
            return columns.get(column);
        }

        boolean has(long flag) {
            return (at(FeatureSchema.FLAGS) & flag) != 0;
        }
    }

    private final DepthMode mode;
    private final String calendar;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Evidence> evidence = new ArrayList<>();
    private final FeatureExtractor extractor;
    private Consumer<MarketEvent> taker;
    private long sequence;
    private int flags;
    private Aggressor aggressor = Aggressor.UNKNOWN;
    private String conditions = "";

    FeatureFeed(FeatureOptions options, DepthMode mode, String calendar) {
        this.mode = mode;
        this.calendar = calendar;
        extractor = new FeatureExtractor(options, newBook(), fault -> {});
        taker = event -> extractor.accept(event, this);
    }

    /** A feed of price levels that tells everything. */
    static FeatureFeed full() {
        return new FeatureFeed(FeatureOptions.FULL_DEPTH, DepthMode.PRICE_LEVEL, "XNYS");
    }

    /** A feed of price levels that tells everything, up to 300 ms late. */
    static FeatureFeed late() {
        FeatureOptions late = FeatureOptions.FULL_DEPTH.late(300_000_000);
        return new FeatureFeed(late, DepthMode.PRICE_LEVEL, "XNYS");
    }

    /** A feed of price levels that leaves things out, and does not say what prints met. */
    static FeatureFeed conflated() {
        return new FeatureFeed(FeatureOptions.CONFLATED, DepthMode.PRICE_LEVEL, "XNYS");
    }

    static WatchedBook newBook() {
        return new WatchedBook(BookOptions.DEFAULT);
    }

    FeatureExtractor extractor() {
        return extractor;
    }

    /** Hands the events to another than the extractor. */
    FeatureFeed sendTo(Consumer<MarketEvent> other) {
        taker = other;
        return this;
    }

    @Override
    public void sample(long gridNanos, SessionSpan session, long[] columns) {
        List<Long> copy = new ArrayList<>();
        for (long column : columns) {
            copy.add(column);
        }
        samples.add(new Sample(gridNanos, session, copy));
    }

    @Override
    public void evidence(Evidence found) {
        evidence.add(found);
    }

    List<Sample> samples() {
        return samples;
    }

    List<Evidence> evidence() {
        return evidence;
    }

    /** Sum of a column over all samples so far. */
    long sum(int column) {
        return samples.stream().mapToLong(it -> it.at(column)).sum();
    }

    /** The sample whose interval ends so many microseconds after ten. */
    Sample at(long micros) {
        return samples.stream()
                .filter(it -> it.gridNanos() == nanos(micros))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no sample at " + micros));
    }

    static long nanos(long micros) {
        return TEN_OCLOCK + micros * NANOS;
    }

    private EventHeader header(Topic topic, long micros) {
        sequence++;
        long time = nanos(micros);
        return new EventHeader("TEST", topic, 1, sequence, time, ABSENT, ABSENT, 0, 4, 0, flags);
    }

    FeatureFeed accept(MarketEvent event) {
        taker.accept(event);
        return this;
    }

    /** Time has come this far, and the sample of the grid point there is told. */
    FeatureFeed until(long micros) {
        extractor.advanceTo(nanos(micros), this);
        return this;
    }

    FeatureFeed define(long micros) {
        Topic topic = mode == DepthMode.TOP_OF_BOOK ? Topic.L1S : Topic.L2;
        return accept(
                new InstrumentDefined(
                        header(topic, micros),
                        new Instrument(
                                "TEST",
                                "",
                                SecurityType.EQUITY,
                                calendar,
                                "USD",
                                100,
                                4,
                                0,
                                mode,
                                CodeTable.IQFEED)));
    }

    FeatureFeed begin(long micros) {
        return accept(new SnapshotBegin(header(Topic.L2, micros), mode));
    }

    FeatureFeed end(long micros) {
        return accept(new SnapshotEnd(header(Topic.L2, micros), mode));
    }

    /** Defined, and a snapshot of 500 at 100.00 and 300 at 100.10, one second before ten. */
    FeatureFeed sound() {
        long at = -SECOND;
        return define(at).begin(at).bid(at, 1_000_000, 500).ask(at, 1_001_000, 300).end(at);
    }

    FeatureFeed bid(long micros, long price, long size) {
        return level(micros, Side.BID, price, size);
    }

    FeatureFeed ask(long micros, long price, long size) {
        return level(micros, Side.ASK, price, size);
    }

    /** A level has this size from now on; 0 removes it. */
    FeatureFeed level(long micros, Side side, long price, long size) {
        EventHeader header = header(Topic.L2, micros);
        return accept(DepthUpdate.level(header, DepthAction.CHANGE, side, price, size));
    }

    /** The next rows are followed by more of the same venue event. */
    FeatureFeed more() {
        flags = EventFlags.MORE_FOLLOWS;
        return this;
    }

    /** The next events carry these bits of {@link EventFlags}. */
    FeatureFeed flags(int bits) {
        flags = bits;
        return this;
    }

    FeatureFeed aggressor(Aggressor its) {
        aggressor = its;
        return this;
    }

    /** The next prints have these conditions of IQFeed. */
    FeatureFeed conditions(String codes) {
        conditions = codes;
        return this;
    }

    FeatureFeed print(long micros, long price, long size, Liquidity liquidity) {
        return trade(micros, price, size, liquidity, "5");
    }

    FeatureFeed displayed(long micros, long price, long size) {
        return print(micros, price, size, Liquidity.DISPLAYED);
    }

    FeatureFeed unknown(long micros, long price, long size) {
        return print(micros, price, size, Liquidity.UNKNOWN);
    }

    FeatureFeed offExchange(long micros, long price, long size) {
        return trade(micros, price, size, Liquidity.UNKNOWN, TRADE_REPORTING_FACILITY);
    }

    private FeatureFeed trade(
            long micros, long price, long size, Liquidity liquidity, String centre) {
        return accept(
                new Trade(
                        header(Topic.TICKS, micros),
                        price,
                        size,
                        aggressor,
                        liquidity,
                        TradeBasis.UNSPECIFIED,
                        CodeTable.IQFEED,
                        centre,
                        conditions,
                        ABSENT,
                        0,
                        ABSENT));
    }

    FeatureFeed quote(long micros, long bid, long bidSize, long ask, long askSize) {
        int named = Quote.BID_NAMED | Quote.ASK_NAMED;
        EventHeader header = header(Topic.L1S, micros);
        return accept(
                new Quote(header, bid, bidSize, "", ask, askSize, "", named, CodeTable.IQFEED));
    }

    FeatureFeed phase(long micros, TradingPhase phase) {
        return accept(new TradingStatus(header(Topic.L2, micros), phase, "test"));
    }

    FeatureFeed feed(long micros, Topic topic, FeedState state) {
        return accept(new FeedStatus(header(topic, micros), state, ABSENT, ABSENT, "test"));
    }
}
