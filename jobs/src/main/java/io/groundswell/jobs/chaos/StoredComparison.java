package io.groundswell.jobs.chaos;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.history.HistoryChoice;
import io.groundswell.connectors.clickhouse.history.HistoryCursor;
import io.groundswell.connectors.clickhouse.history.StoredHistory;
import io.groundswell.connectors.clickhouse.rows.MarketTables;
import io.groundswell.connectors.clickhouse.rows.RowLayout;
import io.groundswell.jobs.run.EventPrint;
import io.groundswell.jobs.run.StoredRows;
import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.publish.RecordedEvents;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Recorded days beside what a database holds of them: every event, every field. One thread. */
final class StoredComparison {
    private final ClickHouseConnection connection;
    private final EventPrint print = new EventPrint();

    /** Events of a symbol in a table: how many, and the sum of their prints. */
    private static final class Tally {
        long events;
        long sum;
    }

    StoredComparison(ClickHouseConnection connection) {
        this.connection = connection;
    }

    /** By table and symbol. */
    Map<String, Map<String, StoredCounts>> of(ChaosDays days) throws IOException {
        Map<String, Map<String, Tally>> expected = recorded(days);
        Map<String, Map<String, Tally>> found = stored();
        Map<String, Map<String, StoredCounts>> all = new TreeMap<>();
        try (ClickHouse clickHouse = ClickHouse.open(connection)) {
            for (RowLayout<DatedEvent> layout : MarketTables.all()) {
                String table = layout.table();
                Map<String, Long> rows = StoredRows.bySymbol(clickHouse, table);
                Map<String, Tally> should = expected.getOrDefault(table, Map.of());
                Map<String, Tally> is = found.getOrDefault(table, Map.of());
                Map<String, StoredCounts> its = new TreeMap<>();
                Set<String> symbols = new TreeSet<>(should.keySet());
                symbols.addAll(is.keySet());
                for (String symbol : symbols) {
                    Tally a = should.getOrDefault(symbol, new Tally());
                    Tally b = is.getOrDefault(symbol, new Tally());
                    its.put(
                            symbol,
                            new StoredCounts(
                                    a.events,
                                    rows.getOrDefault(symbol, 0L),
                                    b.events,
                                    a.sum == b.sum));
                }
                if (!its.isEmpty()) {
                    all.put(table, its);
                }
            }
        }
        return all;
    }

    /** How many dead letters there are. */
    long deadLetters() throws IOException {
        try (ClickHouse clickHouse = ClickHouse.open(connection)) {
            return StoredRows.deadLetters(clickHouse);
        }
    }

    private Map<String, Map<String, Tally>> recorded(ChaosDays days) throws IOException {
        Map<String, Map<String, Tally>> tallies = new HashMap<>();
        try (RecordedEvents events = new RecordedEvents(days.library(), days.symbols())) {
            for (MarketEvent event = events.cursor().next();
                    event != null;
                    event = events.cursor().next()) {
                count(event, tallies);
            }
        }
        return tallies;
    }

    private Map<String, Map<String, Tally>> stored() throws IOException {
        Map<String, Map<String, Tally>> tallies = new HashMap<>();
        try (StoredHistory history = StoredHistory.open(connection)) {
            HistoryCursor cursor = history.read(HistoryChoice.ALL);
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                count(event, tallies);
            }
        }
        return tallies;
    }

    private void count(MarketEvent event, Map<String, Map<String, Tally>> tallies) {
        Tally tally =
                tallies.computeIfAbsent(MarketTables.of(event).table(), any -> new HashMap<>())
                        .computeIfAbsent(event.symbol(), any -> new Tally());
        tally.events++;
        tally.sum += print.of(event);
    }
}
