package io.groundswell.connectors.iqfeed.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeCorrection;
import io.groundswell.model.quality.DefectReason;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackfillTest {
    static final String AFTER =
            "P,AAPL,134.6400,100,10:00:04.500000,06/30/2021,5,3D,11,1400,134.6200,100,"
                    + "10:00:04.000000,5,134.6500,700,10:00:04.000000,11,Cbaohlcv,";

    static final String IN_PART = "gaps of trades filled in part: no telling what was told";

    static String live(int second, int tickId, int volume) {
        return "Q,AAPL,134.6300,100,10:00:0"
                + second
                + ".250000,06/30/2021,5,3D,"
                + tickId
                + ","
                + volume
                + ",134.6200,100,10:00:01.000000,5,134.6500,700,10:00:00.900000,11,Cv,";
    }

    static String row(int second, int tickId, int volume) {
        return "LH,2021-06-30 10:00:0"
                + second
                + ".250000,134.6300,100,"
                + volume
                + ",134.6200,134.6500,"
                + tickId
                + ",C,5,3D,0,30,";
    }

    /** Trade 8 is told; 9 to 11 are traded while nothing is heard. */
    static Feed afterOutage() {
        Feed feed = Feed.begun(false).level1(Feed.P).after(1_300);
        feed.level1(live(1, 8, 1_100));
        feed.lost(IqFeedPort.LEVEL1);
        feed.after(4_000).greet();
        feed.level1(Feed.AAPL, AFTER);
        feed.take();
        return feed;
    }

    static List<Trade> trades(List<MarketEvent> events) {
        return events.stream().filter(Trade.class::isInstance).map(Trade.class::cast).toList();
    }

    static List<FeedStatus> statuses(List<MarketEvent> events) {
        return events.stream()
                .filter(FeedStatus.class::isInstance)
                .map(FeedStatus.class::cast)
                .toList();
    }

    @Test
    void shouldTellLostTradesFlaggedWithANewSequenceAndTheOldTime() {
        Feed feed = afterOutage();
        List<MarketEvent> came =
                feed.after(10_000)
                        .level1("T,20210630 10:00:14")
                        .history(feed.open.get(0), row(2, 9, 1_200), row(3, 10, 1_300))
                        .take();
        List<Trade> trades = trades(came);
        assertThat(trades).extracting(Trade::tickId).containsExactly(9L, 10L);
        Trade first = trades.get(0);
        assertThat(first.header().flags())
                .isEqualTo(EventFlags.BACKFILLED | EventFlags.TIME_ADJUSTED);
        assertThat(first.header().feedTimeNanos()).isEqualTo(Feed.nanos("2021-06-30T14:00:02.25Z"));
        assertThat(first.eventTimeNanos()).isGreaterThan(first.header().feedTimeNanos());
        assertThat(trades.get(1).header().sequence()).isEqualTo(first.header().sequence() + 1);
        assertThat(feed.open).isEmpty();
        assertThat(feed.defects).isEmpty();
    }

    @Test
    void shouldSayWhichGapIsHealed() {
        Feed feed = afterOutage();
        TradeGap gap = feed.open.get(0);
        FeedStatus healed =
                statuses(feed.history(gap, row(2, 9, 1_200), row(3, 10, 1_300)).take()).get(0);
        assertThat(healed.state()).isEqualTo(FeedState.BACKFILLED);
        assertThat(healed.topic()).isEqualTo(Topic.TICKS);
        assertThat(healed.firstLostNanos()).isEqualTo(gap.firstNanos());
        assertThat(healed.lastLostNanos()).isEqualTo(gap.lastNanos());
        assertThat(healed.reason()).isEqualTo("2 trades back-filled");
    }

    @Test
    void shouldLookForTradesUpToTheLastThatTheNewStateTellsOf() {
        TradeGap gap = afterOutage().open.get(0);
        assertThat(gap.untilNanos()).isEqualTo(Feed.nanos("2021-06-30T14:00:04.5Z"));
        assertThat(gap.fromNanos()).isEqualTo(Feed.nanos("2021-06-30T14:00:01.25Z"));
        assertThat(gap.fromSecond()).isEqualTo(gap.fromNanos() / 1_000_000_000L - 2);
        assertThat(gap.reachNanos()).isEqualTo(Feed.nanos("2021-06-30T14:00:04.5Z"));
        assertThat(TradeGap.parse(gap.text())).isEqualTo(gap);
    }

    @Test
    void shouldTellATradeOnceThatWasToldLive() {
        Feed feed = afterOutage();
        feed.history(feed.open.get(0), row(1, 8, 1_100), row(2, 9, 1_200));
        assertThat(trades(feed.take())).extracting(Trade::tickId).containsExactly(9L);
    }

    @Test
    void shouldTellATradeOnceThatComesAfterHistoryToldIt() {
        Feed feed = afterOutage();
        feed.history(feed.open.get(0), row(2, 9, 1_200), row(5, 12, 1_500));
        feed.take();
        feed.after(1_000).level1(live(5, 12, 1_500), live(6, 13, 1_600));
        List<MarketEvent> came = feed.take();
        assertThat(trades(came)).extracting(Trade::tickId).containsExactly(13L);
        assertThat(statuses(came)).isEmpty();
        assertThat(feed.translator.counts().notes())
                .containsEntry("trades that came after history had told them, taken once", 1L);
    }

    @Test
    void shouldNotTellATradeThatACorrectionHasAdded() {
        Feed feed = afterOutage();
        feed.level1("C,AAPL,I,O,06/30/2021,10:00:02.250000,134.0500,100,9,3D,5,");
        feed.take();
        feed.history(feed.open.get(0), row(2, 9, 1_200), row(3, 10, 1_300));
        assertThat(trades(feed.take())).extracting(Trade::tickId).containsExactly(10L);
        feed.level1("C,AAPL,I,O,06/30/2021,10:00:03.250000,134.0500,100,10,3D,5,");
        assertThat(feed.take()).noneMatch(TradeCorrection.class::isInstance);
    }

    @Test
    void shouldSayThatAGapIsHealedInWhichNothingWasTraded() {
        Feed feed = afterOutage();
        List<MarketEvent> came = feed.history(feed.open.get(0)).take();
        assertThat(statuses(came).get(0).reason()).isEqualTo("0 trades back-filled");
        assertThat(feed.open).isEmpty();
    }

    @Test
    void shouldKnowTradesWithoutNumbersByWhatWasTraded() {
        Feed feed = Feed.begun(false).level1(Feed.P).after(1_300);
        feed.level1(live(1, 0, 1_100));
        feed.lost(IqFeedPort.LEVEL1);
        feed.after(4_000).greet();
        feed.level1(Feed.AAPL, AFTER);
        feed.take();
        // Two trades that are alike in all but the volume of the day: one of them was told.
        feed.history(feed.open.get(0), row(1, 0, 1_100), row(1, 0, 1_200), row(2, 0, 1_300));
        List<MarketEvent> came = feed.take();
        assertThat(trades(came)).extracting(Trade::totalVolume).containsExactly(1_200L, 1_300L);
        assertThat(statuses(came)).extracting(FeedStatus::state).contains(FeedState.BACKFILLED);
    }

    @Test
    void shouldKnowATradeWhoseNumberOnlyHistoryTells() {
        Feed feed = Feed.begun(false).level1(Feed.P).after(1_300);
        feed.level1(live(1, 8, 1_100).replace(",3D,8,", ",3D,,"));
        feed.lost(IqFeedPort.LEVEL1);
        feed.after(4_000).greet();
        feed.level1(Feed.AAPL, AFTER);
        feed.take();
        feed.history(feed.open.get(0), row(1, 8, 1_100), row(2, 9, 1_200));
        assertThat(trades(feed.take())).extracting(Trade::tickId).containsExactly(9L);
    }

    @Test
    void shouldNotGuessWhetherATradeWasToldThatCameWithoutATime() {
        Feed feed = Feed.begun(false).level1(Feed.P).after(1_300);
        feed.level1(live(1, 8, 1_100).replace("10:00:01.250000", ""));
        feed.lost(IqFeedPort.LEVEL1);
        feed.after(4_000).greet();
        feed.level1(Feed.AAPL, AFTER);
        TradeGap gap = feed.open.get(0);
        feed.take();
        feed.level1(live(5, 12, 1_400).replace("10:00:05.250000", ""));
        feed.take();
        assertThat(feed.history(gap, row(1, 8, 1_100), row(2, 9, 1_200)).take()).isEmpty();
        assertThat(feed.translator.counts().notes()).containsKey(IN_PART);
    }

    @Test
    void shouldNotGuessWhichTradeACorrectionHasAddedThatTellsNoTime() {
        Feed feed = afterOutage();
        feed.level1("C,AAPL,I,O,,,134.0500,100,9,3D,5,");
        assertThat(feed.take()).anyMatch(TradeCorrection.class::isInstance);
        assertThat(feed.history(feed.open.get(0), row(2, 9, 1_200)).take()).isEmpty();
        assertThat(feed.translator.counts().notes()).containsKey(IN_PART);
    }

    @Test
    void shouldKnowWhatItToldWhenOurClockIsBehind() {
        Feed feed = Feed.begun(false).level1(Feed.P);
        feed.level1("T,20210630 10:00:00", live(9, 8, 1_100));
        feed.lost(IqFeedPort.LEVEL1);
        feed.after(10_000).greet();
        feed.level1(Feed.AAPL, AFTER.replace("10:00:04.5", "10:00:09.5"));
        feed.take();
        feed.history(feed.open.get(0), row(9, 8, 1_100), row(9, 9, 1_200));
        assertThat(trades(feed.take())).extracting(Trade::tickId).containsExactly(9L);
    }

    @Test
    void shouldKeepARowThatNoTradeCanHoldAsADefect() {
        Feed feed = afterOutage();
        feed.history(feed.open.get(0), row(2, 9, 1_200).replace("134.6300", "134.63005"), "junk");
        assertThat(feed.take()).isEmpty();
        assertThat(feed.defects)
                .extracting(it -> it.reason())
                .containsExactly(DefectReason.MALFORMED, DefectReason.PRECISION);
    }

    @Test
    void shouldNotTellWhatIsNotOfTheGap() {
        Feed feed = afterOutage();
        String before = row(2, 9, 1_200).replace("10:00:02", "09:59:50");
        String later = row(2, 9, 1_200).replace("10:00:02", "10:00:07");
        assertThat(trades(feed.history(feed.open.get(0), before, later).take())).isEmpty();
    }

    @Test
    void shouldTellNothingOfAnAnswerThatBreaksOff() {
        Feed feed = afterOutage();
        TradeGap gap = feed.open.get(0);
        assertThat(feed.begin(gap, row(2, 9, 1_200)).take()).isEmpty();
        assertThat(trades(feed.history(gap, row(3, 10, 1_300)).take()))
                .extracting(Trade::tickId)
                .containsExactly(10L);
    }

    @Test
    void shouldKeepAGapOpenUntilItsLastPartHasCome() {
        Feed feed = afterOutage();
        TradeGap gap = feed.open.get(0);
        List<MarketEvent> part = feed.begin(gap, row(2, 9, 1_200)).end(BackfillEnd.PART).take();
        assertThat(trades(part)).hasSize(1);
        assertThat(statuses(part)).isEmpty();
        assertThat(feed.translator.tradesTold().get("AAPL").gaps())
                .extracting(TradesTold.Gap::gap)
                .containsExactly(gap);
        List<MarketEvent> rest = feed.history(gap, row(3, 10, 1_300)).take();
        assertThat(statuses(rest).get(0).reason()).isEqualTo("2 trades back-filled");
        assertThat(feed.translator.tradesTold().get("AAPL").gaps()).isEmpty();
    }

    @Test
    void shouldLeaveAGapAsItIsThatIsGivenUp() {
        Feed feed = afterOutage();
        feed.begin(feed.open.get(0)).end(BackfillEnd.givenUp("nobody answers"));
        assertThat(feed.take()).isEmpty();
        assertThat(feed.open).isEmpty();
    }

    @Test
    void shouldNotEndAnOutageThatGoesOn() {
        Feed feed = afterOutage();
        feed.lost(IqFeedPort.LEVEL1);
        feed.take();
        feed.after(100).history(feed.open.get(0), row(2, 9, 1_200));
        assertThat(statuses(feed.take()))
                .extracting(FeedStatus::state)
                .containsExactly(FeedState.BACKFILLED);
        feed.greet();
        feed.level1(AFTER);
        assertThat(statuses(feed.take()))
                .extracting(FeedStatus::state)
                .containsExactlyInAnyOrder(FeedState.GAP, FeedState.GAP);
    }

    @Test
    void shouldFindTheTradesOfAFeedThatIsDelayed() {
        Feed feed = new Feed(TranslatorOptions.first(1, false)).after(901_300);
        feed.greet();
        feed.level1("T,20210630 10:15:00", Feed.AAPL, Feed.P, live(1, 8, 1_100));
        feed.lost(IqFeedPort.LEVEL1);
        feed.after(4_000).greet();
        feed.level1("T,20210630 10:15:04", Feed.AAPL, AFTER);
        feed.take();
        TradeGap gap = feed.open.get(0);
        assertThat(gap.firstNanos()).isGreaterThan(Feed.nanos("2021-06-30T14:14:59Z"));
        assertThat(gap.fromNanos()).isEqualTo(Feed.nanos("2021-06-30T14:00:01.25Z"));
        assertThat(gap.reachNanos()).isEqualTo(Feed.nanos("2021-06-30T14:00:04.5Z"));
        feed.history(gap, row(1, 8, 1_100), row(2, 9, 1_200), row(3, 10, 1_300));
        List<MarketEvent> came = feed.take();
        assertThat(trades(came)).extracting(Trade::tickId).containsExactly(9L, 10L);
        assertThat(statuses(came).get(0).state()).isEqualTo(FeedState.BACKFILLED);
    }

    @Test
    void shouldBeginAnOutageAtWhatFlowedLastWhateverIsSaidAside() {
        Feed feed = afterOutage();
        feed.level1(live(5, 12, 1_500));
        feed.take();
        feed.after(25_000).level1("T,20210630 10:00:30");
        feed.history(feed.open.get(0), row(2, 9, 1_200));
        feed.level1(Feed.AAPL.replace("APPLE", "APPLE INC"));
        long last = feed.translator.lastNanos().get("AAPL").get(Topic.TICKS);
        assertThat(last).isEqualTo(Feed.nanos("2021-06-30T14:00:05.25Z"));
        feed.lost(IqFeedPort.LEVEL1);
        feed.after(1_000).greet();
        feed.level1(Feed.AAPL, AFTER);
        assertThat(feed.open).extracting(TradeGap::firstNanos).containsExactly(last);
        List<MarketEvent> ticks =
                feed.take().stream().filter(it -> it.topic() == Topic.TICKS).toList();
        assertThat(ticks).isSortedAccordingTo(Comparator.comparing(MarketEvent::eventTimeNanos));
    }

    @Test
    void shouldForgetAnAnswerThatIsLongerThanAnyIs() {
        Feed feed = afterOutage();
        TradeGap gap = feed.open.get(0);
        feed.begin(gap);
        for (int i = 0; i <= Backfill.MAX_ROWS; i++) {
            feed.lookup(row(2, 9, 1_200));
        }
        feed.end(BackfillEnd.WHOLE);
        assertThat(feed.take()).isEmpty();
        assertThat(feed.translator.counts().notes())
                .containsEntry("answers of history forgotten, for they were too long", 1L)
                .containsKey(IN_PART);
    }

    @Test
    void shouldTellNothingOfAnAnswerToAGapThatIsNotOpen() {
        Feed feed = afterOutage();
        TradeGap gap = feed.open.get(0);
        feed.history(gap, row(2, 9, 1_200)).take();
        assertThat(feed.history(gap, row(3, 10, 1_300)).take()).isEmpty();
        assertThat(feed.translator.counts().notes())
                .containsEntry("lines of LOOKUP that answer no gap", 1L);
    }
}
