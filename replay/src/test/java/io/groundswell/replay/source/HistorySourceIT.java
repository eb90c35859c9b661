package io.groundswell.replay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.clickhouse.history.HistoryChangedException;
import io.groundswell.connectors.clickhouse.history.HistoryChoice;
import io.groundswell.connectors.clickhouse.history.StoredHistory;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.operators.ScriptedDay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lanes of a database are those of the tapes that it was filled from, event for event. */
class HistorySourceIT {
    private static final int EVENTS_PER_FETCH = 100;

    @TempDir static Path folder;
    private static StoredTapes stored;
    private static List<String> tapes;

    @BeforeAll
    static void store() throws IOException {
        stored = StoredTapes.create(folder);
        tapes = RecordedDays.write(folder);
        for (String tape : tapes) {
            stored.load(Path.of(tape));
        }
    }

    @AfterAll
    static void drop() throws IOException {
        if (stored != null) {
            stored.close();
        }
    }

    private static List<LaneSplit> dealt(String... symbols) throws IOException {
        try (StoredHistory history = StoredHistory.open(stored.connection())) {
            return Lanes.deal(
                    history,
                    new HistoryChoice(Set.of(symbols), Optional.empty(), Optional.empty()));
        }
    }

    private static List<MarketEvent> read(Shelf shelf, LaneSplit lane) throws IOException {
        List<MarketEvent> events = new ArrayList<>();
        LaneReader reader = new LaneReader(shelf, EVENTS_PER_FETCH);
        try {
            reader.handleSplitsChanges(new SplitsAddition<>(List.of(lane)));
            boolean ended = false;
            while (!ended) {
                RecordsWithSplitIds<MarketEvent> batch = reader.fetch();
                while (batch.nextSplit() != null) {
                    for (MarketEvent event = batch.nextRecordFromSplit();
                            event != null;
                            event = batch.nextRecordFromSplit()) {
                        events.add(event);
                    }
                }
                ended = !batch.finishedSplits().isEmpty();
            }
        } finally {
            reader.close();
        }
        return events;
    }

    private static List<MarketEvent> read(LaneSplit lane) throws IOException {
        return read(new HistoryShelf(StoredHistory.open(stored.connection())), lane);
    }

    @Test
    void shouldDealTheLanesOfTheTapesWithTheirEvents() throws IOException {
        List<LaneSplit> ofTapes = Lanes.deal(tapes, Set.of());
        List<LaneSplit> ofDatabase = dealt(RecordedDays.SYMBOLS.toArray(String[]::new));
        assertThat(ofDatabase).hasSameSizeAs(ofTapes);
        for (int i = 0; i < ofTapes.size(); i++) {
            assertThat(ofDatabase.get(i).splitId()).isEqualTo(ofTapes.get(i).splitId());
            assertThat(ofDatabase.get(i).symbols()).isEqualTo(ofTapes.get(i).symbols());
            assertThat(read(ofDatabase.get(i))).isEqualTo(read(new TapeShelf(), ofTapes.get(i)));
        }
    }

    @Test
    void shouldGoOnExactlyWhereItStopped() throws IOException {
        LaneSplit lane = dealt("AAA").get(0);
        List<MarketEvent> whole = read(lane);
        for (int stop = 0; stop < whole.size(); stop += whole.size() / 5) {
            assertThat(read(lane.at(EventPosition.of(whole.get(stop).header()))))
                    .isEqualTo(whole.subList(stop + 1, whole.size()));
        }
        assertThat(read(lane.at(EventPosition.of(whole.get(whole.size() - 1).header())))).isEmpty();
    }

    @Test
    void shouldNotGoOnWhenAnEventWasAddedBeforeThePosition() throws IOException {
        List<MarketEvent> day =
                new ArrayList<>(
                        new ScriptedDay("LATE", DepthMode.PRICE_LEVEL, ScriptedDay.START_NANOS)
                                .emptySnapshot()
                                .wander(7, 200)
                                .events());
        MarketEvent late = day.remove(3);
        stored.store(day);
        LaneSplit lane = dealt("LATE").get(0).at(EventPosition.of(day.get(10).header()));
        assertThat(read(lane)).hasSize(day.size() - 11);
        stored.store(List.of(late));

        assertThatThrownBy(() -> read(lane))
                .hasRootCauseInstanceOf(HistoryChangedException.class)
                .rootCause()
                .hasMessageContaining(
                        day.size()
                                + " events when this reading began and has "
                                + (day.size() + 1)
                                + " now");
    }

    @Test
    void shouldSayWhatTheDatabaseDoesNotHold() {
        assertThatThrownBy(() -> dealt("AAA", "NONE"))
                .isInstanceOf(IOException.class)
                .hasMessage("the database holds nothing of NONE");
    }
}
