package io.groundswell.model.book;

import io.groundswell.model.event.DepthUpdate;
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
    private long depthUpdates;
    private long faults;
    private long firstNanos = EventHeader.ABSENT;
    private long lastNanos = EventHeader.ABSENT;

    void count(MarketEvent event) {
        events++;
        if (event instanceof DepthUpdate) {
            depthUpdates++;
        } else if (event instanceof Trade) {
            trades++;
        } else if (event instanceof Quote) {
            quotes++;
        }
        if (firstNanos == EventHeader.ABSENT) {
            firstNanos = event.eventTimeNanos();
        }
        lastNanos = event.eventTimeNanos();
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
                depthUpdates,
                faults,
                firstNanos,
                lastNanos,
                watched.best(lastNanos),
                watched.trustAt(lastNanos),
                watched.book().stateHash());
    }

    void write(MutableDirectBuffer buffer, int offset) {
        buffer.putLong(offset, events);
        buffer.putLong(offset + Long.BYTES, trades);
        buffer.putLong(offset + 2 * Long.BYTES, quotes);
        buffer.putLong(offset + 3 * Long.BYTES, depthUpdates);
        buffer.putLong(offset + 4 * Long.BYTES, faults);
        buffer.putLong(offset + 5 * Long.BYTES, firstNanos);
        buffer.putLong(offset + 6 * Long.BYTES, lastNanos);
    }

    void read(DirectBuffer buffer, int offset) {
        events = buffer.getLong(offset);
        trades = buffer.getLong(offset + Long.BYTES);
        quotes = buffer.getLong(offset + 2 * Long.BYTES);
        depthUpdates = buffer.getLong(offset + 3 * Long.BYTES);
        faults = buffer.getLong(offset + 4 * Long.BYTES);
        firstNanos = buffer.getLong(offset + 5 * Long.BYTES);
        lastNanos = buffer.getLong(offset + 6 * Long.BYTES);
    }
}
