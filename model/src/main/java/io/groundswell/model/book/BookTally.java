package io.groundswell.model.book;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/** Counts what one symbol's events were, for the summary at the end of a recorded day. */
final class BookTally {
    static final int ENCODED_LENGTH = 7 * Long.BYTES;

    private long events;
    private long trades;
    private long quotes;
    private long bookChanges;
    private long faults;
    private long firstNanos = EventHeader.ABSENT;
    private long lastNanos = EventHeader.ABSENT;

    /** Counts an event, which may be a row of the book. */
    void count(MarketEvent event, boolean isBookRow) {
        events++;
        if (isBookRow) {
            bookChanges++;
        }
        if (event instanceof Trade) {
            trades++;
        } else if (event instanceof Quote) {
            quotes++;
        }
        // Not simply the first and the last to come: topics overtake each other.
        long timeNanos = event.eventTimeNanos();
        firstNanos = events == 1 ? timeNanos : Math.min(firstNanos, timeNanos);
        lastNanos = Math.max(lastNanos, timeNanos);
    }

    boolean isEmpty() {
        return events == 0;
    }

    void countFault() {
        faults++;
    }

    BookSummary summaryOf(WatchedBook watched) {
        return new BookSummary(
                events,
                trades,
                quotes,
                bookChanges,
                faults,
                firstNanos,
                lastNanos,
                watched.best(lastNanos),
                watched.trustAt(lastNanos),
                watched.book().stateHash());
    }

    void write(MutableDirectBuffer buffer, int offset) {
        buffer.putLong(offset, events, LITTLE_ENDIAN);
        buffer.putLong(offset + Long.BYTES, trades, LITTLE_ENDIAN);
        buffer.putLong(offset + 2 * Long.BYTES, quotes, LITTLE_ENDIAN);
        buffer.putLong(offset + 3 * Long.BYTES, bookChanges, LITTLE_ENDIAN);
        buffer.putLong(offset + 4 * Long.BYTES, faults, LITTLE_ENDIAN);
        buffer.putLong(offset + 5 * Long.BYTES, firstNanos, LITTLE_ENDIAN);
        buffer.putLong(offset + 6 * Long.BYTES, lastNanos, LITTLE_ENDIAN);
    }

    void read(DirectBuffer buffer, int offset) {
        events = buffer.getLong(offset, LITTLE_ENDIAN);
        trades = buffer.getLong(offset + Long.BYTES, LITTLE_ENDIAN);
        quotes = buffer.getLong(offset + 2 * Long.BYTES, LITTLE_ENDIAN);
        bookChanges = buffer.getLong(offset + 3 * Long.BYTES, LITTLE_ENDIAN);
        faults = buffer.getLong(offset + 4 * Long.BYTES, LITTLE_ENDIAN);
        firstNanos = buffer.getLong(offset + 5 * Long.BYTES, LITTLE_ENDIAN);
        lastNanos = buffer.getLong(offset + 6 * Long.BYTES, LITTLE_ENDIAN);
    }
}
