package io.groundswell.connectors.clickhouse.rows;

import static io.groundswell.model.event.EventHeader.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.SecurityType;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.UnixNanos;
import io.groundswell.model.quality.Defect;
import io.groundswell.model.quality.DefectReason;
import org.junit.jupiter.api.Test;

class StorableEventsTest {
    private static final long NOW_NANOS = 1_700_000_000_000_000_000L;

    private static EventHeader header(
            String symbol, long sequence, long eventTimeNanos, long feedTimeNanos, int exponent) {
        return new EventHeader(
                symbol,
                Topic.TICKS,
                7,
                sequence,
                eventTimeNanos,
                feedTimeNanos,
                ABSENT,
                0,
                exponent,
                exponent,
                0);
    }

    private static Trade trade(EventHeader header, long price, long totalVolume) {
        return new Trade(
                header,
                price,
                1_000_000_000_000L,
                Aggressor.BUYER,
                Liquidity.UNKNOWN,
                TradeBasis.OTHER,
                CodeTable.IQFEED,
                "5",
                "01",
                4,
                0,
                totalVolume);
    }

    private static Trade priced(long price, int exponent) {
        return trade(header("F", 1, NOW_NANOS, NOW_NANOS, exponent), price, ABSENT);
    }

    private static void assertDefect(MarketEvent event, DefectReason reason) {
        assertThat(StorableEvents.defectOf(event)).map(Defect::reason).contains(reason);
    }

    @Test
    void shouldTakeNumbersUpToEighteenDigitsOfWhichEightAreDecimalPlaces() {
        assertThat(StorableEvents.defectOf(priced(99_999_999_999_999L, 4))).isEmpty();
        assertDefect(priced(100_000_000_000_000L, 4), DefectReason.PRECISION);
        assertThat(StorableEvents.defectOf(priced(-99_999_999_999_999L, 4))).isEmpty();
        assertDefect(priced(-100_000_000_000_000L, 4), DefectReason.PRECISION);
    }

    @Test
    void shouldTakeAFinerExponentOnlyWhereItsLowDigitsAreNought() {
        assertThat(StorableEvents.defectOf(priced(1_000, 11))).isEmpty();
        assertDefect(priced(1_001, 11), DefectReason.PRECISION);
    }

    @Test
    void shouldTakeAnyVolumeOfADay() {
        Trade trade = trade(header("F", 1, NOW_NANOS, ABSENT, 4), 1, Long.MAX_VALUE);

        assertThat(StorableEvents.defectOf(trade)).isEmpty();
    }

    @Test
    void shouldRefuseTimesThatNobodySet() {
        assertDefect(trade(header("F", 1, 0, ABSENT, 4), 1, ABSENT), DefectReason.IMPLAUSIBLE_TIME);
        assertDefect(
                trade(header("F", 1, NOW_NANOS, 0, 4), 1, ABSENT), DefectReason.IMPLAUSIBLE_TIME);
        assertDefect(
                trade(header("F", 1, UnixNanos.END, ABSENT, 4), 1, ABSENT),
                DefectReason.IMPLAUSIBLE_TIME);
    }

    @Test
    void shouldRefuseWhatHasNoIdentity() {
        assertDefect(trade(header("", 1, NOW_NANOS, ABSENT, 4), 1, ABSENT), DefectReason.MALFORMED);
        assertDefect(
                trade(header("F", 0, NOW_NANOS, ABSENT, 4), 1, ABSENT), DefectReason.MALFORMED);
    }

    @Test
    void shouldRefuseADefinitionOfAnotherSymbol() {
        InstrumentDefined defined =
                new InstrumentDefined(
                        header("F", 1, NOW_NANOS, ABSENT, 4),
                        new Instrument(
                                "GM",
                                "Motors",
                                SecurityType.EQUITY,
                                "XNYS",
                                "USD",
                                1,
                                4,
                                4,
                                DepthMode.MARKET_MAKER,
                                CodeTable.IQFEED));

        assertDefect(defined, DefectReason.MALFORMED);
    }

    @Test
    void shouldTellWhereTheEventCameFromAndWhatItWas() {
        Defect defect = StorableEvents.defectOf(priced(Long.MAX_VALUE, 0)).orElseThrow();

        assertThat(defect.symbol()).isEqualTo("F");
        assertThat(defect.source()).isEqualTo("TICKS/F/7");
        assertThat(defect.position()).isEqualTo(1);
        assertThat(defect.detail()).contains("8 decimal places");
        assertThat(defect.raw()).contains("price=" + Long.MAX_VALUE);
    }
}
