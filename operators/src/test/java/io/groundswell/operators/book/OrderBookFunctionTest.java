package io.groundswell.operators.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.book.BookSnapshot;
import io.groundswell.model.book.BookSummary;
import io.groundswell.model.book.SnapshotCause;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.operators.types.ModelTypes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBookFunctionTest {
    private static final int MAX_PARALLELISM = 128;
    private static final int PLENTY = 100;
    private static final int TOO_FEW = 1;

    /** Symbols of every depth mode that take turns, in the order that a lane gives. */
    private final List<MarketEvent> day =
            Stream.of(
                            new ScriptedDay("AAA", DepthMode.PRICE_LEVEL)
                                    .emptySnapshot()
                                    .wander(1, 400),
                            new ScriptedDay("BBB", DepthMode.PRICE_LEVEL)
                                    .emptySnapshot()
                                    .wander(2, 300),
                            orders("CCC"),
                            marketMakers("DDD"),
                            quotes("EEE"))
                    .flatMap(script -> script.events().stream())
                    .sorted(EventOrder.ACROSS_SYMBOLS)
                    .toList();

    private static ScriptedDay orders(String symbol) {
        ScriptedDay script = new ScriptedDay(symbol, DepthMode.BY_ORDER).emptySnapshot();
        SplittableRandom random = new SplittableRandom(3);
        for (int id = 1; id <= 300; id++) {
            Side side = random.nextBoolean() ? Side.BID : Side.ASK;
            long price = 10_000 + (side == Side.BID ? -1 : 1) * random.nextLong(1, 6);
            script.afterMillis(random.nextLong(0, 400));
            script.order(DepthAction.ADD, side, price, random.nextLong(1, 100), id);
            if (id % 3 == 0) {
                script.order(DepthAction.DELETE, side, 0, 0, id);
            }
        }
        return script;
    }

    private static ScriptedDay marketMakers(String symbol) {
        ScriptedDay script = new ScriptedDay(symbol, DepthMode.MARKET_MAKER).emptySnapshot();
        String[] names = {"NSDQ", "ARCX", "EDGX", "MEMX"};
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            Side side = random.nextBoolean() ? Side.BID : Side.ASK;
            long price = 10_000 + (side == Side.BID ? -1 : 1) * random.nextLong(1, 4);
            script.afterMillis(random.nextLong(0, 300));
            script.marketMaker(side, price, random.nextLong(0, 5), names[random.nextInt(4)]);
        }
        return script;
    }

    private static ScriptedDay quotes(String symbol) {
        ScriptedDay script = new ScriptedDay(symbol, DepthMode.TOP_OF_BOOK);
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 300; i++) {
            script.afterMillis(random.nextLong(0, 300));
            script.quote(
                    10_000 - random.nextLong(1, 3),
                    random.nextLong(0, 4),
                    10_000 + random.nextLong(1, 3),
                    random.nextLong(0, 4));
            if (i % 50 == 0) {
                // A row of another mode: refused, and must leave no trace in the state either.
                script.level(Side.BID, 9_999, 7);
            }
        }
        return script;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, BookSnapshot>
            harness(StateBackend backend, int liveBooks, int parallelism, int subtask)
                    throws Exception {
        BookSettings settings =
                new BookSettings(Duration.ofSeconds(1), 5, liveBooks, Duration.ofSeconds(5));
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(new OrderBookFunction(settings)),
                        MarketEvent::symbol,
                        Types.STRING,
                        MAX_PARALLELISM,
                        parallelism,
                        subtask);
        harness.setStateBackend(backend);
        harness.setup(
                ModelTypes.BOOK_SNAPSHOT.createSerializer(
                        harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    static Stream<StateBackend> backends() {
        return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
    }

    private static void feed(
            KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, BookSnapshot> harness,
            List<MarketEvent> events)
            throws Exception {
        for (MarketEvent event : events) {
            harness.processElement(event, event.header().eventTimeMillis());
        }
    }

    private static void end(
            KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, BookSnapshot> harness)
            throws Exception {
        harness.processWatermark(Long.MAX_VALUE);
    }

    /** Everything that came out, by output and symbol, in order. */
    private static Map<String, List<String>> outputs(
            KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, BookSnapshot> harness) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (BookSnapshot snapshot : harness.extractOutputValues()) {
            rows.computeIfAbsent("snapshot " + snapshot.symbol(), any -> new ArrayList<>())
                    .add(snapshot.toString());
        }
        side(harness, OrderBookFunction.BEST_QUOTES)
                .forEach(
                        best ->
                                rows.computeIfAbsent(
                                                "best " + best.symbol(), any -> new ArrayList<>())
                                        .add(best.toString()));
        side(harness, OrderBookFunction.FAULTS)
                .forEach(
                        fault ->
                                rows.computeIfAbsent(
                                                "fault " + fault.header().symbol(),
                                                any -> new ArrayList<>())
                                        .add(fault.toString()));
        side(harness, OrderBookFunction.SUMMARIES)
                .forEach(
                        summary ->
                                rows.computeIfAbsent(
                                                "summary " + summary.best().symbol(),
                                                any -> new ArrayList<>())
                                        .add(summary.toString()));
        return rows;
    }

    private static <T> List<T> side(
            KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, BookSnapshot> harness,
            OutputTag<T> tag) {
        var rows = harness.getSideOutput(tag);
        return rows == null ? List.of() : rows.stream().map(StreamRecord::getValue).toList();
    }

    private Map<String, List<String>> undisturbed() throws Exception {
        try (var harness = harness(new HashMapStateBackend(), PLENTY, 1, 0)) {
            harness.open();
            feed(harness, day);
            end(harness);
            return outputs(harness);
        }
    }

    @Test
    void shouldEmitTheGridPointBeforeTheFirstEventLaterThanIt() throws Exception {
        List<MarketEvent> events =
                new ScriptedDay("AAA", DepthMode.PRICE_LEVEL)
                        .emptySnapshot()
                        .afterMillis(999)
                        .level(Side.BID, 9_999, 5)
                        .afterMillis(1)
                        .level(Side.BID, 9_999, 6)
                        .afterNanos(1)
                        .level(Side.BID, 9_999, 7)
                        .events();
        try (var harness = harness(new HashMapStateBackend(), PLENTY, 1, 0)) {
            harness.open();
            feed(harness, events);
            List<BookSnapshot> grid =
                    harness.extractOutputValues().stream()
                            .filter(snapshot -> snapshot.cause() == SnapshotCause.GRID)
                            .toList();
            assertThat(grid).hasSize(2);
            // The event of the grid point itself is in, the one a nanosecond later is not.
            assertThat(grid.get(1).timeNanos()).isEqualTo(ScriptedDay.START_NANOS + 1_000_000_000L);
            assertThat(grid.get(1).bids().get(0).size()).isEqualTo(6);
        }
    }

    @Test
    void shouldCompleteASilentSymbolWhenTheWatermarkPassesItsGridPoint() throws Exception {
        List<MarketEvent> events =
                new ScriptedDay("AAA", DepthMode.PRICE_LEVEL)
                        .emptySnapshot()
                        .afterMillis(10)
                        .level(Side.ASK, 10_001, 5)
                        .events();
        long gridMillis = ScriptedDay.START_NANOS / 1_000_000 + 1_000;
        try (var harness = harness(new HashMapStateBackend(), PLENTY, 1, 0)) {
            harness.open();
            feed(harness, events);
            int before = harness.extractOutputValues().size();
            harness.processWatermark(gridMillis - 1);
            assertThat(harness.extractOutputValues()).hasSize(before);
            harness.processWatermark(gridMillis);
            assertThat(harness.extractOutputValues())
                    .hasSize(before + 1)
                    .last()
                    .satisfies(
                            snapshot -> {
                                assertThat(snapshot.cause()).isEqualTo(SnapshotCause.GRID);
                                assertThat(snapshot.asks().get(0).size()).isEqualTo(5);
                            });
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15})
    void shouldGiveTheSameOutputWhereverWatermarksFall(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (var harness = harness(new HashMapStateBackend(), PLENTY, 1, 0)) {
            harness.open();
            for (MarketEvent event : day) {
                long eventMillis = event.header().eventTimeMillis();
                if (random.nextInt(4) == 0) {
                    harness.processWatermark(eventMillis - 1 - random.nextLong(2_000));
                }
                harness.processElement(event, eventMillis);
            }
            end(harness);
            assertThat(outputs(harness)).isEqualTo(undisturbed());
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void shouldGiveTheSameOutputWhenOnlyOneBookMayBeLive(StateBackend backend) throws Exception {
        try (var harness = harness(backend, TOO_FEW, 1, 0)) {
            harness.open();
            feed(harness, day);
            end(harness);
            assertThat(outputs(harness)).isEqualTo(undisturbed());
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void shouldGoOnAsIfNothingHappenedWhenRescaledInTheMiddle(StateBackend backend)
            throws Exception {
        int middle = day.size() / 2;
        Map<String, List<String>> rows = new TreeMap<>();
        OperatorSubtaskState state;
        try (var harness = harness(backend, PLENTY, 1, 0)) {
            harness.open();
            feed(harness, day.subList(0, middle));
            state = harness.snapshot(1, 0);
            merge(rows, outputs(harness));
        }
        for (int subtask = 0; subtask < 2; subtask++) {
            try (var harness = harness(backend, PLENTY, 2, subtask)) {
                harness.initializeState(
                        AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                state, MAX_PARALLELISM, 1, 2, subtask));
                harness.open();
                for (MarketEvent event : day.subList(middle, day.size())) {
                    if (subtaskOf(event.symbol()) == subtask) {
                        harness.processElement(event, event.header().eventTimeMillis());
                    }
                }
                end(harness);
                merge(rows, outputs(harness));
            }
        }
        assertThat(rows).isEqualTo(undisturbed());
    }

    private static int subtaskOf(String symbol) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(symbol, MAX_PARALLELISM, 2);
    }

    private static void merge(Map<String, List<String>> all, Map<String, List<String>> more) {
        more.forEach(
                (key, rows) -> all.computeIfAbsent(key, any -> new ArrayList<>()).addAll(rows));
    }

    @Test
    void shouldSumUpEachSymbolWhenTheInputEnds() throws Exception {
        try (var harness = harness(new HashMapStateBackend(), PLENTY, 1, 0)) {
            harness.open();
            feed(harness, day);
            assertThat(side(harness, OrderBookFunction.SUMMARIES)).isEmpty();
            end(harness);
            List<BookSummary> summaries = side(harness, OrderBookFunction.SUMMARIES);
            assertThat(summaries).hasSize(5);
            assertThat(summaries.stream().mapToLong(BookSummary::events).sum())
                    .isEqualTo(day.size());
            assertThat(summaries).allMatch(summary -> summary.trust().isTrusted());
        }
    }
}
