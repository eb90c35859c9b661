package io.groundswell.replay.history;

import static io.groundswell.replay.history.NeptFolder.CALENDAR;
import static io.groundswell.replay.history.NeptFolder.LATER;
import static io.groundswell.replay.history.NeptFolder.MONDAY;
import static io.groundswell.replay.history.NeptFolder.nanos;
import static io.groundswell.replay.history.NeptFolder.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.Trade;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DayRulesTest {
    private static final String NTRF = "19";

    private final TradeEvidence trades = new TradeEvidence();

    private DayCheck check(DayFacts facts) {
        return DayCheck.of(
                unit("ticks", MONDAY), Optional.of(trades.evidence()), facts, CALENDAR, LATER);
    }

    private void trade(String time, long tickId, long size, long totalVolume) {
        trades.take(Trades.of(nanos("2021-03-01T" + time), NTRF, tickId, size, totalVolume));
    }

    @Test
    void shouldFindNothingMissingWhenATradeIsBackFilledAfterLaterOnes() {
        trade("09:30:00", 1, 100, 100);
        trade("15:59:00", 3, 50, 350);
        assertThat(check(DayFacts.daily(350)).missing())
                .containsExactly(
                        "volume 200 of 350 not on tape",
                        "volume 200 missing between 09:30:00 and 15:59:00",
                        "tick id 2 of NTRF (19) missing");

        trade("12:00:00", 2, 200, 300);

        assertThat(check(DayFacts.daily(350)).missing()).isEmpty();
        assertThat(check(DayFacts.daily(350)).isVerified()).isTrue();
    }

    @Test
    void shouldTakeALargeIdForAJumpAndNotForALoss() {
        trade("09:30:00", 1, 100, 100);
        trade("15:59:00", 859_256_116L, 50, 150);
        trade("16:00:00", 2, 50, 200);

        DayCheck check = check(DayFacts.daily(200));

        assertThat(check.isVerified()).isTrue();
        assertThat(check.remarks())
                .containsExactly("tick ids of NTRF (19) do not count from 1 without jumps");
    }

    @Test
    void shouldOnlyRemarkMissingIdsWhenTheDailyBarProvesThatNoVolumeIs() {
        trade("09:30:00", 1, 100, 100);
        trade("16:00:00", 3, 50, 150);

        DayCheck check = check(DayFacts.daily(150));

        assertThat(check.isVerified()).isTrue();
        assertThat(check.remarks())
                .containsExactly("tick id 2 of NTRF (19) missing, but no volume is");
        assertThat(check(DayFacts.UNKNOWN).missing())
                .containsExactly("tick id 2 of NTRF (19) missing");
        assertThat(check(DayFacts.daily(149)).missing())
                .containsExactly("tick id 2 of NTRF (19) missing");
    }

    @Test
    void shouldMissIdsWhenTheVolumeIsThatOfTheDailyBarButHasAHole() {
        trade("09:30:00", 1, 100, 100);
        trade("16:00:00", 3, 50, 160);

        assertThat(check(DayFacts.daily(150)).missing())
                .containsExactly(
                        "volume 10 missing between 09:30:00 and 16:00:00",
                        "tick id 2 of NTRF (19) missing");
    }

    @Test
    void shouldProveNothingByVolumeWhenTheDailyBarHasNone() {
        trade("09:30:00", 1, 0, 0);
        trade("11:32:05", 2, 0, 0);

        DayCheck cut = check(DayFacts.daily(0));
        DayCheck asked = check(DayFacts.daily(0).withNoMore());

        assertThat(cut.state()).isEqualTo(DayState.PARTIAL);
        assertThat(cut.isVerified()).isFalse();
        assertThat(cut.missing())
                .containsExactly(
                        "ends 11:32:05, and the daily bar tells no volume: only asking again"
                                + " tells whether more follows");
        assertThat(cut.sessionShare().getAsDouble()).isLessThan(0.4);
        assertThat(asked.state()).isEqualTo(DayState.COMPLETE);
        assertThat(asked.isVerified()).isFalse();
    }

    @Test
    void shouldProveNothingByVolumeWhenTheDailyBarHasNoneAndThereAreBars() {
        BarEvidence bars = new BarEvidence(HistoryKind.of("1s"));
        new MadeDay().trade("09:30:00", 0).trade("11:32:04", 0).bars().forEach(bars::take);
        Optional<DayEvidence> evidence = Optional.of(bars.evidence());
        HistoryUnit unit = unit("1s", MONDAY);

        DayFacts facts = DayFacts.daily(0);
        DayCheck cut = DayCheck.of(unit, evidence, facts, CALENDAR, LATER);
        DayCheck asked = DayCheck.of(unit, evidence, facts.withNoMore(), CALENDAR, LATER);

        assertThat(cut.missing())
                .containsExactly(
                        "ends 11:32:05, and the daily bar tells no volume: only asking again"
                                + " tells whether more follows");
        assertThat(asked.state()).isEqualTo(DayState.COMPLETE);
        assertThat(asked.remarks()).isEmpty();
    }

    @Test
    void shouldNotBeWholeWhenATradeIsThereTwice() {
        trade("09:30:00", 1, 100, 100);
        trade("09:30:00", 1, 100, 100);
        trade("16:00:00", 2, 50, 150);

        assertThat(check(DayFacts.daily(150)).missing())
                .containsExactly(
                        "trades that are on tape twice, by their tick ids: 1",
                        "trades whose running volume contradicts the others: 1");
    }

    @Test
    void shouldBeWholeButNotVerifiedWhenThereIsMoreThanTheDailyBarSays() {
        trade("09:30:00", 1, 100, 100);
        trade("16:00:00", 2, 50, 150);

        DayCheck check = check(DayFacts.daily(149));

        assertThat(check.state()).isEqualTo(DayState.COMPLETE);
        assertThat(check.isVerified()).isFalse();
        assertThat(check.remarks()).containsExactly("volume 1 more than the daily bar's 149");
    }

    @Test
    void shouldGoByTheEndOfTheSessionWhenTheDailyBarIsNotKnown() {
        trade("09:30:00", 1, 100, 100);
        trade("11:32:05", 2, 50, 150);

        assertThat(check(DayFacts.UNKNOWN).missing())
                .containsExactly("ends 11:32:05, the session goes on to 20:00");

        trade("16:00:00", 3, 50, 200);
        assertThat(check(DayFacts.UNKNOWN).state()).isEqualTo(DayState.COMPLETE);
        assertThat(check(DayFacts.UNKNOWN).isVerified()).isFalse();
    }

    @Test
    void shouldKnowTheEarlyCloseWhenTheDayHasOne() {
        LocalDate afterThanksgiving = LocalDate.of(2021, 11, 26);
        DayHours hours = DayHours.of(CALENDAR, afterThanksgiving).orElseThrow();

        assertThat(hours.closeNanos()).isEqualTo(nanos("2021-11-26T13:00:00"));
        assertThat(hours.endNanos()).isEqualTo(nanos("2021-11-26T17:00:00"));
        assertThat(hours.beginNanos()).isEqualTo(nanos("2021-11-26T04:00:00"));
        assertThat(DayHours.of(CALENDAR, afterThanksgiving.plusDays(1))).isEmpty();
        assertThat(DayHours.of(CALENDAR, LocalDate.of(1999, 11, 26))).isEmpty();
    }

    @Test
    void shouldStayBoundedAndCountEveryPlaceWhenEverySecondTradeIsMissing() {
        VolumeLine line = new VolumeLine();
        for (int i = 1; i <= 50_000; i++) {
            line.add(2L * i, 1, i);
        }

        assertThat(line.places()).isEqualTo(50_000);
        assertThat(line.missing()).isEqualTo(50_000);
        assertThat(line.holes(DayEvidence.MAX_HOLES)).hasSize(DayEvidence.MAX_HOLES);
    }

    @Test
    void shouldHoldFewRowsAndFindAllThatDifferWhenOneTapeHasNothingOfTheOther() throws Exception {
        List<Trade> mine = rows(0, 500);
        List<Trade> others = rows(1_000, 500);

        DayComparison found = compared(mine, others, 10);

        assertThat(found.onlyInA()).isEqualTo(500);
        assertThat(found.onlyInB()).isEqualTo(500);
        assertThat(compared(mine, rows(0, 500), 10).isEqual()).isTrue();
        assertThat(found.lines(2)).hasSize(2);
        assertThat(trades.evidence().lastNanos()).isEqualTo(EventHeader.ABSENT);
    }

    private static List<Trade> rows(int from, int count) {
        List<Trade> rows = new ArrayList<>();
        for (int i = from + 1; i <= from + count; i++) {
            rows.add(Trades.of(nanos("2021-03-01T10:00:00") + i, NTRF, i, 1, i));
        }
        return rows;
    }

    private static DayComparison compared(List<Trade> a, List<Trade> b, int waiting)
            throws Exception {
        var first = a.iterator();
        var second = b.iterator();
        return new RowMatcher(new DayWords(CALENDAR.zone(), 0), waiting)
                .compare(
                        () -> first.hasNext() ? first.next() : null,
                        () -> second.hasNext() ? second.next() : null);
    }
}
