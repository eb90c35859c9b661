package io.groundswell.jobs.path;

import io.groundswell.connectors.clickhouse.ClickHouse;
import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.history.HistoryChoice;
import io.groundswell.connectors.clickhouse.history.HistoryCursor;
import io.groundswell.connectors.clickhouse.history.StoredHistory;
import io.groundswell.connectors.clickhouse.rows.MarketTables;
import io.groundswell.connectors.kafka.KafkaConnection;
import io.groundswell.jobs.run.EventPrint;
import io.groundswell.jobs.run.Happenings;
import io.groundswell.jobs.run.StoredRows;
import io.groundswell.jobs.run.TopicEvents;
import io.groundswell.model.contract.Realm;
import io.groundswell.model.contract.TableNames;
import io.groundswell.model.event.Heartbeat;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.replay.server.WireProjection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** What a ClickHouse holds of a run, beside what it should. One thread. */
final class StoredFindings {
    private static final String STORE = "ClickHouse";

    /** Every event of a symbol that came over the wire, beside the topics. */
    private static final String AS_ON_TOPICS = "all, as on Kafka";

    private final Set<String> overTheWire = new TreeSet<>();
    private final EventPrint print = new EventPrint();
    private final Map<String, Map<String, Prints>> tables = new HashMap<>();
    private final Map<String, Map<String, Long>> events = new HashMap<>();
    private final Map<String, Map<Topic, Prints>> stored = new TreeMap<>();
    private final Map<String, Map<Topic, Prints>> onTopics = new TreeMap<>();

    /** Findings of a run of these legs. */
    StoredFindings(List<Leg> legs) {
        legs.stream()
                .filter(it -> it.way() == Way.IQFEED)
                .forEach(it -> overTheWire.addAll(it.symbols()));
    }

    /**
     * Reads all that is stored, and the topics.
     *
     * @param nanoClock the time now, nanoseconds since any moment
     */
    List<Finding> of(
            Expected expected,
            ClickHouseConnection clickHouse,
            KafkaConnection kafka,
            Realm realm,
            LongSupplier nanoClock)
            throws IOException {
        readStored(clickHouse);
        TopicEvents.read(kafka, realm, nanoClock, (event, record) -> published(event));
        List<Finding> findings = new ArrayList<>();
        try (ClickHouse server = ClickHouse.open(clickHouse)) {
            for (Map.Entry<String, Map<String, Prints>> table : expected.tables().entrySet()) {
                Map<String, Long> rows = StoredRows.bySymbol(server, table.getKey());
                table.getValue()
                        .forEach(
                                (symbol, its) ->
                                        findings.add(finding(table.getKey(), symbol, its, rows)));
            }
            findings.add(deadLetters(server));
        }
        findings.addAll(besideTopics());
        return findings;
    }

    /** Of what came over the wire, also what the feed and the collector made by themselves. */
    private Collection<Finding> besideTopics() {
        Map<String, Finding> bySymbol = new TreeMap<>();
        onTopics.forEach(
                (symbol, topics) ->
                        topics.forEach(
                                (topic, its) ->
                                        bySymbol.merge(
                                                symbol,
                                                its.find(
                                                        STORE,
                                                        AS_ON_TOPICS,
                                                        symbol,
                                                        in(stored, symbol, topic),
                                                        0),
                                                Finding::plus)));
        return bySymbol.values();
    }

    private static Prints in(Map<String, Map<Topic, Prints>> all, String symbol, Topic topic) {
        return all.computeIfAbsent(symbol, any -> new EnumMap<>(Topic.class))
                .computeIfAbsent(topic, any -> new Prints());
    }

    private Finding finding(String table, String symbol, Prints expected, Map<String, Long> rows) {
        long read = events.getOrDefault(table, Map.of()).getOrDefault(symbol, 0L);
        Prints found = tables.getOrDefault(table, Map.of()).getOrDefault(symbol, new Prints());
        return expected.find(STORE, table, symbol, found, rows.getOrDefault(symbol, 0L) - read);
    }

    private void readStored(ClickHouseConnection clickHouse) throws IOException {
        Map<String, Happenings> happenings = new HashMap<>();
        try (StoredHistory history = StoredHistory.open(clickHouse)) {
            HistoryCursor cursor = history.read(HistoryChoice.ALL);
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                String table = MarketTables.of(event).table();
                String symbol = event.symbol();
                events.computeIfAbsent(table, any -> new HashMap<>()).merge(symbol, 1L, Long::sum);
                if (!overTheWire.contains(symbol)) {
                    prints(table, symbol).add(print.of(event));
                    continue;
                }
                in(stored, symbol, event.topic()).add(print.of(event));
                String key = symbol + ' ' + event.topic();
                if (happenings.computeIfAbsent(key, any -> new Happenings()).isOne(event)) {
                    prints(table, symbol).add(print.of(WireProjection.content(event)));
                }
            }
        }
    }

    private Prints prints(String table, String symbol) {
        return tables.computeIfAbsent(table, any -> new HashMap<>())
                .computeIfAbsent(symbol, any -> new Prints());
    }

    private void published(MarketEvent event) {
        if (!(event instanceof Heartbeat) && overTheWire.contains(event.symbol())) {
            in(onTopics, event.symbol(), event.topic()).add(print.of(event));
        }
    }

    private static Finding deadLetters(ClickHouse server) throws IOException {
        long letters = StoredRows.deadLetters(server);
        return new Finding(STORE, TableNames.DEAD_LETTERS, "all", 0, 0, 0, 0, letters);
    }
}
