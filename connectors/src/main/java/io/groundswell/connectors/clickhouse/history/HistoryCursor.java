package io.groundswell.connectors.clickhouse.history;

import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Walks along stored events in the {@linkplain EventOrder total order}, a window at a time. Every
 * event that was counted at the start comes once, or {@link #next} fails: what was added since to a
 * day that is still to be read is found, and refused. One thread.
 */
public final class HistoryCursor {
    private final StoredHistory history;
    private final List<String> symbols;
    private final Iterator<StoredDay> days;
    private final IntSupplier eventsPerWindow;
    private final Optional<EventPosition> after;

    private StoredDay day;
    private DayPlan plan;
    private Iterator<MarketEvent> window = List.<MarketEvent>of().iterator();

    HistoryCursor(
            StoredHistory history,
            List<String> symbols,
            List<StoredDay> days,
            Optional<EventPosition> after,
            IntSupplier eventsPerWindow) {
        this.history = history;
        this.symbols = symbols;
        this.eventsPerWindow = eventsPerWindow;
        this.after = after;
        long first = after.map(it -> dayOf(it.eventTimeNanos())).orElse(Long.MIN_VALUE);
        this.days = days.stream().filter(it -> it.day() >= first).iterator();
    }

    private static long dayOf(long timeNanos) {
        return Math.floorDiv(timeNanos, DayPlan.DAY_NANOS);
    }

    /**
     * The next event, or null at the end.
     *
     * @throws HistoryChangedException where the database holds other events than at the start
     * @throws IOException where ClickHouse did not answer, however often it was asked
     */
    public MarketEvent next() throws IOException {
        while (!window.hasNext()) {
            if (plan == null || plan.isAtEnd()) {
                if (!days.hasNext()) {
                    return null;
                }
                openDay(days.next());
            } else {
                window = read(plan.cut(Math.max(1, eventsPerWindow.getAsInt())));
            }
        }
        return window.next();
    }

    private void openDay(StoredDay next) throws IOException {
        day = next;
        plan = history.plan(symbols, day);
        if (after.isPresent() && dayOf(after.get().eventTimeNanos()) == day.day()) {
            plan.skipTo(after.get().eventTimeNanos());
        }
    }

    private Iterator<MarketEvent> read(EventWindow next) throws IOException {
        List<MarketEvent> events = history.events(symbols, day, next);
        if (after.isPresent() && after.get().eventTimeNanos() >= next.fromNanos()) {
            events.removeIf(it -> EventOrder.compare(it.header(), after.get()) <= 0);
        }
        // Runs that are in order already, one for each symbol and table: sorting merges them.
        events.sort(EventOrder.ACROSS_SYMBOLS);
        return events.iterator();
    }
}
