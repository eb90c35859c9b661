package io.groundswell.operators.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DatedEvent;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.UnixNanos;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.operators.ScriptedDay;
import io.groundswell.operators.state.WriteBackOperator;
import io.groundswell.operators.types.ModelTypes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreFunctionTest {
    private static final int MAX_PARALLELISM = 128;

    /** Half past seven on a winter evening in New York, the next day by UTC. */
    private static final long EVENING_NANOS = UnixNanos.of(Instant.parse("2024-01-17T00:30:00Z"));

    private final List<MarketEvent> day =
            new ScriptedDay("IBM", DepthMode.PRICE_LEVEL).emptySnapshot().wander(7, 40).events();

    private static KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, DatedEvent> harness(
            StateBackend backend, int liveSymbols) throws Exception {
        var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new WriteBackOperator<>(new StoreFunction(liveSymbols)),
                        MarketEvent::symbol,
                        Types.STRING,
                        MAX_PARALLELISM,
                        1,
                        0);
        harness.setStateBackend(backend);
        harness.setup(
                ModelTypes.DATED_EVENT.createSerializer(
                        harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    private static KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, DatedEvent> open()
            throws Exception {
        var harness = harness(new HashMapStateBackend(), 100);
        harness.open();
        return harness;
    }

    private static void feed(
            KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, DatedEvent> harness,
            List<MarketEvent> events)
            throws Exception {
        for (MarketEvent event : events) {
            harness.processElement(event, event.header().eventTimeMillis());
        }
    }

    private static List<MarketEvent> stored(
            KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, DatedEvent> harness) {
        return harness.extractOutputValues().stream().map(DatedEvent::event).toList();
    }

    private static MarketEvent resent(MarketEvent event) {
        return event.withHeader(event.header().with(EventFlags.RESENT));
    }

    @Test
    void shouldPassEveryEventOnceWhenTheyComeTwice() throws Exception {
        try (var harness = open()) {
            feed(harness, day);
            feed(harness, day);

            assertThat(stored(harness)).isEqualTo(day);
        }
    }

    /** An evening of which each definition names New York's calendar. */
    private static List<MarketEvent> eveningInNewYork() {
        List<MarketEvent> evening = new ArrayList<>();
        for (MarketEvent event : evening()) {
            evening.add(
                    event instanceof InstrumentDefined defined
                            ? new InstrumentDefined(
                                    defined.header(), tradedInNewYork(defined.instrument()))
                            : event);
        }
        return evening;
    }

    private static List<MarketEvent> evening() {
        return new ScriptedDay("IBM", DepthMode.PRICE_LEVEL, EVENING_NANOS)
                .level(Side.BID, 18150, 3)
                .events();
    }

    private static List<LocalDate> dates(
            KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, DatedEvent> harness) {
        return harness.extractOutputValues().stream()
                .map(it -> LocalDate.ofEpochDay(it.tradingDay()))
                .toList();
    }

    @Test
    void shouldDateEventsByTheCalendarOfTheirInstrument() throws Exception {
        try (var harness = open()) {
            feed(harness, eveningInNewYork());

            assertThat(dates(harness)).isNotEmpty().containsOnly(LocalDate.of(2024, 1, 16));
        }
    }

    /** The old one says UTC, by which the evening is tomorrow's. */
    @Test
    void shouldNotLearnTheCalendarOfAnOldDefinitionThatComesAgain() throws Exception {
        List<MarketEvent> evening = eveningInNewYork();
        MarketEvent old = evening().get(0);
        MarketEvent last = evening.get(evening.size() - 1);
        assertThat(old).isInstanceOf(InstrumentDefined.class);
        try (var harness = open()) {
            feed(harness, evening);
            feed(harness, List.of(resent(old), old, after(evening, last.eventTimeNanos())));

            assertThat(dates(harness))
                    .hasSize(evening.size() + 2)
                    .containsOnly(LocalDate.of(2024, 1, 16));
        }
    }

    private static Instrument tradedInNewYork(Instrument other) {
        return new Instrument(
                other.symbol(),
                other.description(),
                other.type(),
                TradingCalendars.US_EQUITIES,
                other.currency(),
                other.tickSize(),
                other.priceExponent(),
                other.sizeExponent(),
                other.depth(),
                other.codes());
    }

    @Test
    void shouldKeepAGapApartFromWhatIsStored() throws Exception {
        List<MarketEvent> torn = new ArrayList<>(day);
        MarketEvent lost = torn.remove(10);
        try (var harness = open()) {
            feed(harness, torn);

            assertThat(stored(harness)).isEqualTo(torn);
            assertThat(harness.getSideOutput(StoreFunction.FINDINGS))
                    .extracting(StreamRecord::getValue)
                    .singleElement()
                    .satisfies(
                            gap -> {
                                assertThat(gap.kind()).isEqualTo(FeedState.GAP.name());
                                assertThat(gap.header().sequence())
                                        .isEqualTo(lost.header().sequence() + 1);
                                assertThat(LocalDate.ofEpochDay(gap.tradingDay()))
                                        .isEqualTo("2024-08-08");
                            });
        }
    }

    @Test
    void shouldGiveADefectInsteadOfAnEventThatGoesBackInTime() throws Exception {
        EventHeader last = day.get(day.size() - 1).header();
        MarketEvent back = after(day, last.eventTimeNanos() - 1);
        try (var harness = open()) {
            feed(harness, day);
            feed(harness, List.of(back));

            assertThat(stored(harness)).isEqualTo(day);
            assertThat(reasons(harness)).containsExactly(DefectReason.OUT_OF_ORDER);
        }
    }

    /** The last event once more, with the next sequence and another time. */
    private static MarketEvent after(List<MarketEvent> events, long timeNanos) {
        MarketEvent last = events.get(events.size() - 1);
        return at(last, last.header().sequence() + 1, timeNanos);
    }

    private static MarketEvent at(MarketEvent event, long sequence, long timeNanos) {
        EventHeader it = event.header();
        return event.withHeader(
                new EventHeader(
                        it.symbol(),
                        it.topic(),
                        it.sourceEpoch(),
                        sequence,
                        timeNanos,
                        it.feedTimeNanos(),
                        it.receiveTimeNanos(),
                        it.matchOrder(),
                        it.priceExponent(),
                        it.sizeExponent(),
                        it.flags()));
    }

    private static List<DefectReason> reasons(
            KeyedOneInputStreamOperatorTestHarness<String, MarketEvent, DatedEvent> harness) {
        return harness.getSideOutput(StoreFunction.DEFECTS).stream()
                .map(StreamRecord::getValue)
                .map(Defect::reason)
                .toList();
    }

    /** A table of findings would refuse one at such a time for ever. */
    @ParameterizedTest
    @ValueSource(longs = {EventHeader.ABSENT, 0, UnixNanos.END})
    void shouldFindNothingAtATimeThatCannotBe(long timeNanos) throws Exception {
        MarketEvent undefined = at(day.get(5), 1, timeNanos);
        try (var harness = open()) {
            harness.processElement(undefined, 0);

            assertThat(stored(harness)).isEmpty();
            assertThat(harness.getSideOutput(StoreFunction.FINDINGS)).isNullOrEmpty();
            assertThat(reasons(harness)).containsExactly(DefectReason.IMPLAUSIBLE_TIME);
        }
    }

    @Test
    void shouldStoreWhatFollowsAnEventOfTheFarFuture() throws Exception {
        MarketEvent last = day.get(day.size() - 1);
        MarketEvent future = after(day, UnixNanos.of(Instant.parse("2200-01-01T00:00:00Z")));
        MarketEvent next = at(last, future.header().sequence() + 1, last.eventTimeNanos() + 1);
        try (var harness = open()) {
            feed(harness, day);
            feed(harness, List.of(future, next));

            assertThat(stored(harness)).hasSize(day.size() + 1).endsWith(next);
            assertThat(reasons(harness)).containsExactly(DefectReason.IMPLAUSIBLE_TIME);
            assertThat(harness.getSideOutput(StoreFunction.FINDINGS)).hasSize(1);
        }
    }

    @Test
    void shouldPassWhatIsSentAgainAfterItsTurn() throws Exception {
        List<MarketEvent> torn = new ArrayList<>(day);
        MarketEvent again = resent(torn.remove(10));
        try (var harness = open()) {
            feed(harness, torn);
            feed(harness, List.of(again));

            assertThat(stored(harness)).hasSize(day.size()).endsWith(again);
            assertThat(harness.getSideOutput(StoreFunction.FINDINGS)).hasSize(1);
        }
    }

    static Stream<StateBackend> backends() {
        return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend(true));
    }

    /**
     * With one live symbol each event of another one brings calendar and ledger back from state.
     */
    @ParameterizedTest
    @MethodSource("backends")
    void shouldRememberCalendarAndLedgerWhenRestored(StateBackend backend) throws Exception {
        List<MarketEvent> other =
                new ScriptedDay("BAC", DepthMode.PRICE_LEVEL).wander(3, 40).events();
        int half = day.size() / 2;
        OperatorSubtaskState state;
        try (var harness = harness(backend, 1)) {
            harness.open();
            feed(harness, day.subList(0, half));
            feed(harness, other);
            state = harness.snapshot(1, 0);
        }
        try (var harness = harness(backend, 1)) {
            harness.initializeState(state);
            harness.open();
            feed(harness, other);
            feed(harness, day);

            assertThat(stored(harness)).isEqualTo(day.subList(half, day.size()));
            assertThat(harness.extractOutputValues())
                    .extracting(it -> LocalDate.ofEpochDay(it.tradingDay()))
                    .containsOnly(LocalDate.of(2024, 8, 8));
        }
    }
}
