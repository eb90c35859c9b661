package io.groundswell.replay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.clickhouse.ClickHouseConnection;
import io.groundswell.connectors.clickhouse.history.HistoryChangedException;
import io.groundswell.connectors.clickhouse.history.HistoryChoice;
import io.groundswell.connectors.clickhouse.history.HistoryCursor;
import io.groundswell.connectors.clickhouse.history.StoredDay;
import io.groundswell.connectors.clickhouse.history.StoredHistory;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real server gives back of what was stored. */
class StoredHistoryIT {
    @TempDir static Path folder;
    private static StoredTapes stored;
    private static List<MarketEvent> events;

    /** Two scripted days; whatever a test stores besides has symbols of its own. */
    @BeforeAll
    static void store() throws IOException {
        stored = StoredTapes.create(folder);
        events = new ArrayList<>();
        for (String tape : RecordedDays.write(folder)) {
            stored.load(Path.of(tape));
            events.addAll(read(Path.of(tape)));
        }
    }

    @AfterAll
    static void drop() throws IOException {
        if (stored != null) {
            stored.close();
        }
    }

    private static List<MarketEvent> read(Path tape) throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        try (TapeReader reader = TapeReader.open(tape);
                EventCursor all = reader.all()) {
            for (MarketEvent event = all.next(); event != null; event = all.next()) {
                events.add(event);
            }
        }
        return events;
    }

    private static List<MarketEvent> rest(HistoryCursor cursor) throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
            events.add(event);
        }
        return events;
    }

    private static HistoryChoice of(String... symbols) {
        return new HistoryChoice(Set.of(symbols), Optional.empty(), Optional.empty());
    }

    private static final HistoryChoice SCRIPTED = of(RecordedDays.SYMBOLS.toArray(String[]::new));

    private static List<MarketEvent> day(String symbol, int changes) {
        return new ArrayList<>(
                new ScriptedDay(symbol, DepthMode.PRICE_LEVEL, ScriptedDay.START_NANOS)
                        .emptySnapshot()
                        .wander(symbol.hashCode(), changes)
                        .events());
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-equities-2013-10-08", "crypto-spot-2024-08-08"})
    void shouldGiveTheEventsOfATapeInTheOrderOfTheTape(String name) throws IOException {
        Path tape =
                Path.of(System.getProperty("groundswell.root", ".."))
                        .resolve("replay/days/" + name + ".tape");
        try (StoredTapes its = StoredTapes.create(folder.resolve(name));
                StoredHistory history = StoredHistory.open(its.connection());
                TapeReader reader = TapeReader.open(tape);
                EventCursor recorded = reader.all()) {
            its.load(tape);
            assertThat(history.symbols(HistoryChoice.ALL))
                    .containsExactlyElementsOf(reader.symbols());
            assertThat(history.count(HistoryChoice.ALL)).isEqualTo(reader.info().events());

            HistoryCursor given = history.read(HistoryChoice.ALL);
            for (MarketEvent event = recorded.next(); event != null; event = recorded.next()) {
                assertThat(given.next()).isEqualTo(event);
            }
            assertThat(given.next()).isNull();
        }
    }

    @Test
    void shouldGiveEachEventOnceWhenItWasStoredAgain() throws IOException {
        List<MarketEvent> day = day("TWICE", 3_000);
        stored.store(day);
        stored.store(day.subList(500, 2_000));
        stored.store(day);
        try (StoredHistory history = StoredHistory.open(stored.connection())) {
            assertThat(history.count(of("TWICE"))).isEqualTo(day.size());
            assertThat(rest(history.read(of("TWICE")))).isEqualTo(day);
        }
    }

    /** The partitions of a table are days: the server merges copies within one by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"", "2024-08-08"})
    void shouldGiveAnEventOnceThatWasStoredUnderTwoTradingDates(String until) throws IOException {
        String symbol = "TORN" + until;
        List<MarketEvent> day = day(symbol, 300);
        stored.store(day);
        stored.command(
                "INSERT INTO market_l2 SELECT * REPLACE (trading_date + 1 AS trading_date)"
                        + " FROM market_l2 WHERE symbol = '"
                        + symbol
                        + "' AND sequence % 3 = 0");
        HistoryChoice choice =
                new HistoryChoice(
                        Set.of(symbol),
                        Optional.empty(),
                        Optional.of(until).filter(it -> !it.isEmpty()).map(LocalDate::parse));
        try (StoredHistory history = StoredHistory.open(stored.connection())) {
            assertThat(history.count(choice)).isEqualTo(day.size());
            assertThat(rest(history.read(choice))).isEqualTo(day);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 300, 1_000_000})
    void shouldGoOnBehindAnyPosition(int eventsPerWindow) throws IOException {
        try (StoredHistory history = StoredHistory.open(stored.connection())) {
            List<StoredDay> days = StoredHistory.together(history.days(SCRIPTED).values());
            int step = eventsPerWindow == 1 ? events.size() / 2 : events.size() / 7;
            for (int stop = 0; stop < events.size(); stop += step) {
                HistoryCursor cursor =
                        history.cursor(
                                RecordedDays.SYMBOLS,
                                days,
                                Optional.of(EventPosition.of(events.get(stop).header())),
                                () -> eventsPerWindow);
                assertThat(rest(cursor)).isEqualTo(events.subList(stop + 1, events.size()));
            }
        }
    }

    @Test
    void shouldFindSymbolsWhateverTheyAreSpelledWith() throws IOException {
        List<String> odd =
                List.of(
                        "A'B",
                        "A\\",
                        "\\'",
                        "%s{x:Int8}",
                        "a`b\"c",
                        "`; DROP TABLE x --",
                        "N\\N",
                        "?",
                        " ~");
        for (String symbol : odd) {
            stored.store(day(symbol, 20));
        }
        try (StoredHistory history = StoredHistory.open(stored.connection())) {
            HistoryChoice choice = of(odd.toArray(String[]::new));
            assertThat(history.symbols(choice)).containsExactlyInAnyOrderElementsOf(odd);
            for (String symbol : odd) {
                assertThat(rest(history.read(of(symbol)))).isEqualTo(day(symbol, 20));
            }
        }
    }

    @Test
    void shouldGiveTheTradingDatesThatAreChosen() throws IOException {
        try (StoredHistory history = StoredHistory.open(stored.connection())) {
            NavigableMap<String, List<StoredDay>> days = history.days(SCRIPTED);
            LocalDate last =
                    LocalDate.ofEpochDay(
                            days.get("AAA").get(days.get("AAA").size() - 1).lastTradingDay());
            List<MarketEvent> second =
                    rest(
                            history.read(
                                    new HistoryChoice(
                                            SCRIPTED.symbols(),
                                            Optional.of(last),
                                            Optional.of(last))));
            List<MarketEvent> first =
                    rest(
                            history.read(
                                    new HistoryChoice(
                                            SCRIPTED.symbols(),
                                            Optional.empty(),
                                            Optional.of(last.minusDays(1)))));
            assertThat(first).isNotEmpty();
            assertThat(second).isNotEmpty();
            first.addAll(second);
            assertThat(first).isEqualTo(events);
            assertThat(
                            history.symbols(
                                    new HistoryChoice(
                                            Set.of(),
                                            Optional.of(last.plusDays(1)),
                                            Optional.empty())))
                    .isEmpty();
        }
    }

    @Test
    void shouldRefuseADayThatHasGrownSinceItWasCounted() throws IOException {
        List<MarketEvent> day = day("GROWS", 1_000);
        stored.store(day.subList(0, 900));
        try (StoredHistory history = StoredHistory.open(stored.connection())) {
            HistoryCursor cursor = history.read(of("GROWS"));
            stored.store(day.subList(900, day.size()));

            assertThatThrownBy(() -> rest(cursor))
                    .isInstanceOf(HistoryChangedException.class)
                    .hasMessageContaining("had 900 events when this reading began and has ")
                    .hasMessageContaining("choose days that are over");
        }
    }

    @Test
    void shouldRefuseADayOfWhichOneEventWasExchangedForAnother() throws IOException {
        List<MarketEvent> day = day("OTHER", 100);
        stored.store(day.subList(0, 50));
        try (StoredHistory history = StoredHistory.open(stored.connection())) {
            HistoryCursor cursor = history.read(of("OTHER"));
            stored.command(
                    "ALTER TABLE market_l2 DELETE WHERE symbol = 'OTHER' AND sequence = "
                            + day.get(40).header().sequence()
                            + " SETTINGS mutations_sync = 1");
            stored.store(day.subList(50, 51));

            assertThatThrownBy(() -> rest(cursor))
                    .isInstanceOf(HistoryChangedException.class)
                    .hasMessageContaining("50 others now");
        }
    }

    @Test
    void shouldGiveEveryEventOnceWhenConnectionsAreCutInMidStream() throws IOException {
        try (CuttingProxy proxy = new CuttingProxy(stored.url(), 6_000, 3);
                StoredHistory history =
                        StoredHistory.open(
                                new ClickHouseConnection(
                                        proxy.url(),
                                        stored.connection().database(),
                                        stored.connection().loginFile()))) {
            assertThat(rest(history.read(SCRIPTED))).isEqualTo(events);
            assertThat(proxy.cutsLeft()).isZero();
        }
    }
}
