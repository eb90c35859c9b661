package io.groundswell.model.feature;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.model.feature.NaiveBooks.Moment;
import io.groundswell.model.feature.NaiveParents.Piece;
import io.groundswell.model.session.TradeEligibility;
import io.groundswell.model.session.TradeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * What prints add to columns, and when: C.2's operator rules, each applied to the list of all
 * events and books. Prices are 1e-4 dollar and sizes shares, as the feed of the tests has them.
 */
final class NaivePrints {
    /** So much is added to a column at a moment. */
    record Booking(long timeNanos, int column, long amount) {}

    /** A print at the quote that may have met a shown order. */
    private static final class Waiting {
        private final Piece print;
        private long left;

        Waiting(Piece print) {
            this.print = print;
            left = print.shares();
        }
    }

    private final FeatureOptions options;
    private final NaiveBooks books;
    private final LongUnaryOperator sessionEnd;
    private final List<Booking> bookings = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long nationalBid;
    private long nationalAsk;
    private long lastPrice;
    private boolean isUptick;

    /**
     * Judges all prints.
     *
     * @param sessionEnd when the session of a moment ends
     */
    NaivePrints(FeatureOptions options, NaiveBooks books, LongUnaryOperator sessionEnd) {
        this.options = options;
        this.books = books;
        this.sessionEnd = sessionEnd;
        List<Moment> moments = books.moments();
        for (int i = 1; i < moments.size(); i++) {
            if (moments.get(i).event() instanceof Trade trade) {
                print(i, trade, moments.get(i - 1));
            } else if (moments.get(i).event() instanceof Quote quote) {
                boolean isWhole =
                        quote.bidPrice() != EventHeader.ABSENT
                                && quote.askPrice() != EventHeader.ABSENT
                                && quote.bidSize() > 0
                                && quote.askSize() > 0;
                nationalBid = isWhole ? quote.bidPrice() : 0;
                nationalAsk = isWhole ? quote.askPrice() : 0;
            } else if (isChange(i) && !options.isConflated()) {
                shrunk(i);
            }
        }
        if (options.isConflated()) {
            NaiveConflation its = new NaiveConflation(options, books, this::isLost);
            its.settle(waiting.stream().map(print -> print.print).toList(), pieces, bookings);
        } else {
            waiting.forEach(this::giveUp);
        }
        NaiveParents.book(options, books, pieces(true), this::isLost, bookings);
        NaiveParents.book(options, books, pieces(false), this::isLost, bookings);
    }

    List<Booking> bookings() {
        return bookings;
    }

    private List<Piece> pieces(boolean isSell) {
        return pieces.stream().filter(it -> it.isSell() == isSell).toList();
    }

    /** Whether an event is a change of a valid book into a valid one. */
    private boolean isChange(int index) {
        return books.isSoundChange(index);
    }

    /** Whether what waits since an event is dropped by a moment, that moment included. */
    private boolean isLost(int since, long byNanos) {
        List<Moment> moments = books.moments();
        for (int i = since + 1; i < moments.size(); i++) {
            if (moments.get(i).timeNanos() <= byNanos && books.isDiscard(i)) {
                return true;
            }
        }
        return sessionEnd.applyAsLong(moments.get(since).timeNanos()) < byNanos;
    }

    private void book(long timeNanos, int column, long amount) {
        bookings.add(new Booking(timeNanos, column, amount));
    }

    private void print(int index, Trade trade, Moment before) {
        TradeUse use = TradeEligibility.of(trade);
        int never = EventFlags.BACKFILLED | EventFlags.SUMMARY | EventFlags.RESENT;
        boolean isOfNow = !use.hasAny(OffExchangePrints.NOT_OF_NOW);
        // C.2: clamp any single print to 2^26 shares.
        long shares = Math.min(trade.size(), 1L << 26);
        if ((trade.header().flags() & never) != 0 || !use.has(TradeUse.VOLUME) || !isOfNow) {
            return;
        }
        if (shares <= 0) {
            return;
        }
        if (use.has(TradeUse.OFF_EXCHANGE)) {
            offExchange(trade, shares, before);
            return;
        }
        book(trade.eventTimeNanos(), FeatureSchema.VOLUME, shares);
        if (before.isValid() && trade.liquidity() != Liquidity.AUCTION) {
            lit(index, trade, shares, before);
        }
        isUptick = trade.price() == lastPrice ? isUptick : trade.price() > lastPrice;
        lastPrice = trade.price();
    }

    /** C.2, TRF. */
    private void offExchange(Trade trade, long shares, Moment before) {
        boolean isQuoted = nationalAsk > nationalBid;
        long bid = isQuoted ? nationalBid : before.bid();
        long ask = isQuoted ? nationalAsk : before.ask();
        long price = trade.price();
        boolean isAstray = price > ask + (ask - bid) || price < bid - (ask - bid);
        if ((!isQuoted && !before.isValid()) || isAstray) {
            return;
        }
        long time = trade.eventTimeNanos();
        // Within max(1, 10 % of the spread) of the midpoint; all in tenths of half units.
        long off = 10 * Math.abs(2 * price - bid - ask);
        boolean isMid = off <= Math.max(20, 2 * (ask - bid) / 10 * 10);
        boolean isCent = bid < price && price < ask && price % 100 == 0;
        boolean isBlock = shares >= 10_000 || price * shares >= 2_000_000_000L;
        book(time, FeatureSchema.VOLUME, shares);
        book(time, FeatureSchema.OFF_EXCHANGE, shares);
        book(time, FeatureSchema.OFF_EXCHANGE_MID, isMid ? shares : 0);
        book(time, FeatureSchema.OFF_EXCHANGE_LARGE, isMid || isCent || isBlock ? shares : 0);
        long sign = isMid ? 0 : 2 * price > bid + ask ? 1 : -1;
        book(time, FeatureSchema.OFF_EXCHANGE_SIGNED, sign * shares);
    }

    private void lit(int index, Trade trade, long shares, Moment before) {
        long price = trade.price();
        boolean isInside = price > before.bid() && price < before.ask();
        boolean isUnknown = trade.liquidity() == Liquidity.UNKNOWN;
        boolean isClear = isUnknown && isInside && !options.isConflated();
        if (trade.liquidity() == Liquidity.HIDDEN || isClear) {
            boolean isBid = isBelowMid(price, before);
            book(
                    trade.eventTimeNanos(),
                    isBid ? FeatureSchema.HIDDEN_BID : FeatureSchema.HIDDEN_ASK,
                    shares);
            return;
        }
        boolean isSell = isSell(trade, before);
        long time = trade.eventTimeNanos();
        Piece print = new Piece(index, time, time, isSell, price, shares, before);
        if (isUnknown) {
            waiting.add(new Waiting(print));
        } else {
            pieces.add(print);
        }
    }

    /** Below the midpoint; at it after the last print's tick. */
    private boolean isBelowMid(long price, Moment before) {
        long mid2 = before.bid() + before.ask();
        boolean isUp = price == lastPrice ? isUptick : price > lastPrice;
        return 2 * price == mid2 ? !isUp : 2 * price < mid2;
    }

    /** C.2: feed flag if present; else p >= ask buy, p <= bid sell, else the side of the mid. */
    private boolean isSell(Trade trade, Moment before) {
        return switch (trade.aggressor()) {
            case SELLER -> true;
            case BUYER -> false;
            case UNKNOWN, NONE ->
                    trade.price() < before.ask()
                            && (trade.price() <= before.bid() || isBelowMid(trade.price(), before));
        };
    }

    /** Levels that shrank account for prints that wait, the earlier first. */
    private void shrunk(int index) {
        Moment now = books.moments().get(index);
        Moment was = books.moments().get(index - 1);
        for (int i = 0; i < waiting.size(); i++) {
            Waiting its = waiting.get(i);
            Piece print = its.print;
            long due = print.printNanos() + options.settleNanos();
            if (due < now.timeNanos() || isLost(print.index(), now.timeNanos())) {
                continue;
            }
            long shrinkage =
                    was.sizeAt(print.isSell(), print.price())
                            - now.sizeAt(print.isSell(), print.price());
            long taken = Math.min(its.left, shrinkage - takenBy(index, print));
            if (taken > 0) {
                its.left -= taken;
                pieces.add(
                        new Piece(
                                index,
                                now.timeNanos(),
                                print.printNanos(),
                                print.isSell(),
                                print.price(),
                                taken,
                                print.before()));
            }
        }
    }

    /** What earlier prints at the price have of the shrinkage of an event. */
    private long takenBy(int index, Piece print) {
        return pieces.stream()
                .filter(it -> it.index() == index && it.isSell() == print.isSell())
                .filter(it -> it.price() == print.price())
                .mapToLong(Piece::shares)
                .sum();
    }

    private void giveUp(Waiting its) {
        long due = its.print.printNanos() + options.settleNanos();
        if (its.left > 0 && !isLost(its.print.index(), due)) {
            boolean isBid = its.print.isSell();
            book(due, isBid ? FeatureSchema.HIDDEN_BID : FeatureSchema.HIDDEN_ASK, its.left);
        }
    }
}
