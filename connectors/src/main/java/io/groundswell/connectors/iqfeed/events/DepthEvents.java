package io.groundswell.connectors.iqfeed.events;

import io.groundswell.connectors.iqfeed.wire.Level2Message;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthLevel;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthLevelDelete;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthOrder;
import io.groundswell.connectors.iqfeed.wire.Level2Message.DepthOrderDelete;
import io.groundswell.connectors.iqfeed.wire.Level2Message.VenueQuote;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import java.util.concurrent.TimeUnit;

/**
 * The depth of one symbol. The wire does not say where the picture ends that a watch begins with:
 * here it ends before the first row that is none of it, before a clear, or after it was quiet for a
 * while, which the translator tells.
 *
 * <p>A symbol whose first row after a watch is already a change had an empty book: it gets an empty
 * picture before that row. One thread at a time.
 */
final class DepthEvents {
    /** A picture that was held up, by whatever, goes on within this time. */
    private static final long LATE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final SymbolFeed feed;
    private final FeedClock clock;
    private Picture picture = Picture.NONE;

    /** When a picture was taken as whole only because it was quiet, and nothing changed since. */
    private long quietSinceNanos = EventHeader.ABSENT;

    private DepthMode mode = DepthMode.MARKET_MAKER;
    private Unfit unfit = Unfit.NOTHING;

    private enum Picture {
        /** The port is lost, or was for a while: no row says that a picture begins. */
        LOST,
        /** None has come since the symbol was watched. */
        NONE,
        /** Its rows are coming. */
        COMING,
        /** It is whole. */
        WHOLE
    }

    DepthEvents(SymbolFeed feed, FeedClock clock) {
        this.feed = feed;
        this.clock = clock;
    }

    /** Whether the rows of a picture are coming. */
    boolean isPictureComing() {
        return picture == Picture.COMING;
    }

    /** What the rows of a message stand for. */
    static DepthMode modeOf(Level2Message row) {
        if (row instanceof DepthOrder order) {
            return mode(order.orderId());
        }
        if (row instanceof DepthOrderDelete delete) {
            return mode(delete.orderId());
        }
        return row instanceof VenueQuote ? DepthMode.MARKET_MAKER : DepthMode.PRICE_LEVEL;
    }

    private static DepthMode mode(long orderId) {
        return orderId == EventHeader.ABSENT ? DepthMode.MARKET_MAKER : DepthMode.BY_ORDER;
    }

    /**
     * Takes a row.
     *
     * @return what cannot be held
     */
    Unfit accept(Level2Message row, long receiveTimeNanos) {
        unfit = Unfit.NOTHING;
        mode = modeOf(row);
        if (row instanceof DepthOrder it) {
            order(it, receiveTimeNanos);
        } else if (row instanceof DepthOrderDelete it) {
            delete(it, receiveTimeNanos);
        } else if (row instanceof DepthLevel it) {
            level(it, receiveTimeNanos);
        } else if (row instanceof DepthLevelDelete it) {
            deleteLevel(it, receiveTimeNanos);
        } else if (row instanceof VenueQuote it) {
            venue(it, receiveTimeNanos);
        }
        if (!unfit.isNothing()) {
            feed.gap(Topic.L2, EventHeader.ABSENT, receiveTimeNanos, "a row could not be held");
        }
        return unfit;
    }

    private void order(DepthOrder it, long receiveTimeNanos) {
        if (it.type() == '0') {
            unfit = Unfit.malformed("nobody knows what a row of type 0 asks of a book");
            return;
        }
        boolean summary = it.type() == DepthOrder.SUMMARY;
        long price = price(it.price());
        if (!unfit.isNothing() || isNobodys(it.marketMaker())) {
            return;
        }
        boolean add = mode == DepthMode.BY_ORDER && it.type() != DepthOrder.UPDATE;
        EventHeader header =
                header(summary, nanos(it.epochDay(), it.timeMicros()), receiveTimeNanos);
        boolean ordered = mode == DepthMode.BY_ORDER;
        feed.emit(
                new DepthUpdate(
                        header,
                        mode,
                        add ? DepthAction.ADD : DepthAction.CHANGE,
                        side(it.bid()),
                        price,
                        it.size(),
                        ordered ? it.orderId() : 0,
                        it.priority(),
                        ordered ? "" : it.marketMaker(),
                        0));
    }

    private void delete(DepthOrderDelete it, long receiveTimeNanos) {
        if (isNobodys(it.marketMaker())) {
            return;
        }
        EventHeader header = header(false, nanos(it.epochDay(), it.timeMicros()), receiveTimeNanos);
        boolean ordered = mode == DepthMode.BY_ORDER;
        feed.emit(
                gone(
                        header,
                        side(it.bid()),
                        EventHeader.ABSENT,
                        ordered ? it.orderId() : 0,
                        ordered ? "" : it.marketMaker()));
    }

    private boolean isNobodys(String marketMaker) {
        if (mode == DepthMode.MARKET_MAKER && marketMaker.isEmpty()) {
            unfit = Unfit.malformed("neither an order nor a market maker is named");
        }
        return !unfit.isNothing();
    }

    private void level(DepthLevel it, long receiveTimeNanos) {
        long price = price(it.price());
        if (!unfit.isNothing()) {
            return;
        }
        boolean summary = it.type() == DepthLevel.SUMMARY;
        EventHeader header =
                header(summary, nanos(it.epochDay(), it.timeMicros()), receiveTimeNanos);
        int orders = it.orders() > 0 && it.orders() <= Integer.MAX_VALUE ? (int) it.orders() : 0;
        feed.emit(
                new DepthUpdate(
                        header,
                        mode,
                        DepthAction.CHANGE,
                        side(it.bid()),
                        price,
                        it.size(),
                        0,
                        EventHeader.ABSENT,
                        "",
                        orders));
    }

    private void deleteLevel(DepthLevelDelete it, long receiveTimeNanos) {
        long price = price(it.price());
        if (!unfit.isNothing()) {
            return;
        }
        EventHeader header = header(false, nanos(it.epochDay(), it.timeMicros()), receiveTimeNanos);
        feed.emit(gone(header, side(it.bid()), price, 0, ""));
    }

    /**
     * One line tells both sides; a side that is void is taken out. A picture also tells who quotes
     * nothing at all: that is a row without size.
     */
    private void venue(VenueQuote it, long receiveTimeNanos) {
        boolean summary = it.type() != '2' && picture != Picture.WHOLE;
        boolean quotes = it.bidValid() || it.askValid();
        side(it, summary && quotes, summary, true, receiveTimeNanos);
        if (quotes || !summary) {
            side(it, summary, summary, false, receiveTimeNanos);
        }
        if (it.endOfGroup() && picture == Picture.COMING) {
            endPicture(receiveTimeNanos);
        }
    }

    private void side(
            VenueQuote it, boolean onlyValid, boolean summary, boolean bid, long receiveTimeNanos) {
        boolean valid = bid ? it.bidValid() : it.askValid();
        if (!valid && onlyValid) {
            return;
        }
        long price = valid ? price(bid ? it.bid() : it.ask()) : EventHeader.ABSENT;
        if (!unfit.isNothing()) {
            return;
        }
        long timeMicros = bid ? it.bidTimeMicros() : it.askTimeMicros();
        EventHeader header = header(summary, nanos(it.epochDay(), timeMicros), receiveTimeNanos);
        feed.emit(
                new DepthUpdate(
                        header,
                        mode,
                        DepthAction.CHANGE,
                        side(bid),
                        valid ? price : 0,
                        valid ? (bid ? it.bidSize() : it.askSize()) : 0,
                        0,
                        EventHeader.ABSENT,
                        it.marketMaker(),
                        0));
    }

    private DepthUpdate gone(
            EventHeader header, Side side, long price, long orderId, String marketMaker) {
        return new DepthUpdate(
                header,
                mode,
                DepthAction.DELETE,
                side,
                price,
                0,
                orderId,
                EventHeader.ABSENT,
                marketMaker,
                0);
    }

    /** One side or both go; comes in an outage too, and does not end it. */
    void clear(boolean bids, boolean asks, long receiveTimeNanos) {
        endPicture(receiveTimeNanos);
        quietSinceNanos = EventHeader.ABSENT;
        feed.emit(
                new BookClear(
                        feed.headerAside(Topic.L2, EventHeader.ABSENT, receiveTimeNanos, 0),
                        bids,
                        asks));
    }

    /** It was quiet for long enough: the picture is whole, unless its rows were only late. */
    void endQuietPicture(long receiveTimeNanos) {
        endPicture(receiveTimeNanos);
        quietSinceNanos = receiveTimeNanos;
    }

    /** The picture, if one is coming, is whole. */
    void endPicture(long receiveTimeNanos) {
        if (picture == Picture.COMING) {
            picture = Picture.WHOLE;
            EventHeader header = feed.header(Topic.L2, EventHeader.ABSENT, receiveTimeNanos, 0);
            feed.emit(new SnapshotEnd(header, mode));
        }
    }

    /** What was coming will not come whole; a new picture comes after the next watch. */
    void brokeOff() {
        picture = Picture.LOST;
        quietSinceNanos = EventHeader.ABSENT;
    }

    /** The symbol is watched anew: a picture comes. */
    void watched() {
        picture = Picture.NONE;
    }

    /** The header of a row, after what its place around the picture asks for. */
    private EventHeader header(boolean summary, long feedTimeNanos, long receiveTimeNanos) {
        if (picture == Picture.LOST) {
            // Of a book that nobody asked for again a row proves nothing: it stays untrusted.
            return feed.header(Topic.L2, feedTimeNanos, receiveTimeNanos, 0);
        }
        if (summary && picture != Picture.COMING) {
            if (!isLate(receiveTimeNanos)) {
                beginPicture(receiveTimeNanos);
            }
        } else if (!summary) {
            if (picture == Picture.NONE) {
                beginPicture(receiveTimeNanos);
            }
            endPicture(receiveTimeNanos);
            quietSinceNanos = EventHeader.ABSENT;
        }
        return feed.header(Topic.L2, feedTimeNanos, receiveTimeNanos, 0);
    }

    /** Whether a row of the picture comes late, after it was taken as whole for its silence. */
    private boolean isLate(long receiveTimeNanos) {
        return quietSinceNanos != EventHeader.ABSENT
                && receiveTimeNanos - quietSinceNanos < LATE_NANOS;
    }

    private void beginPicture(long receiveTimeNanos) {
        picture = Picture.COMING;
        EventHeader header = feed.header(Topic.L2, EventHeader.ABSENT, receiveTimeNanos, 0);
        feed.emit(new SnapshotBegin(header, mode));
    }

    private long price(WireDecimal price) {
        int exponent = feed.instrument().priceExponent();
        long units = price.inUnits(exponent);
        if (units == WireDecimal.TOO_FINE || units == EventHeader.ABSENT) {
            unfit = Unfit.precision("the price of the row is none in units of 10^-" + exponent);
        }
        return units;
    }

    private long nanos(long epochDay, long timeMicros) {
        return timeMicros == EventHeader.ABSENT || epochDay == EventHeader.ABSENT
                ? EventHeader.ABSENT
                : clock.nanos(clock.local(epochDay, timeMicros, 0));
    }

    private static Side side(boolean bid) {
        return bid ? Side.BID : Side.ASK;
    }
}
