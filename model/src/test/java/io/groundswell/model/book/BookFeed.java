package io.groundswell.model.book;

import static io.groundswell.model.event.EventHeader.ABSENT;

import io.groundswell.model.event.BarUnit;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import io.groundswell.model.session.TradingHours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Feeds one watched book in few words and keeps its faults. Times are whole seconds; the venue of
 * the fake schedule opens at {@link #OPEN} and closes at {@link #CLOSE}.
 */
final class BookFeed {
    static final long SECOND = 1_000_000_000L;
    static final long OPEN = 100;
    static final long CLOSE = 1000;

    private static final TradingHours HOURS =
            new TradingHours() {
                @Override
                public TradingPhase phaseAt(long timeNanos) {
                    if (timeNanos < OPEN * SECOND) {
                        return TradingPhase.PRE_OPEN;
                    }
                    boolean open = timeNanos < CLOSE * SECOND;
                    return open ? TradingPhase.CONTINUOUS : TradingPhase.CLOSED;
                }

                @Override
                public LocalDate tradingDate(long timeNanos) {
                    return LocalDate.EPOCH;
                }
            };

    private final DepthMode mode;
    private final List<BookFault> faults = new ArrayList<>();
    private WatchedBook book = newBook();
    private Consumer<MarketEvent> taker = event -> book.accept(event, faults::add);
    private long epoch = 1;
    private long sequence;
    private int flags;

    BookFeed(DepthMode mode) {
        this.mode = mode;
    }

    static WatchedBook newBook() {
        return new WatchedBook(BookOptions.DEFAULT, instrument -> HOURS);
    }

    static Instrument instrument(DepthMode mode) {
        return new Instrument(
                "ESH4",
                "E-mini",
                SecurityType.FUTURE,
                "CME",
                "USD",
                25,
                2,
                0,
                mode,
                CodeTable.NONE);
    }

    WatchedBook book() {
        return book;
    }

    List<BookFault> faults() {
        return faults;
    }

    List<FaultKind> faultKinds() {
        return faults.stream().map(BookFault::kind).toList();
    }

    /** Goes on with another book, such as one restored. */
    void goOnWith(WatchedBook other) {
        book = other;
    }

    EventHeader header(Topic topic, long seconds) {
        sequence++;
        return new EventHeader(
                "ESH4", topic, epoch, sequence, seconds * SECOND, ABSENT, ABSENT, 0, 2, 0, flags);
    }

    /** Hands the events to another than the watched book. */
    BookFeed sendTo(Consumer<MarketEvent> other) {
        taker = other;
        return this;
    }

    BookFeed accept(MarketEvent event) {
        taker.accept(event);
        return this;
    }

    BookFeed define(long seconds) {
        Topic topic = mode == DepthMode.TOP_OF_BOOK ? Topic.L1S : Topic.L2;
        return define(topic, seconds);
    }

    BookFeed define(Topic topic, long seconds) {
        return accept(new InstrumentDefined(header(topic, seconds), instrument(mode)));
    }

    /** Everything from here on belongs to the next epoch. */
    BookFeed nextEpoch() {
        epoch++;
        sequence = 0;
        return this;
    }

    BookFeed begin(long seconds) {
        return accept(new SnapshotBegin(header(Topic.L2, seconds), mode));
    }

    BookFeed end(long seconds) {
        return accept(new SnapshotEnd(header(Topic.L2, seconds), mode));
    }

    BookFeed clear(long seconds, boolean bids, boolean asks) {
        return accept(new BookClear(header(Topic.L2, seconds), bids, asks));
    }

    BookFeed feed(long seconds, Topic topic, FeedState state) {
        return accept(new FeedStatus(header(topic, seconds), state, ABSENT, ABSENT, "test"));
    }

    BookFeed phase(long seconds, TradingPhase phase) {
        return accept(new TradingStatus(header(Topic.L2, seconds), phase, "test"));
    }

    BookFeed add(long seconds, Side side, long id, long price, long size) {
        return order(seconds, DepthAction.ADD, side, id, price, size);
    }

    BookFeed delete(long seconds, Side side, long id) {
        return order(seconds, DepthAction.DELETE, side, id, ABSENT, 0);
    }

    BookFeed order(long seconds, DepthAction action, Side side, long id, long price, long size) {
        EventHeader header = header(Topic.L2, seconds);
        return accept(DepthUpdate.order(header, action, side, price, size, id));
    }

    BookFeed quote(long seconds, long bid, long bidSize, long ask, long askSize) {
        EventHeader header = header(Topic.L1S, seconds);
        int named = Quote.BID_NAMED | Quote.ASK_NAMED;
        return accept(new Quote(header, bid, bidSize, "", ask, askSize, "", named, CodeTable.NONE));
    }

    /** What a feed tells beside the market; of the topics that events like these may come on. */
    BookFeed beside(long seconds) {
        accept(new Fundamentals(header(Topic.L1S, seconds), CodeTable.NONE, "test"));
        EventHeader header = header(Topic.TICKS, seconds);
        return accept(
                new HistoryBar(header, BarUnit.SECOND, 1, 0, 9, 9, 9, 9, 1, ABSENT, 1, ABSENT));
    }

    /** The next event is followed by more of the same venue event. */
    BookFeed more() {
        flags = EventFlags.MORE_FOLLOWS;
        return this;
    }

    BookFeed last() {
        flags = 0;
        return this;
    }

    /** Defined at 1 s, then a snapshot of bid 1 at 99 and ask 2 at 101 that ends at {@code end}. */
    BookFeed sound(long end) {
        return define(1)
                .begin(end)
                .add(end, Side.BID, 1, 99, 5)
                .add(end, Side.ASK, 2, 101, 5)
                .end(end);
    }

    TrustReason trustAt(long seconds) {
        return book.trustAt(seconds * SECOND).reason();
    }
}
