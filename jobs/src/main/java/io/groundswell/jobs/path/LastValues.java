package io.groundswell.jobs.path;

import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.BookPublisher;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the events of one symbol end with, found in the plainest way: what a reader of the latest
 * values must see when all of them have gone by. One thread.
 */
public final class LastValues {
    /** Trades that are remembered: as many as a stream of Redis holds for sure. */
    public static final int TRADES = 1_000;

    private static final long GRID_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long CROSSED_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int LEVELS = 10;

    private final BookPublisher publisher =
            new BookPublisher(
                    new WatchedBook(
                            new BookOptions(CROSSED_LIMIT_NANOS, BookOptions.DEFAULT_ROW_LIMIT)),
                    GRID_NANOS,
                    LEVELS);
    private final Outlet outlet = new Outlet();
    private final Deque<Trade> trades = new ArrayDeque<>();
    private Trade trade;
    private Quote quote;
    private BookSnapshot book;

    /** Nothing has happened yet. */
    public LastValues() {}

    /** Takes the next event of the symbol. */
    public void accept(MarketEvent event) {
        publisher.accept(event, outlet);
        if (event.header().has(EventFlags.RESENT)) {
            return;
        }
        if (event instanceof Trade told) {
            if (trades.size() == TRADES) {
                trades.removeFirst();
            }
            trades.add(told);
            if (!told.header().has(EventFlags.BACKFILLED)) {
                trade = told;
            }
        } else if (event instanceof Quote told) {
            quote = told;
        }
    }

    /** The last quote. */
    public Optional<Quote> quote() {
        return Optional.ofNullable(quote);
    }

    /** The last trade that was not told out of history. */
    public Optional<Trade> trade() {
        return Optional.ofNullable(trade);
    }

    /** The last trades, the newest first. */
    public List<Trade> trades() {
        List<Trade> newestFirst = new ArrayList<>(trades.size());
        trades.descendingIterator().forEachRemaining(newestFirst::add);
        return newestFirst;
    }

    /** The book after its last complete change. */
    public Optional<BookSnapshot> book() {
        return Optional.ofNullable(book);
    }

    private final class Outlet implements BookPublisher.Outlet {
        @Override
        public void snapshot(BookSnapshot snapshot) {}

        @Override
        public void best(BestBidOffer best) {}

        @Override
        public void fault(BookFault fault) {}

        @Override
        public void changed(long timeNanos) {
            book = publisher.view(timeNanos);
        }
    }
}
