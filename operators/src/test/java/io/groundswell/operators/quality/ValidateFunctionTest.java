package io.groundswell.operators.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventOrder;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.operators.state.WriteBackFunction;
import io.groundswell.operators.state.WriteBackOperator;
import io.groundswell.operators.types.ModelTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValidateFunctionTest {
    private static final int LIVE_SYMBOLS = 100;
    private static final int MAX_PARALLELISM = 128;

    private final List<MarketEvent> day =
            new ScriptedDay("IBM", DepthMode.PRICE_LEVEL).emptySnapshot().wander(7, 40).events();

    private static KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, MarketEvent>
            harness() throws Exception {
        return harness(new HashMapStateBackend(), LIVE_SYMBOLS, 1, 0);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, MarketEvent> harness(
            StateBackend backend, int liveSymbols, int parallelism, int subtask) throws Exception {
        return harness(new ValidateFunction(liveSymbols), backend, parallelism, subtask);
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, MarketEvent> harness(
            WriteBackFunction<MarketEvent, MarketEvent> function,
            StateBackend backend,
            int parallelism,
            int subtask)
            throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new WriteBackOperator<>(function),
                        MarketEvent::symbol,
                        Types.STRING,
                        MAX_PARALLELISM,
                        parallelism,
                        subtask);
        harness.setStateBackend(backend);
        harness.setup(
                ModelTypes.MARKET_EVENT.createSerializer(
                        harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    static Stream<Arguments> backendsAndLimits() {
        return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend(true))
                .flatMap(backend -> Stream.of(1, 100).map(limit -> Arguments.of(backend, limit)));
    }

    /** Three symbols that take turns. */
    private static List<MarketEvent> threeSymbols() {
        return Stream.of("AAA", "BBB", "CCC")
                .flatMap(
                        symbol ->
                                new ScriptedDay(symbol, DepthMode.PRICE_LEVEL)
                                                .emptySnapshot()
                                                .wander(symbol.hashCode(), 60)
                                                .events()
                                                .stream())
                .sorted(EventOrder.ACROSS_SYMBOLS)
                .toList();
    }

    /** What was taken stays taken: over evictions, a checkpoint, two subtasks and one again. */
    @ParameterizedTest
    @MethodSource("backendsAndLimits")
    void shouldDropWhatComesAgainAfterEveryRescaling(StateBackend backend, int liveSymbols)
            throws Exception {
        List<MarketEvent> all = threeSymbols();
        int[] parallelisms = {1, 2, 1};
        List<MarketEvent> taken = new ArrayList<>();
        OperatorSubtaskState state = null;
        for (int stage = 0; stage < parallelisms.length; stage++) {
            int parallelism = parallelisms[stage];
            OperatorSubtaskState[] states = new OperatorSubtaskState[parallelism];
            for (int subtask = 0; subtask < parallelism; subtask++) {
                int mine = subtask;
                try (var harness = harness(backend, liveSymbols, parallelism, subtask)) {
                    if (state != null) {
                        harness.initializeState(
                                AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                        state,
                                        MAX_PARALLELISM,
                                        parallelisms[stage - 1],
                                        parallelism,
                                        subtask));
                    }
                    harness.open();
                    // Each time from the start: what earlier stages took is a duplicate.
                    feed(
                            harness,
                            all.subList(0, (stage + 1) * all.size() / 3).stream()
                                    .filter(it -> subtaskOf(it.symbol(), parallelism) == mine)
                                    .toList());
                    taken.addAll(harness.extractOutputValues());
                    states[subtask] = harness.snapshot(stage, 0);
                }
            }
            state = AbstractStreamOperatorTestHarness.repackageState(states);
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(all);
    }

    private static int subtaskOf(String symbol, int parallelism) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(
                symbol, MAX_PARALLELISM, parallelism);
    }

    private static void feed(
            KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, MarketEvent> harness,
            List<MarketEvent> events)
            throws Exception {
        for (MarketEvent event : events) {
            harness.processElement(event, event.header().eventTimeMillis());
        }
    }

    @Test
    void shouldLetEveryEventThroughWhenTheDayIsClean() throws Exception {
        try (var harness = harness()) {
            harness.open();
            feed(harness, day);
            assertThat(harness.extractOutputValues()).isEqualTo(day);
            assertThat(harness.getSideOutput(ValidateFunction.DEFECTS)).isNull();
        }
    }

    @Test
    void shouldDropEventsWhenTheyComeAgain() throws Exception {
        List<MarketEvent> stuttering = new ArrayList<>(day.subList(0, 30));
        stuttering.addAll(day.subList(10, 30));
        stuttering.addAll(day.subList(5, day.size()));
        try (var harness = harness()) {
            harness.open();
            feed(harness, stuttering);
            assertThat(harness.extractOutputValues()).isEqualTo(day);
        }
    }

    @Test
    void shouldMarkTheGapWhenEventsAreMissing() throws Exception {
        List<MarketEvent> torn = new ArrayList<>(day);
        MarketEvent lost = torn.remove(20);
        try (var harness = harness()) {
            harness.open();
            feed(harness, torn);
            List<MarketEvent> out = harness.extractOutputValues();
            List<MarketEvent> gaps = out.stream().filter(FeedStatus.class::isInstance).toList();
            assertThat(gaps).hasSize(1);
            FeedStatus gap = (FeedStatus) gaps.get(0);
            assertThat(gap.state()).isEqualTo(FeedState.GAP);
            assertThat(gap.topic()).isEqualTo(lost.topic());
            MarketEvent next = out.get(out.indexOf(gap) + 1);
            assertThat(next.topic()).isEqualTo(lost.topic());
            assertThat(next.header().sequence()).isEqualTo(lost.header().sequence() + 1);
            assertThat(gap.reason()).startsWith("1 events missing");
        }
    }

    @Test
    void shouldTakeANewEpochWithoutAGapWhenItBeginsAtOne() throws Exception {
        List<MarketEvent> next =
                new ScriptedDay("IBM", DepthMode.PRICE_LEVEL, ScriptedDay.NEXT_DAY_NANOS)
                        .level(Side.BID, 9_990, 5)
                        .events();
        List<MarketEvent> both = new ArrayList<>(day);
        both.addAll(next);
        both.addAll(day);
        try (var harness = harness()) {
            harness.open();
            feed(harness, both);
            both.subList(day.size() + next.size(), both.size()).clear();
            assertThat(harness.extractOutputValues()).isEqualTo(both);
        }
    }

    @Test
    void shouldMarkAGapWhenANewEpochDoesNotBeginAtOne() throws Exception {
        List<MarketEvent> next =
                new ScriptedDay("IBM", DepthMode.PRICE_LEVEL, ScriptedDay.NEXT_DAY_NANOS).events();
        List<MarketEvent> both = new ArrayList<>(day);
        both.addAll(
                new ScriptedDay("IBM", DepthMode.PRICE_LEVEL, ScriptedDay.NEXT_DAY_NANOS)
                        .level(Side.BID, 9_990, 5)
                        .events()
                        .subList(next.size(), next.size() + 1));
        try (var harness = harness()) {
            harness.open();
            feed(harness, both);
            List<MarketEvent> out = harness.extractOutputValues();
            assertThat(out).hasSize(day.size() + 2);
            assertThat(out.get(day.size())).isInstanceOf(FeedStatus.class);
        }
    }

    @Test
    void shouldRejectAnEventWhenItsOrderTimeGoesBack() throws Exception {
        List<MarketEvent> early =
                new ScriptedDay("IBM", DepthMode.PRICE_LEVEL, ScriptedDay.START_NANOS + 1).events();
        List<MarketEvent> both = new ArrayList<>(day);
        both.addAll(early);
        try (var harness = harness()) {
            harness.open();
            feed(harness, both);
            assertThat(harness.extractOutputValues().subList(0, day.size())).isEqualTo(day);
            assertThat(harness.extractOutputValues().subList(day.size(), both.size()))
                    .hasSize(early.size())
                    .allMatch(FeedStatus.class::isInstance);
            assertThat(harness.getSideOutput(ValidateFunction.DEFECTS))
                    .hasSize(early.size())
                    .allSatisfy(
                            defect ->
                                    assertThat(defect.getValue().reason())
                                            .isEqualTo(DefectReason.OUT_OF_ORDER));
        }
    }

    @Test
    void shouldRejectATradeWhenItsSizeIsNegative() throws Exception {
        List<MarketEvent> bad =
                new ScriptedDay("IBM", DepthMode.PRICE_LEVEL)
                        .trade(10_000, -5)
                        .trade(10_000, 5)
                        .events();
        try (var harness = harness()) {
            harness.open();
            feed(harness, bad);
            assertThat(harness.extractOutputValues())
                    .hasSize(bad.size())
                    .filteredOn(FeedStatus.class::isInstance)
                    .hasSize(1);
            assertThat(harness.getSideOutput(ValidateFunction.DEFECTS))
                    .singleElement()
                    .satisfies(
                            defect -> {
                                assertThat(defect.getValue().reason())
                                        .isEqualTo(DefectReason.MALFORMED);
                                assertThat(defect.getValue().raw()).contains("size=-5");
                            });
        }
    }

    @Test
    void shouldKnowDuplicatesStillWhenRestoredInTheMiddle() throws Exception {
        OperatorSubtaskState middle;
        try (var harness = harness()) {
            harness.open();
            feed(harness, day.subList(0, 25));
            middle = harness.snapshot(1, 0);
        }
        try (var harness = harness()) {
            harness.initializeState(middle);
            harness.open();
            feed(harness, day.subList(15, day.size()));
            assertThat(harness.extractOutputValues()).isEqualTo(day.subList(25, day.size()));
        }
    }

    /** A dry run of an upgrade restores state, ends, and must have seen what cannot be read. */
    @Test
    void shouldReadEveryLedgerWhenItsInputEnds() throws Exception {
        OperatorSubtaskState sound;
        OperatorSubtaskState torn;
        try (var harness = harness()) {
            harness.open();
            harness.processElement(day.get(0), 1);
            sound = harness.snapshot(1, 1);
        }
        try (var harness = harness(new TornLedgers(), new HashMapStateBackend(), 1, 0)) {
            harness.open();
            harness.processElement(day.get(0), 1);
            torn = harness.snapshot(1, 1);
        }
        try (var harness = harness()) {
            harness.initializeState(sound);
            harness.open();
            harness.processWatermark(Long.MAX_VALUE);
        }
        try (var harness = harness()) {
            harness.initializeState(torn);
            harness.open();
            harness.processWatermark(1);
            assertThatThrownBy(() -> harness.processWatermark(Long.MAX_VALUE))
                    .hasMessageContaining("symbol ledger of 3 bytes");
        }
    }

    /** Stores ledgers that are none. */
    private static final class TornLedgers extends WriteBackFunction<MarketEvent, MarketEvent> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(MarketEvent event, Context context, Collector<MarketEvent> out)
                throws Exception {
            keys().to(event.symbol());
            getRuntimeContext().getState(LedgerState.LEDGER).update(new byte[3]);
        }

        @Override
        protected int writeBack() {
            return 0;
        }
    }
}
