package io.groundswell.replay.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneEnumeratorTest {
    private static final int READERS = 3;
    private static final List<LaneSplit> LANES =
            IntStream.range(0, 8).mapToObj(LaneEnumeratorTest::lane).toList();

    private final LaneHandout handout = new LaneHandout(READERS);
    private final LaneEnumerator enumerator = new LaneEnumerator(handout, LANES);

    private static LaneSplit lane(int number) {
        return new LaneSplit(
                number,
                List.of("S" + number),
                new LaneContent.Tapes(List.of(new TapeRef("a.tape", 1, 2, 3))),
                Optional.empty());
    }

    private static void registerAll(LaneEnumerator enumerator, int readers) {
        enumerator.start();
        for (int reader = 0; reader < readers; reader++) {
            enumerator.addReader(reader);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 20})
    void shouldGiveEveryLaneToExactlyOneReader(int readers) {
        LaneHandout lanes = new LaneHandout(readers);
        registerAll(new LaneEnumerator(lanes, LANES), readers);

        assertThat(lanes.all()).containsExactlyInAnyOrderElementsOf(LANES);
        assertThat(lanes.complete()).hasSize(readers);
    }

    @Test
    void shouldSpreadLanesEvenly() {
        registerAll(enumerator, READERS);

        for (int reader = 0; reader < READERS; reader++) {
            assertThat(handout.lanesOf(reader)).hasSizeBetween(2, 3);
        }
    }

    @Test
    void shouldGiveAReaderAllItsLanesAtOnceWhenItRegisters() {
        enumerator.addReader(1);

        assertThat(handout.lanesOf(1)).containsExactly(lane(1), lane(4), lane(7));
        assertThat(handout.complete()).containsExactly(1);
        assertThat(handout.lanesOf(0)).isEmpty();
        assertThat(handout.lanesOf(2)).isEmpty();
    }

    @Test
    void shouldGiveNothingForTheAsking() {
        enumerator.handleSplitRequest(0, "host");

        assertThat(handout.all()).isEmpty();
    }

    @Test
    void shouldGiveLanesBackToTheReaderThatLostThem() {
        registerAll(enumerator, READERS);
        List<LaneSplit> lost = handout.takeBack(1);
        enumerator.addSplitsBack(lost, 1);
        assertThat(handout.lanesOf(1)).isEmpty();
        enumerator.addReader(1);

        assertThat(handout.lanesOf(1)).isEqualTo(lost);
        assertThat(handout.complete()).contains(1);
        assertThat(handout.all()).containsExactlyInAnyOrderElementsOf(LANES);
    }

    @Test
    void shouldGiveNoLaneTwiceWhenAReaderRegistersAgain() {
        registerAll(enumerator, READERS);
        enumerator.addReader(1);

        assertThat(handout.all()).containsExactlyInAnyOrderElementsOf(LANES);
    }

    @Test
    void shouldRememberTheLanesThatNoReaderHas() {
        assertThat(enumerator.snapshotState(1).lanes()).isEqualTo(LANES);
        enumerator.addReader(1);
        assertThat(enumerator.snapshotState(2).lanes())
                .containsExactly(lane(0), lane(2), lane(3), lane(5), lane(6));
        enumerator.addSplitsBack(handout.takeBack(1), 1);

        assertThat(enumerator.snapshotState(3).lanes()).isEqualTo(LANES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void shouldGiveEachRememberedLaneOnceWhenRestoredWithOtherReaders(int readers) {
        enumerator.addReader(1);
        List<LaneSplit> remembered = enumerator.snapshotState(1).lanes();
        LaneHandout after = new LaneHandout(readers);
        registerAll(new LaneEnumerator(after, remembered), readers);

        assertThat(after.all()).containsExactlyInAnyOrderElementsOf(remembered);
        assertThat(after.complete()).hasSize(readers);
    }
}
