package io.groundswell.model.feature;

import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.NaiveOrderBook;
import io.groundswell.model.book.OrderBook;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.event.TradingStatus;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The whole book after each event of a feed of price levels, kept in a list. */
final class NaiveBooks {
    /**
     * How things stand after an event.
     *
     * @param isChange whether the event left a complete book that may be another
     * @param isJudged whether flags were looked at
     * @param isValid C.2: trusted, two-sided, not crossed, and the venue matches
     * @param bids size by price of the last complete book
     */
    record Moment(
            MarketEvent event,
            boolean isChange,
            boolean isJudged,
            boolean isValid,
            boolean isGap,
            boolean isHalted,
            NavigableMap<Long, Long> bids,
            NavigableMap<Long, Long> asks) {

        long timeNanos() {
            return event.eventTimeNanos();
        }

        boolean isTwoSided() {
            return !bids.isEmpty() && !asks.isEmpty();
        }

        long bid() {
            return bids.isEmpty() ? 0 : bids.lastKey();
        }

        long ask() {
            return asks.isEmpty() ? 0 : asks.firstKey();
        }

        long sizeAt(boolean isBid, long price) {
            return (isBid ? bids : asks).getOrDefault(price, 0L);
        }

        /** Price and size of a level counted from the best, or null. */
        Map.Entry<Long, Long> level(boolean isBid, int depth) {
            return (isBid ? bids.descendingMap() : asks)
                    .entrySet().stream().skip(depth).findFirst().orElse(null);
        }

        long depth(boolean isBid, int levels) {
            return (isBid ? bids.descendingMap() : asks)
                    .values().stream().limit(levels).mapToLong(size -> size).sum();
        }
    }

    private final List<Moment> moments = new ArrayList<>();
    private final Set<Long> untrustedGridPoints = new HashSet<>();
    private final WatchedBook watched =
            new WatchedBook(
                    new BookOptions(
                            BookOptions.DEFAULT_CROSSED_LIMIT_NANOS,
                            BookOptions.DEFAULT_ROW_LIMIT,
                            NaiveOrderBook::new));

    NaiveBooks(List<MarketEvent> events, long gridNanos, long untilNanos) {
        for (int i = 0; i < events.size(); i++) {
            take(events.get(i));
            boolean isLast = i + 1 == events.size();
            long next = isLast ? untilNanos + 1 : events.get(i + 1).eventTimeNanos();
            long point = Math.floorDiv(events.get(i).eventTimeNanos() - 1, gridNanos) + 1;
            for (long grid = point * gridNanos; grid < next; grid += gridNanos) {
                if (!watched.trustAt(grid).isTrusted()) {
                    untrustedGridPoints.add(grid);
                }
            }
        }
    }

    private void take(MarketEvent event) {
        watched.accept(event, fault -> {});
        Moment before = moments.isEmpty() ? null : moments.get(moments.size() - 1);
        boolean isRow =
                event instanceof DepthUpdate
                        || event instanceof SnapshotEnd
                        || event instanceof BookClear;
        boolean isChange = isRow && watched.isComplete();
        boolean isBegin = event instanceof SnapshotBegin;
        boolean isJudged =
                isChange
                        || event instanceof InstrumentDefined
                        || event instanceof TradingStatus
                        || isLoss(event);
        boolean isHalted = before != null && before.isHalted;
        if (isJudged) {
            TradingPhase phase = watched.phaseAt(event.eventTimeNanos());
            isHalted = phase != TradingPhase.CONTINUOUS && phase != TradingPhase.UNKNOWN;
        }
        boolean isGap =
                isJudged
                        ? !watched.trustAt(event.eventTimeNanos()).isTrusted()
                        : before != null && before.isGap;
        boolean keeps = before != null && !isChange;
        NavigableMap<Long, Long> bids = keeps ? before.bids : levels(Side.BID);
        NavigableMap<Long, Long> asks = keeps ? before.asks : levels(Side.ASK);
        boolean isUncrossed =
                !bids.isEmpty() && !asks.isEmpty() && bids.lastKey() <= asks.firstKey();
        boolean isSound = isUncrossed && !isGap && !isHalted && watched.isComplete();
        boolean was = before != null && before.isValid;
        boolean isValid = !isBegin && (isJudged ? isSound : was);
        moments.add(new Moment(event, isChange, isJudged, isValid, isGap, isHalted, bids, asks));
    }

    private NavigableMap<Long, Long> levels(Side side) {
        OrderBook book = watched.book();
        NavigableMap<Long, Long> levels = new TreeMap<>();
        for (int depth = 0; depth < book.levels(side); depth++) {
            levels.put(book.price(side, depth), book.size(side, depth));
        }
        return levels;
    }

    static boolean isLoss(MarketEvent event) {
        return event instanceof FeedStatus status
                && (status.state() == FeedState.GAP || status.state() == FeedState.DISCONNECTED);
    }

    /** Whether what waits for an outcome has none after a moment (C.8). */
    boolean isDiscard(int index) {
        Moment moment = moments.get(index);
        return moment.event() instanceof SnapshotBegin
                || isLoss(moment.event())
                || (moment.event() instanceof TradingStatus && moment.isHalted());
    }

    /** Whether an event is a change of a valid book into a valid one. */
    boolean isSoundChange(int index) {
        return moments.get(index).isChange()
                && moments.get(index).isValid()
                && moments.get(index - 1).isValid();
    }

    List<Moment> moments() {
        return moments;
    }

    /** The last moment at or before a time. */
    Moment at(long timeNanos) {
        Moment last = moments.get(0);
        for (Moment moment : moments) {
            last = moment.timeNanos() <= timeNanos ? moment : last;
        }
        return last;
    }

    boolean isUntrustedAt(long gridNanos) {
        return untrustedGridPoints.contains(gridNanos);
    }
}
