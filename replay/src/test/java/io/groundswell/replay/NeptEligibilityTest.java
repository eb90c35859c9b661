package io.groundswell.replay;

import static io.groundswell.model.session.TradeUse.EXTENDED_LAST;
import static io.groundswell.model.session.TradeUse.HIGH_LOW;
import static io.groundswell.model.session.TradeUse.LAST;
import static io.groundswell.model.session.TradeUse.OFF_EXCHANGE;
import static io.groundswell.model.session.TradeUse.UNKNOWN_CODE;
import static io.groundswell.model.session.TradeUse.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.IntervalRow;
import io.groundswell.connectors.iqfeed.wire.LookupMessage.PeriodRow;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.connectors.iqfeed.wire.WireDecimal;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.Session;
import io.groundswell.model.session.TradingCalendars;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IQFeed's own bars are the truth of what its ticks count for. */
class NeptEligibilityTest {
    /** Open, high, low, close in units of 10^-4 and volume, built from the use of each trade. */
    private static final class Bar {
        private static final int EXPONENT = 4;

        private long open = EventHeader.ABSENT;
        private long high = Long.MIN_VALUE;
        private long low = Long.MAX_VALUE;
        private long close;
        private long volume;

        void price(WireDecimal decimal) {
            long price = decimal.inUnits(EXPONENT);
            open = open == EventHeader.ABSENT ? price : open;
            high = Math.max(high, price);
            low = Math.min(low, price);
            close = price;
        }

        /** In the order of IQFeed's replies: high, low, open, close. */
        List<Long> told() {
            return List.of(high, low, open, close, volume);
        }

        static List<Long> told(
                WireDecimal high,
                WireDecimal low,
                WireDecimal open,
                WireDecimal close,
                long volume) {
            return List.of(
                    high.inUnits(EXPONENT),
                    low.inUnits(EXPONENT),
                    open.inUnits(EXPONENT),
                    close.inUnits(EXPONENT),
                    volume);
        }
    }

    @Test
    void shouldRebuildTheFeedsDailyBarsWhenOnlyLastSalesSetPrices() throws IOException {
        Map<LocalDate, Bar> days = new LinkedHashMap<>();
        for (NeptTick tick : NeptTick.read("ticks_oldest.csv")) {
            Bar day = days.computeIfAbsent(tick.date(), date -> new Bar());
            assertThat(tick.use().has(HIGH_LOW)).isEqualTo(tick.use().has(LAST));
            if (tick.use().has(LAST | HIGH_LOW)) {
                day.price(tick.row().last());
            }
            day.volume += tick.use().has(VOLUME) ? tick.row().size() : 0;
        }

        Map<LocalDate, List<Long>> expected = new LinkedHashMap<>();
        for (PeriodRow row :
                NeptTick.rows(
                        "dailies_oldest.csv",
                        ProtocolVersion.V6_1,
                        RowKind.PERIOD,
                        PeriodRow.class)) {
            LocalDate date = LocalDate.ofEpochDay(row.localMicros() / EasternTime.DAY_MICROS);
            if (days.containsKey(date)) {
                expected.put(
                        date,
                        Bar.told(row.high(), row.low(), row.open(), row.close(), row.volume()));
            }
        }
        assertThat(expected).hasSize(3);
        assertThat(told(days)).isEqualTo(expected);
    }

    @Test
    void shouldRebuildTheFeedsOneSecondBarsFromLastAndExtendedSales() throws IOException {
        Map<Long, Bar> seconds = new LinkedHashMap<>();
        for (NeptTick tick : NeptTick.read("ticks_oldest.csv")) {
            if (tick.use().hasAny(LAST | EXTENDED_LAST)) {
                Bar second = seconds.computeIfAbsent(tick.secondMicros(), label -> new Bar());
                second.price(tick.row().last());
                second.volume += tick.row().size();
            }
        }

        Map<Long, List<Long>> expected = new LinkedHashMap<>();
        for (IntervalRow row :
                NeptTick.rows(
                        "intervals_1s_oldest.csv",
                        ProtocolVersion.V6_1,
                        RowKind.INTERVAL,
                        IntervalRow.class)) {
            expected.put(
                    row.localMicros(),
                    Bar.told(row.high(), row.low(), row.open(), row.close(), row.volume()));
        }
        assertThat(expected).hasSize(7949);
        assertThat(told(seconds)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticks_oldest.csv", "ticks_oldest60.csv"})
    void shouldComeToTheFeedsOwnBasisFromTheConditionsAlone(String file) throws IOException {
        List<NeptTick> ticks = NeptTick.read(file);
        Predicate<NeptTick> differs =
                tick ->
                        (tick.use().bits() & (LAST | EXTENDED_LAST))
                                != (tick.useByConditionsAlone().bits() & (LAST | EXTENDED_LAST));
        assertThat(ticks.stream().filter(differs).toList()).isEmpty();
        assertThat(ticks).noneMatch(tick -> tick.use().has(UNKNOWN_CODE));
    }

    /**
     * Days in winter and in summer time. Around the open and the close, trades of the session that
     * ended are still reported for up to two seconds.
     */
    @ParameterizedTest
    @ValueSource(strings = {"ticks_oldest.csv", "ticks_oldest60.csv"})
    void shouldBeALastSaleInTheRegularSessionAndExtendedOutsideIt(String file) throws IOException {
        ExchangeCalendar calendar = TradingCalendars.named(TradingCalendars.US_EQUITIES);
        for (NeptTick tick : NeptTick.read(file)) {
            long nanos = tick.secondNanos();
            assertThat(calendar.tradingDate(nanos)).isEqualTo(tick.date());
            Set<Session> around =
                    EnumSet.of(
                            calendar.sessionAt(nanos),
                            calendar.sessionAt(nanos - 2 * NeptTick.NANOS_PER_SECOND));
            if (tick.use().has(LAST)) {
                assertThat(around).contains(Session.REGULAR);
            } else if (tick.use().has(EXTENDED_LAST)) {
                assertThat(around).containsAnyOf(Session.PRE, Session.POST);
            }
        }
    }

    @Test
    void shouldFindTheKnownOffExchangeShare() throws IOException {
        List<NeptTick> ticks = NeptTick.read("ticks_oldest.csv");
        assertThat(ticks).hasSize(32_627);
        assertThat(ticks.stream().filter(tick -> tick.use().has(OFF_EXCHANGE)).count())
                .isEqualTo(11_239 + 4_282 + 98);
    }

    private static <K> Map<K, List<Long>> told(Map<K, Bar> bars) {
        Map<K, List<Long>> told = new LinkedHashMap<>();
        bars.forEach((key, bar) -> told.put(key, bar.told()));
        return told;
    }
}
