package io.groundswell.model.book;

import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.model.session.TradingHours;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The book of one symbol together with what is known of its soundness.
 *
 * <p>It is fed with the symbol's validated events in order, and everything that it says depends on
 * those events and the times it is asked about. Depth rows drive it, except where the instrument
 * has none ({@link DepthMode#TOP_OF_BOOK}): there each quote is a whole book of one level per side.
 * Trades, corrections and heartbeats change nothing: hidden executions do not touch the displayed
 * book.
 *
 * <p>The book is untrusted from a gap, a loss of connection, an unknown id, a row too many or a
 * cross that lasts too long in continuous trading until the end of the next snapshot (the next
 * two-sided quote, for a one-level book). The first reason stands. Rows are applied all the while.
 *
 * <p>Before its instrument is defined, the book is an empty one of mode TOP_OF_BOOK that takes no
 * rows, and everything that is said of it carries the exponents 0.
 *
 * <p>Not thread-safe. No event makes it throw. Allocates only for faults and for what is asked of
 * it.
 */
public final class WatchedBook {
    /** {@link #writeMeta} never needs more bytes than this. */
    public static final int MAX_META_LENGTH = 512;

    private static final RowVisitor NOBODY = (side, id, price, size, rank) -> {};

    private final BookOptions options;
    private final BookCondition condition;
    private final CrossWatch cross;
    private OrderBook book;

    /** A book of which nothing is known yet, by the hours of the instrument's own calendar. */
    public WatchedBook(BookOptions options) {
        this(options, it -> TradingCalendars.hoursOf(it.calendar()));
    }

    /** The same, by other trading hours of an instrument. */
    public WatchedBook(BookOptions options, Function<Instrument, TradingHours> calendars) {
        this.options = options;
        condition = new BookCondition(options.crossedLimitNanos(), calendars);
        cross = condition.cross();
        book = options.books().apply(DepthMode.TOP_OF_BOOK);
    }

    /**
     * The trading date of a moment by the calendar of the instrument, days since 1970-01-01; by UTC
     * before that is known.
     */
    public int tradingDay(long timeNanos) {
        return condition.tradingDay(timeNanos);
    }

    /**
     * Applies one event of the symbol.
     *
     * @param faults takes what the event contradicts, if anything
     */
    public void accept(MarketEvent event, Consumer<BookFault> faults) {
        if (event instanceof DepthUpdate row) {
            findCross(row.header(), faults);
            apply(row, faults);
            changed(row.header());
        } else if (event instanceof Quote quote) {
            if (book.mode() == DepthMode.TOP_OF_BOOK && isDefined()) {
                findCross(quote.header(), faults);
                apply(quote, faults);
                changed(quote.header());
            }
        } else {
            acceptRare(event, faults);
        }
    }

    private void acceptRare(MarketEvent event, Consumer<BookFault> faults) {
        EventHeader header = event.header();
        long timeNanos = header.eventTimeNanos();
        if (event instanceof InstrumentDefined definition) {
            findCross(header, faults);
            define(definition);
        } else if (event instanceof SnapshotBegin begin) {
            findCross(header, faults);
            if (isOfMode(begin.mode(), header, faults)) {
                book.clear();
                condition.beginSnapshot(timeNanos);
            }
            condition.took(header);
        } else if (event instanceof SnapshotEnd end) {
            findCross(header, faults);
            if (isOfMode(end.mode(), header, faults)) {
                condition.endSnapshot(timeNanos);
            }
            changed(header);
        } else if (event instanceof BookClear clear) {
            findCross(header, faults);
            clear(clear);
            changed(header);
        } else if (event instanceof FeedStatus status && condition.isDrivenBy(header.topic())) {
            findCross(header, faults);
            apply(status, faults);
            condition.took(header);
        } else if (event instanceof TradingStatus status && condition.isDrivenBy(header.topic())) {
            findCross(header, faults);
            condition.told(status.phase());
            // A cross that a halt meets is the halt's, not the trading's.
            condition.judge(book, timeNanos);
            condition.took(header);
        }
    }

    /** Before anything changes: has the present cross lasted too long by the time of this event? */
    private void findCross(EventHeader header, Consumer<BookFault> faults) {
        if (cross.state() == CrossState.CROSSED
                && isComplete()
                && cross.becomesFaultBefore(header.eventTimeNanos())) {
            condition.distrust(TrustReason.CROSSED, cross.deadlineNanos());
            String detail = FaultDetail.ofCross(book, cross.sinceNanos());
            faults.accept(new BookFault(header, FaultKind.CROSSED, detail));
        }
    }

    private void changed(EventHeader header) {
        condition.moreFollows(header.has(EventFlags.MORE_FOLLOWS));
        condition.judge(book, header.eventTimeNanos());
        condition.took(header);
    }

    private void apply(DepthUpdate row, Consumer<BookFault> faults) {
        FaultKind kind = isTooMany(row) ? FaultKind.TOO_MANY_ROWS : book.apply(row);
        if (kind == FaultKind.NONE) {
            return;
        }
        faults.accept(new BookFault(row.header(), kind, FaultDetail.of(row, kind, book)));
        if (kind == FaultKind.UNKNOWN_ID) {
            condition.distrust(TrustReason.UNKNOWN_ID, row.eventTimeNanos());
        } else if (kind == FaultKind.TOO_MANY_ROWS) {
            condition.distrust(TrustReason.TOO_MANY_ROWS, row.eventTimeNanos());
        }
    }

    /** Whether a side is full and this row would be one more. */
    private boolean isTooMany(DepthUpdate row) {
        if (book.rows(row.side()) < options.rowLimit() || row.mode() != book.mode()) {
            return false;
        }
        boolean adds =
                row.action() == DepthAction.ADD
                        || (row.action() == DepthAction.CHANGE && row.mode() != DepthMode.BY_ORDER);
        return adds && !book.findRow(row.side(), OrderBook.rowId(row), NOBODY);
    }

    private void apply(Quote quote, Consumer<BookFault> faults) {
        if (quote.bidSize() < 0 || quote.askSize() < 0) {
            String detail = FaultDetail.of(quote);
            faults.accept(new BookFault(quote.header(), FaultKind.NEGATIVE_SIZE, detail));
            return;
        }
        setTop(Side.BID, quote.bidPrice(), quote.bidSize());
        setTop(Side.ASK, quote.askPrice(), quote.askSize());
        if (book.levels(Side.BID) > 0 && book.levels(Side.ASK) > 0) {
            condition.rely(quote.eventTimeNanos());
        }
    }

    private void setTop(Side side, long price, long size) {
        if (price == book.bestPrice(side) && size == book.bestSize(side)) {
            return;
        }
        book.clear(side);
        if (price != EventHeader.ABSENT && size > 0) {
            book.load(side, price, price, size, 0);
        }
    }

    private void apply(FeedStatus status, Consumer<BookFault> faults) {
        boolean gap = status.state() == FeedState.GAP;
        if (!gap && status.state() != FeedState.DISCONNECTED) {
            return;
        }
        FaultKind kind = gap ? FaultKind.GAP : FaultKind.DISCONNECTED;
        faults.accept(new BookFault(status.header(), kind, FaultDetail.of(status)));
        TrustReason reason = gap ? TrustReason.GAP : TrustReason.DISCONNECTED;
        condition.distrust(reason, status.eventTimeNanos());
        condition.breakOff();
        condition.judge(book, status.eventTimeNanos());
    }

    private void clear(BookClear clear) {
        if (clear.bids() && clear.asks()) {
            book.clear();
        } else if (clear.bids()) {
            book.clear(Side.BID);
        } else if (clear.asks()) {
            book.clear(Side.ASK);
        }
    }

    private boolean isOfMode(DepthMode mode, EventHeader header, Consumer<BookFault> faults) {
        if (mode == book.mode() && isDefined()) {
            return true;
        }
        String detail = FaultDetail.ofMode(mode, book);
        faults.accept(new BookFault(header, FaultKind.WRONG_MODE, detail));
        return false;
    }

    /**
     * The first definition on any topic makes the book. Each topic has its definition in each
     * epoch, but only the one on the driving topic says that the rows of an older epoch are void.
     */
    private void define(InstrumentDefined definition) {
        Instrument before = condition.instrument();
        Instrument after = definition.instrument();
        EventHeader header = definition.header();
        boolean drives = header.topic() == BookCondition.drivingTopic(after);
        if (header.sourceEpoch() < condition.sourceEpoch()) {
            return;
        }
        boolean newEpoch = drives && header.sourceEpoch() > condition.sourceEpoch();
        boolean otherRows = before == null || !hasSameRows(before, after);
        if (otherRows) {
            book = options.books().apply(after.depth());
        } else if (newEpoch) {
            book.clear();
        }
        if (otherRows || newEpoch) {
            condition.restart(header.eventTimeNanos());
            condition.told(TradingPhase.UNKNOWN);
        }
        if (drives) {
            condition.sourceEpoch(header.sourceEpoch());
        }
        condition.define(after);
        condition.took(header);
    }

    private static boolean hasSameRows(Instrument left, Instrument right) {
        return left.depth() == right.depth()
                && left.priceExponent() == right.priceExponent()
                && left.sizeExponent() == right.sizeExponent();
    }

    /** Whether events of a topic drive the book; none does before the instrument is known. */
    boolean isDrivenBy(Topic topic) {
        return condition.isDrivenBy(topic);
    }

    /** Whether the instrument is known, and so the book's mode and units. */
    public boolean isDefined() {
        return condition.instrument() != null;
    }

    /** The book itself: to look at, and to {@link OrderBook#load} after {@link #readMeta}. */
    public OrderBook book() {
        return book;
    }

    /**
     * False inside a venue's event that has more rows and inside a snapshot: what the book holds
     * then, the venue never showed, and it is neither judged nor to be published.
     */
    public boolean isComplete() {
        return condition.isComplete();
    }

    /**
     * Whether the book can be relied on at a time, if no event came up to then.
     *
     * @param timeNanos at or after the last event, nanoseconds UTC
     */
    public BookTrust trustAt(long timeNanos) {
        return condition.trustAt(timeNanos);
    }

    /** How best bid and offer stood after the last complete event. */
    public CrossState cross() {
        return cross.state();
    }

    /** Order time since which {@link #cross} stands, nanoseconds UTC; ABSENT before any event. */
    public long crossSinceNanos() {
        return cross.sinceNanos();
    }

    /**
     * How the venue matches at a time: what it last said, else its schedule. A book that is still
     * crossed from before when trading turns continuous counts as an auction's until it has stood
     * uncrossed once.
     */
    public TradingPhase phaseAt(long timeNanos) {
        return condition.phaseAt(timeNanos);
    }

    /** Sequence of the last event that the book took on the topic that drives it; 0 before any. */
    public long lastSequence() {
        return condition.lastSequence();
    }

    /** Order time of that event, nanoseconds UTC; ABSENT before any. */
    public long lastTimeNanos() {
        return condition.lastTimeNanos();
    }

    /** The top of the book as it stands, with what is known of it at a time. */
    public BookSnapshot snapshot(int levels, long timeNanos, SnapshotCause cause) {
        return new BookSnapshot(
                condition.symbol(),
                timeNanos,
                condition.lastSequence(),
                cause,
                trustAt(timeNanos),
                cross.state(),
                condition.priceExponent(),
                condition.sizeExponent(),
                top(Side.BID, levels),
                top(Side.ASK, levels),
                book.levels(Side.BID),
                book.levels(Side.ASK),
                book.totalSize(Side.BID),
                book.totalSize(Side.ASK));
    }

    private List<BookLevel> top(Side side, int levels) {
        int count = Math.min(levels, book.levels(side));
        List<BookLevel> top = new ArrayList<>(count);
        for (int depth = 0; depth < count; depth++) {
            long price = book.price(side, depth);
            top.add(new BookLevel(price, book.size(side, depth), book.orders(side, depth)));
        }
        return top;
    }

    /** The best bid and offer as they stand, with what is known of the book at a time. */
    public BestBidOffer best(long timeNanos) {
        return new BestBidOffer(
                condition.symbol(),
                timeNanos,
                condition.lastSequence(),
                book.bestPrice(Side.BID),
                book.bestSize(Side.BID),
                book.bestPrice(Side.ASK),
                book.bestSize(Side.ASK),
                condition.priceExponent(),
                condition.sizeExponent(),
                cross.state(),
                trustAt(timeNanos).isTrusted());
    }

    /**
     * Writes everything but the rows of the book.
     *
     * @param buffer has room for {@link #MAX_META_LENGTH} bytes from {@code offset}, or grows
     * @return the number of bytes written
     */
    public int writeMeta(MutableDirectBuffer buffer, int offset) {
        return condition.write(buffer, offset, book.nextRank());
    }

    /**
     * Takes over what {@link #writeMeta} wrote, with an empty book; the caller then loads the rows.
     *
     * @throws IllegalStateException for a version that this code does not know, and for bytes that
     *     end too early or too late
     * @throws IllegalArgumentException for a code that stands for nothing
     */
    public void readMeta(DirectBuffer buffer, int offset, int length) {
        long nextRank = condition.read(buffer, offset, length);
        Instrument instrument = condition.instrument();
        book = options.books().apply(isDefined() ? instrument.depth() : DepthMode.TOP_OF_BOOK);
        book.nextRank(nextRank);
    }
}
