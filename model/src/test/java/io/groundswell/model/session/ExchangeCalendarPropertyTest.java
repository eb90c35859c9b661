package io.groundswell.model.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ExchangeCalendarPropertyTest {
    private static final long FROM = At.utc("2007-01-01T12:00:00Z");
    private static final long TO = At.utc("2030-12-31T12:00:00Z");

    @Provide
    Arbitrary<Long> moments() {
        return Arbitraries.longs().between(FROM, TO);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("XNYS", "XCME", "ALWAYS");
    }

    @Property(tries = 2000)
    void shouldFindTheIntervalThatHoldsTheMoment(
            @ForAll("names") String name, @ForAll("moments") long nanos) {
        SessionInterval interval = TradingCalendars.named(name).intervalAt(nanos);
        assertThat(nanos).isBetween(interval.startNanos(), interval.endNanos() - 1);
    }

    @Property(tries = 2000)
    void shouldNeverTurnTheTradingDateBackWhenTimeGoesOn(
            @ForAll("names") String name,
            @ForAll("moments") long one,
            @ForAll("moments") long other) {
        ExchangeCalendar calendar = TradingCalendars.named(name);
        assertThat(calendar.tradingDate(Math.min(one, other)))
                .isBeforeOrEqualTo(calendar.tradingDate(Math.max(one, other)));
    }

    @Property(tries = 3)
    void shouldPartitionTheWholeRangeWithoutHoleOrOverlap(@ForAll("names") String name) {
        ExchangeCalendar calendar = TradingCalendars.named(name);
        SessionInterval before = calendar.intervalAt(FROM);
        Set<Session> seen = EnumSet.of(before.session());
        while (before.endNanos() < TO) {
            SessionInterval next = calendar.intervalAt(before.endNanos());
            assertThat(next.startNanos()).isEqualTo(before.endNanos());
            assertThat(calendar.intervalAt(next.endNanos() - 1)).isSameAs(next);
            assertThat(next.tradingDate()).isAfterOrEqualTo(before.tradingDate());
            boolean turned = !next.tradingDate().equals(before.tradingDate());
            assertThat(turned && before.session() != Session.CLOSED)
                    .as("the date turns in a session only where the next follows at once")
                    .isEqualTo(turned && "ALWAYS".equals(name));
            seen.add(next.session());
            before = next;
        }
        assertThat(seen).contains(Session.REGULAR);
    }

    @Property(tries = 2000)
    void shouldDateTheRegularSessionByItsTradingDay(
            @ForAll("names") String name, @ForAll("moments") long nanos) {
        ExchangeCalendar calendar = TradingCalendars.named(name);
        LocalDate date = calendar.nextTradingDay(LocalDate.of(2007, 1, 3));
        SessionInterval at = calendar.intervalAt(nanos);
        if (at.session() == Session.REGULAR) {
            date = at.tradingDate();
        }
        assertThat(calendar.isTradingDay(date)).isTrue();
        assertThat(calendar.tradingDate(calendar.regularOpenNanos(date))).isEqualTo(date);
        assertThat(calendar.tradingDate(calendar.regularCloseNanos(date) - 1)).isEqualTo(date);
        assertThat(calendar.sessionAt(calendar.regularOpenNanos(date))).isEqualTo(Session.REGULAR);
    }
}
