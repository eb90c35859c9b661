package io.groundswell.connectors.iqfeed.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.connectors.iqfeed.events.OpenGap.Known;
import io.groundswell.model.event.EventHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TradeLedgerTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final long NOON = 18_800 * DAY;

    private final List<TradeGap> opened = new ArrayList<>();
    private final FeedCounts counts = new FeedCounts();
    private TradeLedger ledger = ledger(TradesTold.NOTHING);

    private TradeLedger ledger(TradesTold before) {
        return new TradeLedger(
                "AAPL",
                before,
                new TradeGaps() {
                    @Override
                    public void opened(TradeGap gap) {
                        opened.add(gap);
                    }

                    @Override
                    public void ended(TradeGap gap) {
                        opened.remove(gap);
                    }
                },
                counts);
    }

    private static ToldTrade trade(long nanos, long tickId) {
        return new ToldTrade(nanos, "5", tickId, 1_346_200, 100, "3D");
    }

    private void tell(long nanos, long tickId) {
        ledger.told(trade(nanos, tickId), true, nanos);
    }

    /** The gap of an outage that ends at such a time with a trade of then. */
    private OpenGap gap(long firstNanos, long lastNanos) {
        ledger.shown(lastNanos);
        ledger.lost(firstNanos, lastNanos, lastNanos);
        return ledger.open(opened.get(opened.size() - 1));
    }

    private static TradesTold read(TradesTold told) {
        assertThat(TradesTold.parse(told.text())).isEqualTo(told);
        return TradesTold.parse(told.text());
    }

    @Test
    void shouldTellTradesApartByTimeAndMarketCentreAndTickId() {
        tell(NOON, 7);
        OpenGap gap = gap(NOON, NOON + SECOND);
        assertThat(ledger.look(gap, trade(NOON + 1_000, 7))).isEqualTo(Known.LOST);
        assertThat(ledger.look(gap, trade(NOON, 8))).isEqualTo(Known.LOST);
        ToldTrade elsewhere = new ToldTrade(NOON, "11", 7, 1_346_200, 100, "3D");
        assertThat(ledger.look(gap, elsewhere)).isEqualTo(Known.LOST);
        assertThat(ledger.look(gap, trade(NOON, 7))).isEqualTo(Known.TOLD);
    }

    @Test
    void shouldCountEqualTradesEach() {
        tell(NOON, 0);
        tell(NOON, 0);
        OpenGap gap = gap(NOON, NOON + SECOND);
        assertThat(ledger.look(gap, trade(NOON, 0))).isEqualTo(Known.TOLD);
        assertThat(ledger.look(gap, trade(NOON, 0))).isEqualTo(Known.TOLD);
        assertThat(ledger.look(gap, trade(NOON, 0))).isEqualTo(Known.LOST);
    }

    @Test
    void shouldKeepNoMoreThanTheLastTradesWhateverTheirNumbers() {
        for (boolean isNumbered : new boolean[] {true, false}) {
            ledger = ledger(TradesTold.NOTHING);
            Random random = new Random(1);
            for (int i = 0; i < 200_000; i++) {
                tell(NOON + i * (SECOND / 100), isNumbered ? random.nextLong() >>> 32 : 0);
            }
            TradesTold end = read(ledger.end());
            assertThat(end.recent().trades()).hasSize(401);
            assertThat(end.recent().forgottenNanos()).isEqualTo(EventHeader.ABSENT);
            assertThat(end.text().length()).isLessThan(30_000);
        }
    }

    @Test
    void shouldNotGuessWhereMoreWasToldAtOnceThanItKeeps() {
        int burst = 2 * TradeLedger.MAX_RECENT;
        for (int i = 0; i < burst; i++) {
            tell(NOON + i * 1_000L, i + 1);
        }
        assertThat(ledger.end().recent().trades()).hasSize(TradeLedger.MAX_RECENT);
        OpenGap gap = gap(NOON + burst * 1_000L, NOON + SECOND);
        assertThat(ledger.look(gap, trade(NOON, 1))).isEqualTo(Known.IN_DOUBT);
        assertThat(ledger.look(gap, trade(NOON + (burst - 1) * 1_000L, burst)))
                .isEqualTo(Known.TOLD);
        assertThat(ledger.look(gap, trade(NOON + burst * 1_000L, 1))).isEqualTo(Known.LOST);
    }

    @Test
    void shouldKeepWhatIsToldNearAGapForAsLongAsItIsOpen() {
        tell(NOON, 1);
        OpenGap gap = gap(NOON, NOON + 5 * SECOND);
        tell(NOON + 5 * SECOND, 2);
        for (int i = 0; i < 10_000; i++) {
            tell(NOON + 10 * SECOND + i * SECOND / 10, 3 + i);
        }
        assertThat(gap.told().size()).isEqualTo(2);
        assertThat(ledger.look(gap, trade(NOON, 1))).isEqualTo(Known.TOLD);
        assertThat(ledger.look(gap, trade(NOON + 5 * SECOND, 2))).isEqualTo(Known.TOLD);
        assertThat(ledger.look(gap, trade(NOON + 3 * SECOND, 9))).isEqualTo(Known.LOST);
    }

    @Test
    void shouldBoundWhatItKeepsNearAllGapsTogether() {
        tell(NOON, 1);
        OpenGap one = gap(NOON, NOON + 600 * SECOND);
        for (int i = 0; i < TradeLedger.MAX_NEAR + 1_000; i++) {
            tell(NOON + SECOND + i * 1_000_000L, 2 + i);
        }
        assertThat(one.told().size()).isEqualTo(TradeLedger.MAX_NEAR);
        assertThat(ledger.look(one, trade(NOON + SECOND, 2))).isEqualTo(Known.IN_DOUBT);
        ledger.ended(one.gap());
        OpenGap next = gap(NOON + 600 * SECOND, NOON + 601 * SECOND);
        tell(NOON + 601 * SECOND, 1);
        assertThat(ledger.look(next, trade(NOON + 601 * SECOND, 1))).isEqualTo(Known.TOLD);
    }

    @Test
    void shouldBeginAGapWhereTheTradesOfADelayedFeedHadComeTo() {
        long delay = 900 * SECOND;
        ledger.told(trade(NOON, 1), true, NOON + delay);
        ledger.shown(NOON + 60 * SECOND);
        ledger.lost(NOON + delay, NOON + delay + 60 * SECOND, NOON + delay + 60 * SECOND);
        TradeGap gap = opened.get(0);
        assertThat(gap.fromNanos()).isEqualTo(NOON);
        assertThat(gap.untilNanos()).isEqualTo(NOON + delay + 60 * SECOND);
        assertThat(gap.reachNanos()).isEqualTo(NOON + 60 * SECOND);
        OpenGap open = ledger.open(gap);
        assertThat(ledger.look(open, trade(NOON, 1))).isEqualTo(Known.TOLD);
        assertThat(ledger.look(open, trade(NOON + SECOND, 2))).isEqualTo(Known.LOST);
    }

    @Test
    void shouldSayNothingOfWhatHistoryMustReachWhereTheLastTradeIsLongAgo() {
        ledger.shown(NOON - DAY);
        ledger.lost(NOON, NOON + SECOND, NOON + SECOND);
        assertThat(opened.get(0).reachNanos()).isEqualTo(EventHeader.ABSENT);
    }

    @Test
    void shouldRememberWhatHistoryToldUntilTheFeedHasPassedIt() {
        tell(NOON, 1);
        OpenGap gap = gap(NOON, NOON + 5 * SECOND);
        ToldTrade early = trade(NOON + 6 * SECOND, 9);
        assertThat(ledger.tellsLater(early, gap)).isTrue();
        ledger.ended(gap.gap());
        ledger = ledger(read(ledger.end()));
        assertThat(ledger.isToldLater(early)).isTrue();
        ledger.repeated(early, true);
        assertThat(ledger.isToldLater(early)).isFalse();
        assertThat(ledger.look(gap(NOON + 6 * SECOND, NOON + 7 * SECOND), early))
                .isEqualTo(Known.TOLD);
        tell(NOON + 600 * SECOND, 10);
        assertThat(ledger.end().later().trades()).isEmpty();
    }

    @Test
    void shouldNotTellFromHistoryWhatItHasNoRoomToRemember() {
        tell(NOON, 1);
        OpenGap gap = gap(NOON, NOON + 5 * SECOND);
        for (int i = 0; i < TradeLedger.MAX_LATER; i++) {
            assertThat(ledger.tellsLater(trade(NOON + i * 1_000L, 2 + i), gap)).isTrue();
        }
        assertThat(ledger.tellsLater(trade(NOON + SECOND, 1), gap)).isFalse();
    }

    @Test
    void shouldKnowOfAnotherGapWhatHistoryToldOfOneThatOverlaps() {
        tell(NOON, 1);
        OpenGap one = gap(NOON, NOON + 5 * SECOND);
        OpenGap other = gap(NOON + 5 * SECOND, NOON + 9 * SECOND);
        ToldTrade both = trade(NOON + 4 * SECOND, 2);
        assertThat(ledger.tellsLater(both, one)).isTrue();
        assertThat(ledger.look(other, both)).isEqualTo(Known.TOLD);
    }

    @Test
    void shouldNotOpenAGapTwice() {
        tell(NOON, 1);
        ledger.lost(NOON, NOON, NOON);
        ledger.lost(NOON, NOON, NOON);
        assertThat(opened).hasSize(1);
        ledger.ended(opened.get(0));
        assertThat(ledger.end().gaps()).isEmpty();
    }

    @Test
    void shouldNeitherOpenNorHandOnGapsThatAreTooOld() {
        tell(NOON, 1);
        TradeGap gap = gap(NOON, NOON + SECOND).gap();
        TradesTold end = ledger.end();
        assertThat(end.asOf(NOON + 14 * DAY).gaps()).hasSize(1);
        assertThat(end.asOf(NOON + 15 * DAY).gaps()).isEmpty();
        assertThat(end.asOf(NOON + 15 * DAY).recent().forgottenNanos()).isEqualTo(NOON);
        opened.clear();
        ledger = ledger(end);
        ledger.begin(NOON + 14 * DAY);
        assertThat(opened).containsExactly(gap);
        ledger.begin(NOON + 15 * DAY);
        assertThat(ledger.open(gap)).isNull();
        assertThat(ledger.end().gaps()).isEmpty();
    }

    @Test
    void shouldRefuseATextThatIsNone() {
        for (String text : List.of("5", "come=x", "recent= 1,2", "near=", "gap=AAPL,1,2", "part")) {
            assertThatThrownBy(() -> TradesTold.parse(text))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(TradesTold.parse("")).isEqualTo(TradesTold.NOTHING);
    }
}
