package io.groundswell.connectors.iqfeed.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.connectors.iqfeed.wire.RowKind;
import io.groundswell.model.event.BarUnit;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HistoryQueryTest {
    private static final LocalDateTime FROM = LocalDateTime.of(2021, 3, 1, 9, 30);
    private static final LocalDateTime TO = LocalDateTime.of(2021, 3, 1, 16, 0, 5);
    private static final LocalDate FIRST = FROM.toLocalDate();
    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSE = LocalTime.of(16, 0);

    private static HistoryQuery ticks() {
        return HistoryQuery.ticks("NEPT");
    }

    private static HistoryQuery minutes() {
        return HistoryQuery.bars("NEPT", BarUnit.SECOND, 60);
    }

    private static HistoryQuery daily() {
        return HistoryQuery.bars("NEPT", BarUnit.DAY, 1);
    }

    private static void assertAsks(HistoryQuery query, String command) {
        assertThat(query.request().command()).isEqualTo(command);
    }

    private static void assertRefuses(ThrowingCallable query, String message) {
        assertThatIllegalArgumentException().isThrownBy(query).withMessageContaining(message);
    }

    @Test
    void shouldAskForTicksInThreeWays() {
        assertAsks(ticks().last(100), "HTX,NEPT,100");
        assertAsks(
                ticks().days(2).most(50).hours(OPEN, CLOSE).oldestFirst().batch(500),
                "HTD,NEPT,2,50,093000,160000,1,,500");
        assertAsks(
                ticks().between(FROM, TO).oldestFirst(),
                "HTT,NEPT,20210301 093000,20210301 160005,,,,1");
        assertThat(ticks().last(1).request().rows()).isEqualTo(RowKind.TICK);
    }

    /** As a recorded client asked, but for its request id, and the commas that end its line. */
    @Test
    void shouldAskAsRecordedClientsDid() {
        assertAsks(
                HistoryQuery.ticks("AAPL")
                        .between(
                                LocalDateTime.of(2021, 6, 7, 10, 0),
                                LocalDateTime.of(2021, 6, 7, 10, 10))
                        .most(50)
                        .hours(OPEN, CLOSE)
                        .oldestFirst()
                        .batch(500),
                "HTT,AAPL,20210607 100000,20210607 101000,50,093000,160000,1,,500");
    }

    @Test
    void shouldAskForIntervalsInThreeWaysAndNameTheLabel() {
        assertAsks(minutes().last(10), "HIX,NEPT,60,10,,,,s,1");
        assertAsks(
                HistoryQuery.bars("NEPT", BarUnit.TICK, 100).days(1).labelledAtEnd(),
                "HID,NEPT,100,1,,,,,,,t,0");
        assertAsks(
                HistoryQuery.bars("NEPT", BarUnit.VOLUME, 5000).between(FROM, TO).most(7),
                "HIT,NEPT,5000,20210301 093000,20210301 160005,7,,,,,,v,1");
        assertThat(minutes().last(1).request().rows()).isEqualTo(RowKind.INTERVAL);
    }

    @Test
    void shouldAskForDatedBars() {
        assertAsks(daily().last(5).oldestFirst(), "HDX,NEPT,5,1");
        assertAsks(
                daily().between(FIRST, FIRST.plusDays(30)).partial(false),
                "HDT,NEPT,20210301,20210331,,,,,0");
        assertAsks(HistoryQuery.bars("NEPT", BarUnit.WEEK, 1).last(3), "HWX,NEPT,3");
        assertAsks(
                HistoryQuery.bars("NEPT", BarUnit.MONTH, 1).last(3).partial(true),
                "HMX,NEPT,3,,,,1");
        assertThat(daily().last(1).request().rows()).isEqualTo(RowKind.PERIOD);
    }

    @Test
    void shouldTakeDaysAsAllOfTheirSeconds() {
        assertAsks(
                ticks().between(FIRST, FIRST.plusDays(1)),
                "HTT,NEPT,20210301 000000,20210302 235959");
        assertAsks(daily().between(FROM, TO), "HDT,NEPT,20210301,20210301");
    }

    @Test
    void shouldLeaveTheEndOpenWhenNoneIsSaid() {
        assertAsks(ticks().since(FROM), "HTT,NEPT,20210301 093000");
        assertAsks(daily().since(FROM), "HDT,NEPT,20210301");
    }

    @Test
    void shouldReadTheKindsThatPeopleSpell() {
        assertAsks(HistoryQuery.of("A", "ticks").last(1), "HTX,A,1");
        assertAsks(HistoryQuery.of("A", "60s").last(1), "HIX,A,60,1,,,,s,1");
        assertAsks(HistoryQuery.of("A", "15m").last(1), "HIX,A,900,1,,,,s,1");
        assertAsks(HistoryQuery.of("A", "100t").last(1), "HIX,A,100,1,,,,t,1");
        assertAsks(HistoryQuery.of("A", "5000v").last(1), "HIX,A,5000,1,,,,v,1");
        assertAsks(HistoryQuery.of("A", "daily").last(1), "HDX,A,1");
        assertAsks(HistoryQuery.of("A", "weekly").last(1), "HWX,A,1");
        assertAsks(HistoryQuery.of("A", "monthly").last(1), "HMX,A,1");
        for (String kind : new String[] {"", "60", "0s", "1h", "s", "9999999999s", "ticks "}) {
            assertRefuses(() -> HistoryQuery.of("A", kind), "no kind of history: '" + kind + "'");
        }
        assertRefuses(() -> HistoryQuery.of("A", "1441m"), "minutes: 1441 (1 to 1440)");
    }

    @Test
    void shouldRefuseWhatIsNoSymbol() {
        for (String symbol : new String[] {"", "A,B", "A B", "Ä", "A\n", "A".repeat(31)}) {
            assertRefuses(() -> HistoryQuery.ticks(symbol), "no symbol: '" + symbol + "'");
        }
        assertAsks(HistoryQuery.ticks("A".repeat(30)).last(1), "HTX," + "A".repeat(30) + ",1");
    }

    @Test
    void shouldRefuseLengthsAndCountsOutOfTheirRange() {
        assertRefuses(() -> HistoryQuery.bars("A", BarUnit.SECOND, 0), "seconds: 0 (1 to 86400)");
        assertRefuses(() -> HistoryQuery.bars("A", BarUnit.SECOND, 86_401), "seconds: 86401");
        assertRefuses(() -> HistoryQuery.bars("A", BarUnit.TICK, 1), "trades: 1 (2 to");
        assertRefuses(() -> HistoryQuery.bars("A", BarUnit.VOLUME, 99), "volume: 99 (100 to");
        assertRefuses(() -> HistoryQuery.bars("A", BarUnit.DAY, 2), "no daily bars of 2");
        assertRefuses(() -> ticks().last(0), "last: 0");
        assertRefuses(() -> ticks().days(0), "days: 0");
        assertRefuses(() -> ticks().most(-1), "most: -1");
        assertRefuses(() -> ticks().batch(0), "batch: 0");
        assertRefuses(() -> ticks().between(TO, FROM), "from 2021-03-01T16:00:05 to 2021");
        assertRefuses(() -> daily().between(FIRST, FIRST.minusDays(1)), "to 2021-02-28");
    }

    @Test
    void shouldRefuseWhatARequestOfItsKindCannotSay() {
        assertRefuses(() -> ticks().request(), "say which ticks");
        assertRefuses(() -> ticks().last(1).days(1), "only one of");
        assertRefuses(() -> ticks().last(1).most(1), "the last so many");
        assertRefuses(() -> ticks().labelledAtEnd(), "no other label of ticks");
        assertRefuses(() -> minutes().partial(true), "no choice of partial");
        assertRefuses(() -> daily().hours(OPEN, CLOSE), "no hours of daily bars");
        assertRefuses(() -> daily().days(3), "no daily bars of the last days");
        assertRefuses(
                () -> HistoryQuery.bars("A", BarUnit.WEEK, 1).between(FIRST, FIRST),
                "no weekly bars from when to when");
        assertRefuses(
                () -> ticks().last(3).hours(OPEN, CLOSE).request(),
                "hours of the day do not go with the last so many");
    }

    @Test
    void shouldNeedNoNewerServerThanItsParametersDo() {
        assertThat(ticks().last(1).request().oldestVersion()).isEqualTo(ProtocolVersion.V4_9);
        assertThat(minutes().last(1).request().oldestVersion()).isEqualTo(ProtocolVersion.V6_0);
        assertThat(daily().last(1).request().oldestVersion()).isEqualTo(ProtocolVersion.V4_9);
        assertThat(daily().last(1).partial(true).request().oldestVersion())
                .isEqualTo(ProtocolVersion.V6_1);
        assertThat(ListQuery.codes(NamedCode.Kind.SIC).oldestVersion())
                .isEqualTo(ProtocolVersion.V4_9);
    }

    @Test
    void shouldStayAsItIsWhenMoreIsSaid() {
        HistoryQuery query = ticks().last(5);
        assertAsks(query.oldestFirst(), "HTX,NEPT,5,1");
        assertAsks(query, "HTX,NEPT,5");
    }
}
