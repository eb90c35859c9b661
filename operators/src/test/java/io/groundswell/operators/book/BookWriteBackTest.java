package io.groundswell.operators.book;

import static io.groundswell.operators.book.BookHarness.PLENTY;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.operators.book.BookHarness.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What write-back promises, rule by rule: the books in state are the books. */
class BookWriteBackTest {
    private static final int TOO_FEW = 1;
    private static final List<MarketEvent> DAY = ScriptedBooks.day();

    private static Map<String, List<String>> expected;

    @BeforeAll
    static void runTheObviousStepUndisturbed() throws Exception {
        try (BookHarness books =
                BookHarness.fresh(Step.ROW_PER_ENTRY, new HashMapStateBackend(), PLENTY)) {
            books.feed(DAY);
            books.end();
            expected = books.outputs();
        }
    }

    private static StateBackend rocks() {
        return new EmbeddedRocksDBStateBackend(true);
    }

    static Stream<StateBackend> backends() {
        return Stream.of(new HashMapStateBackend(), rocks());
    }

    static Stream<Arguments> backendsAndFormats() {
        return backends()
                .flatMap(
                        backend ->
                                Stream.of(SavepointFormatType.values())
                                        .map(format -> Arguments.of(backend, format)));
    }

    private static void merge(Map<String, List<String>> all, Map<String, List<String>> more) {
        more.forEach(
                (key, rows) -> all.computeIfAbsent(key, any -> new ArrayList<>()).addAll(rows));
    }

    private static List<MarketEvent> part(int index, int of) {
        return DAY.subList(index * DAY.size() / of, (index + 1) * DAY.size() / of);
    }

    private static List<MarketEvent> ofSubtask(
            List<MarketEvent> events, int parallelism, int subtask) {
        return events.stream()
                .filter(event -> BookHarness.subtaskOf(event.symbol(), parallelism) == subtask)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("backends")
    void shouldGiveTheSameOutputWhenOnlyOneBookMayBeLive(StateBackend backend) throws Exception {
        try (BookHarness books = BookHarness.fresh(Step.WRITE_BACK, backend, TOO_FEW)) {
            books.feed(DAY);
            books.end();
            assertThat(books.outputs()).isEqualTo(expected);
        }
    }

    static Stream<Arguments> backendsAndLimits() {
        return backends()
                .flatMap(
                        backend ->
                                Stream.of(TOO_FEW, PLENTY)
                                        .map(limit -> Arguments.of(backend, limit)));
    }

    @ParameterizedTest
    @MethodSource("backendsAndLimits")
    void shouldGoOnThroughEveryRescaling(StateBackend backend, int liveBooks) throws Exception {
        int[] parallelisms = {1, 2, 4, 1, 2};
        Map<String, List<String>> rows = new TreeMap<>();
        OperatorSubtaskState state = null;
        for (int stage = 0; stage < parallelisms.length; stage++) {
            int parallelism = parallelisms[stage];
            OperatorSubtaskState[] states = new OperatorSubtaskState[parallelism];
            for (int subtask = 0; subtask < parallelism; subtask++) {
                try (BookHarness books =
                        state == null
                                ? BookHarness.fresh(Step.WRITE_BACK, backend, liveBooks)
                                : BookHarness.restored(
                                        Step.WRITE_BACK,
                                        backend,
                                        liveBooks,
                                        state,
                                        parallelisms[stage - 1],
                                        parallelism,
                                        subtask)) {
                    books.feed(ofSubtask(part(stage, parallelisms.length), parallelism, subtask));
                    if (stage == parallelisms.length - 1) {
                        books.end();
                    }
                    states[subtask] = books.checkpoint(stage);
                    merge(rows, books.outputs());
                }
            }
            state = KeyedOneInputStreamOperatorTestHarness.repackageState(states);
        }
        assertThat(rows).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("backendsAndFormats")
    void shouldGoOnFromASavepointOfEitherFormat(StateBackend backend, SavepointFormatType format)
            throws Exception {
        Map<String, List<String>> rows = new TreeMap<>();
        OperatorSubtaskState state;
        try (BookHarness books = BookHarness.fresh(Step.WRITE_BACK, backend, PLENTY)) {
            books.feed(part(0, 2));
            state = books.savepoint(1, format);
            merge(rows, books.outputs());
        }
        try (BookHarness books =
                BookHarness.restored(Step.WRITE_BACK, backend, PLENTY, state, 1, 1, 0)) {
            books.feed(part(1, 2));
            books.end();
            merge(rows, books.outputs());
        }
        assertThat(rows).isEqualTo(expected);
    }

    /** What is stored must be a copy: the live book goes on changing. */
    @ParameterizedTest
    @MethodSource("backends")
    void shouldKeepASnapshotAsItWasWhileTheBooksGoOn(StateBackend backend) throws Exception {
        Map<String, List<String>> before = new TreeMap<>();
        Map<String, List<String>> rows = new TreeMap<>();
        OperatorSubtaskState state;
        try (BookHarness books = BookHarness.fresh(Step.WRITE_BACK, backend, PLENTY)) {
            books.feed(part(0, 3));
            books.checkpoint(1);
            books.feed(part(1, 3));
            state = books.checkpoint(2);
            before.putAll(books.outputs());
            // Goes on, and writes back what then belongs to the third checkpoint only.
            books.feed(part(2, 3));
            books.checkpoint(3);
        }
        try (BookHarness books =
                BookHarness.restored(Step.WRITE_BACK, backend, PLENTY, state, 1, 1, 0)) {
            books.feed(part(2, 3));
            books.end();
            merge(rows, before);
            merge(rows, books.outputs());
        }
        assertThat(rows).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void shouldLeaveTheCurrentKeyAsItIsAndSetNoTimerWhenItWritesBack(StateBackend backend)
            throws Exception {
        try (BookHarness books = BookHarness.fresh(Step.WRITE_BACK, backend, PLENTY)) {
            books.feed(part(0, 2));
            Object key = books.currentKey();
            books.checkpoint(1);
            assertThat(books.currentKey()).isEqualTo(key).isNotNull();
            assertThat(books.flink().numEventTimeTimers()).isZero();
            assertThat(books.flink().numProcessingTimeTimers()).isZero();
            books.feed(part(1, 2));
            books.end();
            assertThat(books.outputs()).isEqualTo(expected);
        }
    }

    /** What a silent symbol owes is not forgotten with the heap, whether it was live or not. */
    @ParameterizedTest
    @MethodSource("backends")
    void shouldCompleteASilentSymbolAfterItWasRestored(StateBackend backend) throws Exception {
        List<MarketEvent> events =
                new ScriptedDay("AAA", DepthMode.PRICE_LEVEL)
                        .emptySnapshot()
                        .afterMillis(10)
                        .level(Side.ASK, 10_001, 5)
                        .events();
        long gridMillis = ScriptedDay.START_NANOS / 1_000_000 + 1_000;
        OperatorSubtaskState state;
        try (BookHarness books = BookHarness.fresh(Step.WRITE_BACK, backend, PLENTY)) {
            books.feed(events);
            state = books.checkpoint(1);
        }
        try (BookHarness books =
                BookHarness.restored(Step.WRITE_BACK, backend, PLENTY, state, 1, 1, 0)) {
            books.flink().processWatermark(gridMillis - 1);
            assertThat(books.flink().extractOutputValues()).isEmpty();
            books.flink().processWatermark(gridMillis);
            assertThat(books.flink().extractOutputValues())
                    .singleElement()
                    .satisfies(it -> assertThat(it.asks().get(0).size()).isEqualTo(5));
            books.flink().processWatermark(gridMillis + 5_000);
            assertThat(books.flink().extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void shouldTakeASnapshotBeforeAnyEvent() throws Exception {
        try (BookHarness books = BookHarness.fresh(Step.WRITE_BACK, rocks(), PLENTY)) {
            books.checkpoint(1);
            assertThat(books.currentKey()).isNull();
            books.feed(DAY);
            books.end();
            assertThat(books.outputs()).isEqualTo(expected);
        }
    }

    @Test
    void shouldNeverForgetABookForItsAge() {
        assertThat(BookState.HEAD.getTtlConfig().isEnabled()).isFalse();
        assertThat(BookState.PAGES.getTtlConfig().isEnabled()).isFalse();
    }
}
