package io.groundswell.replay.server;

import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Trade;
import io.groundswell.replay.tape.EventCursor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * Hands on trades and quotes as they are recorded, but late trades where they belong by their feed
 * time: they are to be read before all else. One use, one thread at a time.
 */
public final class FeedTimeOrder {
    private final Late late;
    private final Queue<Trade> waiting;
    private final Consumer<MarketEvent> out;

    /**
     * Which trades are late.
     *
     * <p>It is told all events in their order.
     */
    private static final class Late {
        private final boolean withPrints;
        private long newestNanos = Long.MIN_VALUE;

        Late(boolean withPrints) {
            this.withPrints = withPrints;
        }

        boolean isLate(MarketEvent event) {
            if (!(event instanceof Trade) || event.header().has(EventFlags.SUMMARY)) {
                return false;
            }
            if (event.header().has(EventFlags.BACKFILLED)) {
                return true;
            }
            boolean isLate = withPrints && nanos(event) < newestNanos;
            newestNanos = Math.max(newestNanos, nanos(event));
            return isLate;
        }
    }

    private FeedTimeOrder(Late late, List<Trade> waiting, Consumer<MarketEvent> out) {
        this.late = late;
        this.waiting = new ArrayDeque<>(waiting);
        this.out = out;
    }

    /**
     * Moves the trades that were back-filled only.
     *
     * @param backfilled all of them, see {@link #backfilled}
     */
    static FeedTimeOrder ofBackfilled(List<Trade> backfilled, Consumer<MarketEvent> out) {
        return new FeedTimeOrder(new Late(false), backfilled, out);
    }

    /**
     * Moves also late prints. Memory: the trades that are late.
     *
     * @param events are read here to their end, and are to be read from their begin again
     */
    public static FeedTimeOrder ofAll(EventCursor events, Consumer<MarketEvent> out)
            throws IOException {
        List<Trade> waiting = late(events, new Late(true));
        events.seekTime(Long.MIN_VALUE);
        return new FeedTimeOrder(new Late(true), waiting, out);
    }

    /** The back-filled trades among events, in the order of their feed times. */
    static List<Trade> backfilled(EventCursor events) throws IOException {
        return late(events, new Late(false));
    }

    private static List<Trade> late(EventCursor events, Late late) throws IOException {
        List<Trade> found = new ArrayList<>();
        for (MarketEvent event = events.next(); event != null; event = events.next()) {
            if (late.isLate(event)) {
                found.add((Trade) event);
            }
        }
        found.sort(Comparator.comparingLong(FeedTimeOrder::nanos));
        return found;
    }

    private static long nanos(MarketEvent event) {
        EventHeader header = event.header();
        return header.feedTimeNanos() == EventHeader.ABSENT
                ? header.eventTimeNanos()
                : header.feedTimeNanos();
    }

    /** Takes the next event; what is neither trade nor quote is left out. */
    public void take(MarketEvent event) {
        if ((event instanceof Trade || event instanceof Quote) && !late.isLate(event)) {
            if (!event.header().has(EventFlags.SUMMARY)) {
                handOn(nanos(event) - 1);
            }
            out.accept(event);
        }
    }

    /** No event follows: hands on the late trades up to a time. */
    public void end(long untilNanos) {
        handOn(untilNanos);
    }

    private void handOn(long untilNanos) {
        while (!waiting.isEmpty() && nanos(waiting.element()) <= untilNanos) {
            out.accept(waiting.remove());
        }
    }
}
