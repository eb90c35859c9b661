package io.groundswell.model.quality;

import static io.groundswell.model.event.EventHeader.ABSENT;
import static io.groundswell.model.quality.Headers.l2;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.UnixNanos;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventValidationTest {
    private static final long START_NANOS = UnixNanos.FIRST;

    private final SymbolLedger ledger = new SymbolLedger();
    private final List<MarketEvent> accepted = new ArrayList<>();
    private final List<Defect> rejected = new ArrayList<>();

    private SequenceVerdict validate(MarketEvent event) {
        return EventValidation.validate(event, ledger, accepted::add, rejected::add);
    }

    /** What went on, without the gaps that validation put between. */
    private List<MarketEvent> taken() {
        return accepted.stream().filter(event -> !(event instanceof FeedStatus)).toList();
    }

    private static MarketEvent row(long epoch, long sequence, long nanos) {
        return rowAt(epoch, sequence, START_NANOS + nanos);
    }

    private static MarketEvent rowAt(long epoch, long sequence, long timeNanos) {
        return DepthUpdate.level(l2(epoch, sequence, timeNanos), DepthAction.ADD, Side.BID, 7, 1);
    }

    private static MarketEvent trade(long sequence, long price, long size) {
        return new Trade(
                Headers.of(Topic.TICKS, 5, sequence, START_NANOS),
                price,
                size,
                Aggressor.BUYER,
                Liquidity.DISPLAYED,
                TradeBasis.UNSPECIFIED,
                CodeTable.NONE,
                "",
                "",
                ABSENT,
                0,
                ABSENT);
    }

    private static MarketEvent quote(long sequence, long bidSize, long askSize) {
        EventHeader header = Headers.of(Topic.L1S, 5, sequence, START_NANOS);
        return new Quote(header, 1, bidSize, "", 2, askSize, "", Quote.BID_NAMED, CodeTable.NONE);
    }

    private static MarketEvent definition(int priceExponent) {
        Instrument instrument =
                new Instrument(
                        "IBM",
                        "",
                        SecurityType.EQUITY,
                        "XNYS",
                        "USD",
                        1,
                        priceExponent,
                        0,
                        DepthMode.PRICE_LEVEL,
                        CodeTable.NONE);
        EventHeader header =
                new EventHeader(
                        "IBM",
                        Topic.L2,
                        5,
                        1,
                        START_NANOS + 10,
                        ABSENT,
                        ABSENT,
                        0,
                        priceExponent,
                        0,
                        0);
        return new InstrumentDefined(header, instrument);
    }

    @Test
    void shouldLeaveToTheStoresWhatIsSentAgain() {
        MarketEvent refusedOnce = row(5, 1, 10);

        assertThat(validate(refusedOnce.withHeader(refusedOnce.header().with(EventFlags.RESENT))))
                .isEqualTo(SequenceVerdict.DUPLICATE);
        assertThat(accepted).isEmpty();
        assertThat(rejected).isEmpty();
        assertThat(validate(refusedOnce)).isEqualTo(SequenceVerdict.NEXT);
    }

    @Test
    void shouldLetEventsThroughWhenTheyFollowEachOther() {
        List<MarketEvent> events = List.of(row(5, 1, 10), row(5, 2, 10), row(6, 1, 11));
        for (MarketEvent event : events) {
            assertThat(validate(event)).isEqualTo(SequenceVerdict.NEXT);
        }
        assertThat(taken()).isEqualTo(events);
        assertThat(rejected).isEmpty();
    }

    @Test
    void shouldDropADuplicateWithoutADefect() {
        validate(row(5, 1, 10));

        assertThat(validate(row(5, 1, 10))).isEqualTo(SequenceVerdict.DUPLICATE);
        assertThat(taken()).hasSize(1);
        assertThat(rejected).isEmpty();
    }

    @Test
    void shouldPutAGapBeforeTheEventThatShowedTheHole() {
        validate(definition(4));

        assertThat(validate(row(5, 4, 30))).isEqualTo(SequenceVerdict.AFTER_HOLE);
        assertThat(accepted).hasSize(3);
        assertThat(accepted.get(1))
                .isInstanceOfSatisfying(
                        FeedStatus.class,
                        it -> {
                            assertThat(it.state()).isEqualTo(FeedState.GAP);
                            assertThat(it.reason()).isEqualTo("2 events missing before sequence 4");
                        });
        assertThat(accepted.get(2)).isEqualTo(row(5, 4, 30));
        assertThat(validate(row(5, 5, 30))).isEqualTo(SequenceVerdict.NEXT);
    }

    @Test
    void shouldPutAGapBeforeAnEpochThatBeginsWithoutItsInstrument() {
        validate(row(5, 1, 10));

        assertThat(accepted).hasSize(2);
        assertThat(accepted.get(0))
                .isInstanceOfSatisfying(
                        FeedStatus.class,
                        it -> assertThat(it.reason()).contains("without its instrument"));
        assertThat(accepted.get(1)).isEqualTo(row(5, 1, 10));
    }

    @Test
    void shouldLeaveAGapInThePlaceOfARejectedEvent() {
        validate(definition(4));
        validate(row(5, 2, 9));

        assertThat(rejected).hasSize(1);
        assertThat(accepted).hasSize(2);
        assertThat(accepted.get(1))
                .isInstanceOfSatisfying(
                        FeedStatus.class,
                        it -> {
                            assertThat(it.state()).isEqualTo(FeedState.GAP);
                            assertThat(it.eventTimeNanos()).isEqualTo(START_NANOS + 10);
                            assertThat(it.reason()).contains("was rejected");
                        });
    }

    @Test
    void shouldRejectAnOrderTimeThatGoesBackButCountItsSequence() {
        validate(row(5, 1, 10));
        validate(row(5, 2, 9));

        Defect defect = rejected.get(0);
        assertThat(defect.reason()).isEqualTo(DefectReason.OUT_OF_ORDER);
        assertThat(defect.symbol()).isEqualTo("IBM");
        assertThat(defect.source()).isEqualTo("L2/IBM/5");
        assertThat(defect.position()).isEqualTo(2);
        assertThat(defect.eventTimeNanos()).isEqualTo(START_NANOS + 9);
        assertThat(defect.raw()).contains("sequence=2");
        assertThat(validate(row(5, 3, 10))).isEqualTo(SequenceVerdict.NEXT);
        assertThat(taken()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {ABSENT, 0, UnixNanos.FIRST - 1, UnixNanos.END, Long.MAX_VALUE})
    void shouldRejectATimeThatCannotBeAndShowTheHoleItLeavesWithTheNext(long timeNanos) {
        validate(definition(4));

        assertThat(validate(rowAt(5, 2, timeNanos))).isEqualTo(SequenceVerdict.UNTIMED);
        assertThat(rejected)
                .singleElement()
                .extracting(Defect::reason)
                .isEqualTo(DefectReason.IMPLAUSIBLE_TIME);
        assertThat(accepted).containsExactly(definition(4));
        assertThat(validate(row(5, 3, 30))).isEqualTo(SequenceVerdict.AFTER_HOLE);
        assertThat(rejected).hasSize(1);
        assertThat(accepted).hasSize(3).endsWith(row(5, 3, 30));
        assertThat(accepted.get(1).eventTimeNanos()).isEqualTo(START_NANOS + 30);
    }

    @Test
    void shouldTakeTheFirstAndTheLastTimeThatCanBe() {
        validate(rowAt(5, 1, UnixNanos.FIRST));
        validate(rowAt(5, 2, UnixNanos.END - 1));

        assertThat(taken()).hasSize(2);
        assertThat(rejected).isEmpty();
    }

    /** Nothing is told of a symbol before there is a time to tell it at. */
    @Test
    void shouldFindNoGapAtATimeThatCannotBeWhenAnEpochBegins() {
        validate(rowAt(5, 1, 0));

        assertThat(accepted).isEmpty();
        assertThat(rejected).hasSize(1);
    }

    @Test
    void shouldRejectOtherUnitsThanTheInstruments() {
        validate(definition(2));
        validate(row(5, 2, 10));

        assertThat(rejected)
                .singleElement()
                .extracting(Defect::reason)
                .isEqualTo(DefectReason.PRECISION);
        assertThat(rejected.get(0).detail())
                .isEqualTo("units 10^-4 and 10^-0 are not the instrument's");
        assertThat(taken()).containsExactly(definition(2));
    }

    @Test
    void shouldTakeTheUnitsOfADefinitionForTheEventsAfterIt() {
        validate(definition(4));
        validate(row(5, 2, 10));

        assertThat(taken()).hasSize(2);
    }

    @Test
    void shouldRejectATradeThatCannotBe() {
        validate(trade(1, ABSENT, 5));
        validate(trade(2, 100, -1));
        validate(trade(3, -100, 0));

        assertThat(rejected)
                .extracting(Defect::detail)
                .containsExactly("trade without a price", "trade of size -1");
        assertThat(rejected).extracting(Defect::reason).containsOnly(DefectReason.MALFORMED);
        assertThat(taken()).containsExactly(trade(3, -100, 0));
    }

    @Test
    void shouldRejectAQuoteOfNegativeSize() {
        validate(quote(1, -1, 5));
        validate(quote(2, 5, -1));
        validate(quote(3, 0, 0));

        assertThat(rejected)
                .extracting(Defect::detail)
                .containsExactly("quote of size -1 x 5", "quote of size 5 x -1");
        assertThat(taken()).containsExactly(quote(3, 0, 0));
    }
}
