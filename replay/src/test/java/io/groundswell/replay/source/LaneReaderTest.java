package io.groundswell.replay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.EventPosition;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.tape.DamagedTapeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneReaderTest {
    @TempDir static Path folder;
    private static List<String> tapes;

    @BeforeAll
    static void write() throws IOException {
        tapes = RecordedDays.write(folder);
    }

    /** Takes one fetch and adds its events by lane; returns whether a lane ended. */
    private static boolean fetchInto(Map<String, List<MarketEvent>> lanes, LaneReader reader)
            throws IOException {
        RecordsWithSplitIds<MarketEvent> batch = reader.fetch();
        for (String lane = batch.nextSplit(); lane != null; lane = batch.nextSplit()) {
            List<MarketEvent> events = lanes.computeIfAbsent(lane, any -> new ArrayList<>());
            for (MarketEvent event = batch.nextRecordFromSplit();
                    event != null;
                    event = batch.nextRecordFromSplit()) {
                events.add(event);
            }
        }
        return !batch.finishedSplits().isEmpty();
    }

    private static List<MarketEvent> readToTheEnd(LaneSplit lane, int eventsPerFetch)
            throws Exception {
        Map<String, List<MarketEvent>> lanes = new TreeMap<>();
        LaneReader reader = new LaneReader(new TapeShelf(), eventsPerFetch);
        try {
            reader.handleSplitsChanges(new SplitsAddition<>(List.of(lane)));
            boolean ended = false;
            while (!ended) {
                ended = fetchInto(lanes, reader);
            }
        } finally {
            reader.close();
        }
        return lanes.getOrDefault(lane.splitId(), List.of());
    }

    @Test
    void shouldPutEachSymbolIntoTheSameLaneWhateverElseIsRead() throws IOException {
        List<LaneSplit> all = Lanes.deal(tapes, Set.of());
        List<LaneSplit> one = Lanes.deal(tapes, Set.of("CCC"));
        assertThat(one).hasSize(1);
        assertThat(one.get(0).symbols()).containsExactly("CCC");
        assertThat(((LaneContent.Tapes) one.get(0).content()).tapes().stream().map(TapeRef::path))
                .containsExactlyElementsOf(tapes.stream().sorted().toList());
        assertThat(all.stream().filter(lane -> lane.symbols().contains("CCC")))
                .singleElement()
                .satisfies(lane -> assertThat(lane.lane()).isEqualTo(one.get(0).lane()));
        assertThat(all.stream().flatMap(lane -> lane.symbols().stream()))
                .containsExactlyInAnyOrderElementsOf(RecordedDays.SYMBOLS);
    }

    @Test
    void shouldReadBothDaysInTheTotalOrder() throws Exception {
        for (LaneSplit lane : Lanes.deal(tapes, Set.of())) {
            List<MarketEvent> events = readToTheEnd(lane, 100);
            List<EventPosition> positions =
                    events.stream().map(event -> EventPosition.of(event.header())).toList();
            assertThat(positions).isSorted().doesNotHaveDuplicates();
            for (String symbol : lane.symbols()) {
                assertThat(events.stream().filter(event -> event.symbol().equals(symbol)))
                        .containsExactlyElementsOf(RecordedDays.bySymbol(tapes).get(symbol));
            }
        }
    }

    @Test
    void shouldGoOnExactlyWhereItStoppedWhateverTheEvent() throws Exception {
        LaneSplit lane = Lanes.deal(tapes, Set.of("AAA", "BBB")).get(0);
        List<MarketEvent> whole = readToTheEnd(lane, 1_000);
        for (int stop = 0; stop < whole.size(); stop += 97) {
            LaneSplit rest = lane.at(EventPosition.of(whole.get(stop).header()));
            assertThat(readToTheEnd(rest, 64))
                    .containsExactlyElementsOf(whole.subList(stop + 1, whole.size()));
        }
        assertThat(readToTheEnd(lane.at(EventPosition.of(whole.get(whole.size() - 1).header())), 1))
                .isEmpty();
    }

    @Test
    void shouldLeaveALaneAloneWhileItIsPaused() throws Exception {
        List<LaneSplit> lanes = Lanes.deal(tapes, Set.of("AAA", "BBB"));
        assertThat(lanes).hasSize(2);
        LaneSplit paused = lanes.get(0);
        LaneReader reader = new LaneReader(new TapeShelf(), 50);
        try {
            reader.handleSplitsChanges(new SplitsAddition<>(lanes));
            reader.pauseOrResumeSplits(List.of(paused), List.of());
            Map<String, List<MarketEvent>> read = new TreeMap<>();
            boolean ended = false;
            while (!ended) {
                ended = fetchInto(read, reader);
            }
            assertThat(read).doesNotContainKey(paused.splitId());

            reader.wakeUp();
            assertThat(fetchInto(read, reader)).isFalse();
            assertThat(read).doesNotContainKey(paused.splitId());

            reader.pauseOrResumeSplits(List.of(), List.of(paused));
            ended = false;
            while (!ended) {
                ended = fetchInto(read, reader);
            }
            assertThat(read.get(paused.splitId())).hasSize(readToTheEnd(paused, 50).size());
        } finally {
            reader.close();
        }
    }

    @Test
    void shouldTellAnEndAtOnceWhenEveryOtherLaneIsPaused() throws Exception {
        List<LaneSplit> lanes = Lanes.deal(tapes, Set.of("AAA", "BBB"));
        List<MarketEvent> whole = readToTheEnd(lanes.get(0), 1_000);
        LaneSplit ended = lanes.get(0).at(EventPosition.of(whole.get(whole.size() - 1).header()));
        LaneReader reader = new LaneReader(new TapeShelf(), 50);
        try {
            reader.handleSplitsChanges(new SplitsAddition<>(List.of(ended, lanes.get(1))));
            reader.pauseOrResumeSplits(List.of(lanes.get(1)), List.of());
            // A fetch that waited would find the interrupt and fail.
            Thread.currentThread().interrupt();
            assertThat(reader.fetch().finishedSplits()).containsExactly(ended.splitId());
        } finally {
            assertThat(Thread.interrupted()).isTrue();
            reader.close();
        }
    }

    @Test
    void shouldRefuseToGoOnWhenATapeWasReplaced() throws Exception {
        Path copy = folder.resolve("replaced.tape");
        Files.copy(Path.of(tapes.get(0)), copy);
        LaneSplit lane = Lanes.deal(List.of(copy.toString()), Set.of("AAA")).get(0);
        List<MarketEvent> whole = readToTheEnd(lane, 1_000);
        LaneSplit rest = lane.at(EventPosition.of(whole.get(5).header()));
        Files.copy(Path.of(tapes.get(1)), copy, StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> readToTheEnd(rest, 1_000))
                .hasRootCauseInstanceOf(DamagedTapeException.class)
                .hasRootCauseMessage(
                        copy
                                + ": not the tape that this replay began with;"
                                + " put that one back or start anew");
        Files.delete(copy);
    }

    @Test
    void shouldRefuseSymbolsThatNoTapeHolds() {
        assertThatThrownBy(() -> Lanes.deal(tapes, Set.of("AAA", "NONE")))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "no tape holds NONE; there are AAA, BBB, CCC, DDD, EEE, FFF, GGG, HHH,"
                                + " III");
    }

    @Test
    void shouldKeepItsLanesOnOneClock() throws Exception {
        LaneReader reader = new LaneReader(new TapeShelf(), 20);
        try {
            reader.handleSplitsChanges(new SplitsAddition<>(Lanes.deal(tapes, Set.of())));
            Map<String, List<MarketEvent>> read = new TreeMap<>();
            for (int i = 0; i < 200; i++) {
                fetchInto(read, reader);
            }
            assertThat(read).hasSizeGreaterThan(5);
            List<Long> clocks =
                    read.values().stream()
                            .map(events -> events.get(events.size() - 1).eventTimeNanos())
                            .sorted()
                            .toList();
            // A lane runs ahead of the slowest by one fetch at most: 20 changes of a few symbols.
            long spreadNanos = clocks.get(clocks.size() - 1) - clocks.get(0);
            assertThat(spreadNanos).isLessThan(30_000_000_000L);
        } finally {
            reader.close();
        }
    }
}
