package io.groundswell.connectors.clickhouse.history;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.rows.MarketTables;
import io.groundswell.connectors.clickhouse.rows.RowInput;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntSupplier;

/**
 * The market events of a realm's database. Nothing is held open between two questions: a reader
 * that is slow keeps no query waiting at the server. One thread; its cursors are used by the same
 * one.
 */
public final class StoredHistory implements Closeable {
    /** Events that a cursor asks for at once unless told otherwise. */
    public static final int EVENTS_PER_WINDOW = 65_536;

    private static final int ATTEMPTS = 7;
    private static final long PAUSE_MILLIS = 500;

    /** One thread at the server merges the parts in their order and holds a block of each. */
    private static final Map<String, String> IN_ORDER = Map.of("max_threads", "1");

    private final ClickHouse database;
    private final Attempts attempts;
    private final List<RowLayout<DatedEvent>> tables = MarketTables.all();
    private final HistoryQueries queries = new HistoryQueries(tables);

    private StoredHistory(ClickHouse database, Attempts attempts) {
        this.database = database;
        this.attempts = attempts;
    }

    /**
     * Makes ready to ask; nothing is sent yet.
     *
     * @throws IOException where there is no login that may be used
     */
    public static StoredHistory open(ClickHouseConnection connection) throws IOException {
        return open(connection, ATTEMPTS, PAUSE_MILLIS);
    }

    static StoredHistory open(ClickHouseConnection connection, int attempts, long pauseMillis)
            throws IOException {
        return new StoredHistory(ClickHouse.open(connection), new Attempts(attempts, pauseMillis));
    }

    /** The symbols that have events there. */
    public NavigableSet<String> symbols(HistoryChoice choice) throws IOException {
        return attempts.answer(
                () -> {
                    NavigableSet<String> symbols = new TreeSet<>();
                    try (InputStream in = database.rows(queries.symbols(choice), Map.of())) {
                        RowInput rows = new RowInput(in);
                        while (!rows.isAtEnd()) {
                            symbols.add(rows.text());
                        }
                    }
                    return symbols;
                });
    }

    /** What each symbol has stored of each day, by day; counts every event that is chosen. */
    public NavigableMap<String, List<StoredDay>> days(HistoryChoice choice) throws IOException {
        return attempts.answer(
                () -> {
                    NavigableMap<String, List<StoredDay>> days = new TreeMap<>();
                    try (InputStream in = database.rows(queries.days(choice), Map.of())) {
                        RowInput rows = new RowInput(in);
                        while (!rows.isAtEnd()) {
                            days.computeIfAbsent(rows.text(), any -> new ArrayList<>())
                                    .add(
                                            new StoredDay(
                                                    Math.toIntExact(rows.int64()),
                                                    rows.uint16(),
                                                    rows.uint16(),
                                                    rows.int64(),
                                                    rows.int64()));
                        }
                    }
                    return days;
                });
    }

    /** How many events there are. */
    public long count(HistoryChoice choice) throws IOException {
        return days(choice).values().stream()
                .flatMap(List::stream)
                .mapToLong(StoredDay::events)
                .sum();
    }

    /** Every event that is chosen and stored now, in the total order. */
    public HistoryCursor read(HistoryChoice choice) throws IOException {
        NavigableMap<String, List<StoredDay>> bySymbol = days(choice);
        return cursor(
                bySymbol.keySet(),
                together(bySymbol.values()),
                Optional.empty(),
                () -> EVENTS_PER_WINDOW);
    }

    /** The days of several symbols as one list, by day. */
    public static List<StoredDay> together(Collection<List<StoredDay>> days) {
        TreeMap<Integer, StoredDay> together = new TreeMap<>();
        days.forEach(its -> its.forEach(day -> together.merge(day.day(), day, StoredDay::plus)));
        return List.copyOf(together.values());
    }

    /**
     * The events of some symbols in the total order.
     *
     * @param symbols the symbols
     * @param days what they have stored, as {@link #days} said and {@link #together} made one list;
     *     other days are left out
     * @param after where to go on, or empty for the start; need not be the place of an event
     * @param eventsPerWindow how many events to hold at once; more only where more lie closer
     *     together than days are cut
     */
    public HistoryCursor cursor(
            Collection<String> symbols,
            List<StoredDay> days,
            Optional<EventPosition> after,
            IntSupplier eventsPerWindow) {
        return new HistoryCursor(this, List.copyOf(symbols), days, after, eventsPerWindow);
    }

    /**
     * How a day lies in time.
     *
     * @throws HistoryChangedException where it is not the day that it was
     */
    DayPlan plan(List<String> symbols, StoredDay day) throws IOException {
        return attempts.answer(
                () -> {
                    long sliceNanos = DayPlan.sliceNanos(day.events());
                    List<DayPlan.Slice> slices = new ArrayList<>();
                    long events = 0;
                    long checksum = 0;
                    try (InputStream in =
                            database.rows(queries.slices(symbols, day, sliceNanos), IN_ORDER)) {
                        RowInput rows = new RowInput(in);
                        while (!rows.isAtEnd()) {
                            long number = rows.int64();
                            int table = rows.uint8();
                            long count = rows.int64();
                            slices.add(new DayPlan.Slice(number, table, count));
                            events += count;
                            checksum += rows.int64();
                        }
                    }
                    HistoryChecks.same(day, events, checksum);
                    return new DayPlan(day.day(), sliceNanos, tables.size(), slices);
                });
    }

    /**
     * The events of a window, in no order.
     *
     * @throws IOException where they are not as many as the plan said, however often they are asked
     *     for
     */
    List<MarketEvent> events(List<String> symbols, StoredDay day, EventWindow window)
            throws IOException {
        List<MarketEvent> events = new ArrayList<>(window.rows());
        for (int i = 0; i < tables.size(); i++) {
            int table = i;
            if (window.rowsOfTable().get(table) > 0) {
                events.addAll(attempts.answer(() -> rows(table, symbols, day, window)));
            }
        }
        return events;
    }

    private List<MarketEvent> rows(
            int table, List<String> symbols, StoredDay day, EventWindow window) throws IOException {
        long counted = window.rowsOfTable().get(table);
        RowLayout<DatedEvent> layout = tables.get(table);
        List<MarketEvent> events = new ArrayList<>(Math.toIntExact(counted));
        long rows = 0;
        try (InputStream in = database.rows(queries.rows(table, symbols, day, window), IN_ORDER)) {
            RowInput input = new RowInput(in);
            for (; !input.isAtEnd(); rows++) {
                MarketEvent event = asItCame(layout.read(input).event());
                // What was not counted is looked at only to say how much there is.
                if (rows < counted) {
                    events.add(event);
                }
            }
        } catch (RuntimeException e) {
            throw new IOException("ClickHouse's answer cannot be read: " + e.getMessage(), e);
        }
        HistoryChecks.same(layout.table(), window, counted, rows);
        return events;
    }

    /** What was stored late was sent again; it is in its place now. */
    private static MarketEvent asItCame(MarketEvent event) {
        EventHeader header = event.header();
        return header.has(EventFlags.RESENT)
                ? event.withHeader(header.without(EventFlags.RESENT))
                : event;
    }

    @Override
    public void close() {
        attempts.close();
        database.close();
    }
}
