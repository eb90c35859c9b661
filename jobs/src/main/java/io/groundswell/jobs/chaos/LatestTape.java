package io.groundswell.jobs.chaos;

import io.groundswell.connectors.redis.latest.LatestPart;
import io.groundswell.jobs.config.JobOptions;
import io.groundswell.jobs.path.LastValues;
import io.groundswell.model.book.BestBidOffer;
import io.groundswell.model.book.BookFault;
import io.groundswell.model.book.BookOptions;
import io.groundswell.model.book.BookPublisher;
import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.NaiveOrderBook;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.book.WatchedBook;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.replay.publish.RecordedEvents;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every value that Redis may show of recorded days, whoever looks when, found from the tapes alone.
 * Books are kept in the naive way. One thread fills it; then one at a time may ask.
 */
final class LatestTape {
    private final Map<LatestCell, TapedCell> cells = new HashMap<>();
    private final Map<String, Book> books = new TreeMap<>();

    /** Nothing has happened yet. */
    LatestTape() {}

    /** Reads the tapes. */
    static LatestTape of(ChaosDays days) throws IOException {
        LatestTape tape = new LatestTape();
        try (RecordedEvents events = new RecordedEvents(days.library(), days.symbols())) {
            for (MarketEvent event = events.cursor().next();
                    event != null;
                    event = events.cursor().next()) {
                tape.accept(event);
            }
        }
        tape.end();
        return tape;
    }

    /** Takes the next event in the total order. */
    void accept(MarketEvent event) {
        if (event instanceof Heartbeat) {
            return;
        }
        books.computeIfAbsent(event.symbol(), Book::new).accept(event);
        if (event.header().has(EventFlags.RESENT)) {
            return;
        }
        if (event instanceof Quote quote) {
            add(quote.symbol(), LatestShape.quote(quote));
        } else if (event instanceof Trade trade) {
            add(trade.symbol(), LatestShape.entry(trade));
            if (!trade.header().has(EventFlags.BACKFILLED)) {
                add(trade.symbol(), LatestShape.trade(trade));
            }
        }
    }

    /** Nothing more happens: the snapshots that grid points still owe are taken. */
    void end() {
        books.values().forEach(Book::end);
    }

    private void add(String symbol, LatestPart value) {
        cells.computeIfAbsent(
                        new LatestCell(value.part(), symbol),
                        cell -> new TapedCell(cell.part().isStream() ? LastValues.TRADES : 1))
                .add(value);
    }

    /** All cells that Redis has at the end. */
    Set<LatestCell> cells() {
        return cells.keySet();
    }

    /** What a cell may ever have; empty where it never has anything. */
    Optional<TapedCell> find(LatestCell cell) {
        return Optional.ofNullable(cells.get(cell));
    }

    /** The states of a symbol's book. */
    private final class Book implements BookPublisher.Outlet {
        private final String symbol;
        private final BookPublisher publisher =
                new BookPublisher(
                        new WatchedBook(
                                new BookOptions(
                                        JobOptions.CROSSED_LIMIT.defaultValue().toNanos(),
                                        JobOptions.BOOK_ROW_LIMIT.defaultValue(),
                                        NaiveOrderBook::new)),
                        JobOptions.BOOK_GRID.defaultValue().toNanos(),
                        JobOptions.BOOK_LEVELS.defaultValue());

        Book(String symbol) {
            this.symbol = symbol;
        }

        void accept(MarketEvent event) {
            publisher.accept(event, this);
        }

        void end() {
            publisher.onTime(Long.MAX_VALUE, this);
        }

        private void show(BookSnapshot snapshot) {
            LatestShape.book(snapshot).forEach(it -> add(symbol, it));
        }

        @Override
        public void snapshot(BookSnapshot snapshot) {
            if (snapshot.cause() == SnapshotCause.GRID) {
                show(snapshot);
            }
        }

        @Override
        public void changed(long timeNanos) {
            show(publisher.view(timeNanos));
        }

        @Override
        public void best(BestBidOffer best) {}

        @Override
        public void fault(BookFault fault) {}
    }
}
