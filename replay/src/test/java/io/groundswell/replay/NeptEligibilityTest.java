package io.groundswell.replay;

import static io.groundswell.model.session.TradeUse.EXTENDED_LAST;
import static io.groundswell.model.session.TradeUse.HIGH_LOW;
import static io.groundswell.model.session.TradeUse.LAST;
import static io.groundswell.model.session.TradeUse.OFF_EXCHANGE;
import static io.groundswell.model.session.TradeUse.UNKNOWN_CODE;
import static io.groundswell.model.session.TradeUse.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.Session;
import io.groundswell.model.session.TradingCalendars;
import java.io.IOException;
import java.math.BigDecimal;
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
    /** Open, high, low, close and volume, built from the use of each trade. */
    private static final class Bar {
        BigDecimal open;
        BigDecimal high;
        BigDecimal low;
        BigDecimal close;
        long volume;

        void price(BigDecimal price) {
            open = open == null ? price : open;
            high = high == null ? price : high.max(price);
            low = low == null ? price : low.min(price);
            close = price;
        }

        /** In the order of IQFeed's replies: high, low, open, close. */
        String text() {
            return high + "," + low + "," + open + "," + close + "," + volume;
        }
    }

    @Test
    void shouldRebuildTheFeedsDailyBarsWhenOnlyLastSalesSetPrices() throws IOException {
        Map<String, Bar> days = new LinkedHashMap<>();
        for (NeptTick tick : NeptTick.read("ticks_oldest.csv")) {
            Bar day = days.computeIfAbsent(tick.date(), date -> new Bar());
            assertThat(tick.use().has(HIGH_LOW)).isEqualTo(tick.use().has(LAST));
            if (tick.use().has(LAST | HIGH_LOW)) {
                day.price(tick.price());
            }
            day.volume += tick.use().has(VOLUME) ? tick.size() : 0;
        }

        Map<String, String> expected = new LinkedHashMap<>();
        for (String[] row : NeptTick.rows("dailies_oldest.csv")) {
            if (days.containsKey(row[0])) {
                expected.put(row[0], String.join(",", row[1], row[2], row[3], row[4], row[5]));
            }
        }
        assertThat(expected).hasSize(3);
        assertThat(texts(days)).isEqualTo(expected);
    }

    @Test
    void shouldRebuildTheFeedsOneSecondBarsFromLastAndExtendedSales() throws IOException {
        Map<String, Bar> seconds = new LinkedHashMap<>();
        for (NeptTick tick : NeptTick.read("ticks_oldest.csv")) {
            if (tick.use().hasAny(LAST | EXTENDED_LAST)) {
                Bar second = seconds.computeIfAbsent(tick.second(), label -> new Bar());
                second.price(tick.price());
                second.volume += tick.size();
            }
        }

        Map<String, String> expected = new LinkedHashMap<>();
        for (String[] row : NeptTick.rows("intervals_1s_oldest.csv")) {
            expected.put(row[0], String.join(",", row[1], row[2], row[3], row[4], row[6]));
        }
        assertThat(expected).hasSize(7949);
        assertThat(texts(seconds)).isEqualTo(expected);
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

    private static Map<String, String> texts(Map<String, Bar> bars) {
        Map<String, String> texts = new LinkedHashMap<>();
        bars.forEach((label, bar) -> texts.put(label, bar.text()));
        return texts;
    }
}
