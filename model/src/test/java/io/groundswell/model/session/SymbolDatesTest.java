package io.groundswell.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.SecurityType;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SymbolDatesTest {
    /** A winter evening in New York, the next day by UTC. */
    private static final String EVENING = "2024-01-17T00:30:00Z";

    private final SymbolDates dates = new SymbolDates();

    private static long nanos(String utc) {
        return Instant.parse(utc).getEpochSecond() * 1_000_000_000L;
    }

    private static Instrument tradedBy(String calendar) {
        return new Instrument(
                "IBM",
                "",
                SecurityType.EQUITY,
                calendar,
                "USD",
                1,
                4,
                0,
                DepthMode.BY_ORDER,
                CodeTable.NONE);
    }

    private static LocalDate dateOf(SymbolDates dates, String utc) {
        return LocalDate.ofEpochDay(dates.tradingDay(nanos(utc)));
    }

    @Test
    void shouldDateByUtcBeforeTheInstrumentIsKnown() {
        assertThat(dateOf(dates, EVENING)).isEqualTo("2024-01-17");
    }

    @Test
    void shouldDateAWinterEveningByItsSession() {
        assertThat(dates.define(tradedBy(TradingCalendars.US_EQUITIES))).isTrue();

        assertThat(dateOf(dates, EVENING)).isEqualTo("2024-01-16");
    }

    @Test
    void shouldSayThatNothingChangedWhenTheCalendarIsTheSame() {
        dates.define(tradedBy(TradingCalendars.US_EQUITIES));

        assertThat(dates.define(tradedBy(TradingCalendars.US_EQUITIES))).isFalse();
    }

    @Test
    void shouldDateByUtcWhenTheCalendarDoesNotReachSoFar() {
        dates.define(tradedBy(TradingCalendars.US_EQUITIES));

        assertThat(dateOf(dates, "1999-01-17T00:30:00Z")).isEqualTo("1999-01-17");
    }

    @Test
    void shouldDateByUtcWhenNobodyKnowsTheCalendar() {
        dates.define(tradedBy("XMOON"));

        assertThat(dateOf(dates, EVENING)).isEqualTo("2024-01-17");
    }

    @Test
    void shouldDateTheSameAfterItsBytesWereRead() {
        dates.define(tradedBy(TradingCalendars.CME_EQUITY_FUTURES));

        SymbolDates back = SymbolDates.of(dates.toBytes());

        assertThat(dateOf(back, EVENING)).isEqualTo(dateOf(dates, EVENING)).isEqualTo("2024-01-17");
        assertThat(back.define(tradedBy(TradingCalendars.CME_EQUITY_FUTURES))).isFalse();
    }

    @Test
    void shouldReadTheBytesOfVersionOneForEver() {
        assertThat(new SymbolDates().toBytes()).containsExactly(1);
        assertThat(dateOf(SymbolDates.of(new byte[] {1, 'X', 'N', 'Y', 'S'}), EVENING))
                .isEqualTo("2024-01-16");
    }

    @Test
    void shouldRefuseAnotherVersion() {
        assertThatThrownBy(() -> SymbolDates.of(new byte[] {2, 'X'}))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SymbolDates.of(new byte[0]))
                .isInstanceOf(IllegalStateException.class);
    }
}
