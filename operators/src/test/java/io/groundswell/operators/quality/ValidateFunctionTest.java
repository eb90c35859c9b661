package io.groundswell.operators.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.operators.state.WriteBackOperator;
import io.groundswell.operators.types.ModelTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ValidateFunctionTest {
    private static final int LIVE_SYMBOLS = 100;

    private final List<MarketEvent> day =
            new ScriptedDay("IBM", DepthMode.PRICE_LEVEL).emptySnapshot().wander(7, 40).events();

    private static KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, MarketEvent>
            harness() throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new WriteBackOperator<>(new ValidateFunction(LIVE_SYMBOLS)),
                        MarketEvent::symbol,
                        Types.STRING);
        harness.setup(
                ModelTypes.MARKET_EVENT.createSerializer(
                        harness.getExecutionConfig().getSerializerConfig()));
        return harness;
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
}
