package io.groundswell.model.book;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Fundamentals;
import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Decides what the world is told of one symbol's book, and when, from the events alone.
 *
 * <ul>
 *   <li>A grid snapshot at every grid point t in whose interval (t - grid, t] an event concerned
 *       the book. It is emitted before the first event later than t is applied; {@link #onTime}
 *       only completes a symbol that has fallen silent, with the same snapshot.
 *   <li>A snapshot at each change of the best bid or best offer price.
 *   <li>A best bid and offer at each change of the best prices or their sizes.
 * </ul>
 *
 * <p>Only the topic that drives the book counts: trades, and quotes of a symbol that has depth,
 * come through other sockets and must not decide when something is published. Neither do
 * fundamentals and bars of history, on whatever topic.
 *
 * <p>Between two rows of one venue event, and inside a snapshot of the venue, nothing is published:
 * a grid point that falls there has no snapshot. Not thread-safe.
 */
public final class BookPublisher {
    /** No grid point is due. */
    public static final long NOTHING_DUE = Long.MIN_VALUE;

    private static final int VERSION = 1;
    private static final int OWN_LENGTH = 1 + 5 * Long.BYTES + 1 + BookTally.ENCODED_LENGTH;

    /** Takes what is published. */
    public interface Outlet {
        /** A snapshot of the top of the book. */
        void snapshot(BookSnapshot snapshot);

        /** The best bid and offer changed. */
        void best(BestBidOffer best);

        /** The feed contradicted itself. */
        void fault(BookFault fault);

        /**
         * The book stands as the venue has it after an event; {@link BookPublisher#view} shows it.
         */
        default void changed(long timeNanos) {}
    }

    private final WatchedBook watched;
    private final long gridNanos;
    private final int levels;

    private long dueNanos = NOTHING_DUE;
    private long bidPrice = EventHeader.ABSENT;
    private long bidSize;
    private long askPrice = EventHeader.ABSENT;
    private long askSize;
    private boolean trusted;
    private final BookTally tally = new BookTally();

    /**
     * Publishes for one book.
     *
     * @param watched the book, still empty or just restored
     * @param gridNanos distance of the grid points, which are its multiples since 1970 UTC
     * @param levels levels per side in a snapshot
     */
    public BookPublisher(WatchedBook watched, long gridNanos, int levels) {
        this.watched = watched;
        this.gridNanos = gridNanos;
        this.levels = levels;
    }

    /** The book that this publishes for. */
    public WatchedBook watched() {
        return watched;
    }

    /** Whether no event has been accepted yet. */
    public boolean isFresh() {
        return tally.isEmpty();
    }

    /** The grid point whose snapshot is owed, nanoseconds UTC, or {@link #NOTHING_DUE}. */
    public long dueNanos() {
        return dueNanos;
    }

    /** Publishes what is owed up to the event, applies it, and publishes what it changed. */
    public void accept(MarketEvent event, Outlet outlet) {
        if (event instanceof Fundamentals || event instanceof HistoryBar) {
            // Told beside the market, though maybe on the topic that drives the book.
            tally.count(event, false);
            return;
        }
        long timeNanos = event.eventTimeNanos();
        if (dueNanos != NOTHING_DUE && timeNanos > dueNanos && watched.isDrivenBy(event.topic())) {
            publishGrid(outlet);
        }
        watched.accept(
                event,
                fault -> {
                    tally.countFault();
                    outlet.fault(fault);
                });
        // Asked again: the event may be the definition that says which topic drives the book.
        boolean drives = watched.isDrivenBy(event.topic());
        boolean concernsBook = drives && isAboutBook(event);
        tally.count(event, drives && isRow(event));
        if (concernsBook && dueNanos == NOTHING_DUE) {
            dueNanos = -Math.floorDiv(-timeNanos, gridNanos) * gridNanos;
        }
        if (drives && watched.isComplete()) {
            publishChange(timeNanos, outlet);
            outlet.changed(timeNanos);
        }
    }

    /** The top of the book as it stands, for whoever looks on. */
    public BookSnapshot view(long timeNanos) {
        return watched.snapshot(levels, timeNanos, SnapshotCause.CHANGE);
    }

    /**
     * Publishes the grid snapshot that is owed, if no event up to this time can come any more.
     *
     * @param timeNanos a time that every later event is after, nanoseconds UTC
     */
    public void onTime(long timeNanos, Outlet outlet) {
        if (dueNanos != NOTHING_DUE && dueNanos <= timeNanos) {
            publishGrid(outlet);
        }
    }

    private static boolean isRow(MarketEvent event) {
        return event instanceof DepthUpdate || event instanceof Quote;
    }

    private static boolean isAboutBook(MarketEvent event) {
        return isRow(event)
                || event instanceof SnapshotBegin
                || event instanceof SnapshotEnd
                || event instanceof BookClear
                || event instanceof FeedStatus;
    }

    private void publishGrid(Outlet outlet) {
        if (watched.isComplete()) {
            outlet.snapshot(watched.snapshot(levels, dueNanos, SnapshotCause.GRID));
        }
        dueNanos = NOTHING_DUE;
    }

    private void publishChange(long timeNanos, Outlet outlet) {
        OrderBook book = watched.book();
        long newBidPrice = book.bestPrice(Side.BID);
        long newAskPrice = book.bestPrice(Side.ASK);
        boolean priceChanged = newBidPrice != bidPrice || newAskPrice != askPrice;
        long newBidSize = book.bestSize(Side.BID);
        long newAskSize = book.bestSize(Side.ASK);
        boolean nowTrusted = watched.trustAt(timeNanos).isTrusted();
        if (!priceChanged
                && newBidSize == bidSize
                && newAskSize == askSize
                && nowTrusted == trusted) {
            return;
        }
        bidPrice = newBidPrice;
        bidSize = newBidSize;
        askPrice = newAskPrice;
        askSize = newAskSize;
        trusted = nowTrusted;
        outlet.best(watched.best(timeNanos));
        if (priceChanged) {
            outlet.snapshot(watched.snapshot(levels, timeNanos, SnapshotCause.BEST_PRICE));
        }
    }

    /** What the events so far came to. Cost: the whole book, for its hash. */
    public BookSummary summary() {
        return tally.summaryOf(watched);
    }

    /**
     * Writes everything but the rows of the book.
     *
     * @return the number of bytes written
     */
    public int writeMeta(MutableDirectBuffer buffer, int offset) {
        buffer.putByte(offset, (byte) VERSION);
        int at = offset + 1;
        buffer.putLong(at, dueNanos, LITTLE_ENDIAN);
        buffer.putLong(at + Long.BYTES, bidPrice, LITTLE_ENDIAN);
        buffer.putLong(at + 2 * Long.BYTES, bidSize, LITTLE_ENDIAN);
        buffer.putLong(at + 3 * Long.BYTES, askPrice, LITTLE_ENDIAN);
        buffer.putLong(at + 4 * Long.BYTES, askSize, LITTLE_ENDIAN);
        buffer.putByte(at + 5 * Long.BYTES, (byte) (trusted ? 1 : 0));
        tally.write(buffer, at + 5 * Long.BYTES + 1);
        return OWN_LENGTH + watched.writeMeta(buffer, offset + OWN_LENGTH);
    }

    /**
     * Reads what {@link #writeMeta} wrote; the rows are loaded into the book afterwards.
     *
     * @throws IllegalStateException for a version that this code does not know
     */
    public void readMeta(DirectBuffer buffer, int offset, int length) {
        if (length < OWN_LENGTH || buffer.getByte(offset) != VERSION) {
            throw new IllegalStateException("book state of " + length + " bytes is not version 1");
        }
        int at = offset + 1;
        dueNanos = buffer.getLong(at, LITTLE_ENDIAN);
        bidPrice = buffer.getLong(at + Long.BYTES, LITTLE_ENDIAN);
        bidSize = buffer.getLong(at + 2 * Long.BYTES, LITTLE_ENDIAN);
        askPrice = buffer.getLong(at + 3 * Long.BYTES, LITTLE_ENDIAN);
        askSize = buffer.getLong(at + 4 * Long.BYTES, LITTLE_ENDIAN);
        trusted = buffer.getByte(at + 5 * Long.BYTES) != 0;
        tally.read(buffer, at + 5 * Long.BYTES + 1);
        watched.readMeta(buffer, offset + OWN_LENGTH, length - OWN_LENGTH);
    }
}
