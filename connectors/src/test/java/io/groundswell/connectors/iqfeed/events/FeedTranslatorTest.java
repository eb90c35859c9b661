package io.groundswell.connectors.iqfeed.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.model.event.CorrectionKind;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import io.groundswell.model.event.TradeCorrection;
import io.groundswell.model.quality.DefectReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedTranslatorTest {
    private static final String TRADE =
            "Q,AAPL,134.6300,300,10:00:01.250000,06/30/2021,5,3D87,8,1300,134.6200,100,"
                    + "10:00:01.000000,5,134.6500,700,10:00:00.900000,11,Cv,";
    private static final String QUOTE =
            "Q,AAPL,134.6300,300,10:00:01.250000,06/30/2021,5,3D87,8,1300,134.6100,200,"
                    + "10:00:02.000001,26,134.6500,700,10:00:00.900000,11,b,";

    @Test
    void shouldSayWhatASymbolIsBeforeAnythingElse() {
        Feed feed = Feed.begun(false).level1(Feed.P);
        assertThat(feed.kinds())
                .containsExactly(
                        "InstrumentDefined",
                        "Fundamentals",
                        "InstrumentDefined",
                        "Quote",
                        "Fundamentals");
        assertThat(feed.defects).isEmpty();
    }

    @Test
    void shouldTakeASummaryAsStateAndNeverAsATrade() {
        Feed feed = Feed.begun(false);
        feed.take();
        Quote quote = only(feed.level1(Feed.P).take(), Quote.class);
        assertThat(quote.header().has(EventFlags.SUMMARY)).isTrue();
        assertThat(quote.header().feedTimeNanos()).isEqualTo(EventHeader.ABSENT);
        assertThat(quote.bidPrice()).isEqualTo(1_346_200);
        assertThat(quote.askMarketCentre()).isEqualTo("11");
    }

    @Test
    void shouldMakeATradeOfAnUpdateWhoseContentsNameOne() {
        Feed feed = Feed.begun(false).level1(Feed.P);
        feed.take();
        List<MarketEvent> came = feed.after(1_300).level1(TRADE).take();
        assertThat(came).hasSize(1);
        Trade trade = (Trade) came.get(0);
        assertThat(trade.price()).isEqualTo(1_346_300);
        assertThat(trade.size()).isEqualTo(300);
        assertThat(trade.basis()).isEqualTo(TradeBasis.LAST_QUALIFIED);
        assertThat(trade.conditions()).isEqualTo("3D87");
        assertThat(trade.tickId()).isEqualTo(8);
        assertThat(trade.totalVolume()).isEqualTo(1300);
        assertThat(trade.header().feedTimeNanos()).isEqualTo(Feed.nanos("2021-06-30T14:00:01.25Z"));
        assertThat(trade.header().sequence()).isEqualTo(2);
    }

    @Test
    void shouldNotRepeatATradeThatAQuoteLineRepeats() {
        Feed feed = Feed.begun(false).level1(Feed.P, TRADE);
        feed.take();
        List<MarketEvent> came = feed.after(2_100).level1(QUOTE).take();
        Quote quote = only(came, Quote.class);
        assertThat(came).hasSize(1);
        assertThat(quote.sidesNamed()).isEqualTo(Quote.BID_NAMED);
        assertThat(quote.header().feedTimeNanos())
                .isEqualTo(Feed.nanos("2021-06-30T14:00:02.000001Z"));
    }

    @Test
    void shouldTakeATradeThatIsSentAgainOnce() {
        Feed feed = Feed.begun(false).level1(Feed.P, TRADE);
        feed.take();
        assertThat(feed.level1(TRADE).take()).isEmpty();
    }

    @Test
    void shouldMarkTheTradesThatTheVolumeSaysAreMissing() {
        Feed feed = Feed.begun(false).level1(Feed.P);
        feed.take();
        String later = TRADE.replace(",8,1300,", ",9,1700,");
        List<MarketEvent> came = feed.after(1_300).level1(later).take();
        FeedStatus gap = (FeedStatus) came.get(0);
        assertThat(gap.state()).isEqualTo(FeedState.GAP);
        assertThat(gap.topic()).isEqualTo(Topic.TICKS);
        assertThat(gap.reason()).contains("400");
        assertThat(came.get(1)).isInstanceOf(Trade.class);
    }

    @Test
    void shouldMarkEachOutageOnceForEachTopic() {
        Feed feed = Feed.begun(false).level1(Feed.P, TRADE);
        feed.take();
        feed.lost(IqFeedPort.LEVEL1);
        feed.lost(IqFeedPort.LEVEL1);
        assertThat(states(feed.take()))
                .containsExactlyInAnyOrder("TICKS DISCONNECTED", "L1S DISCONNECTED");
        feed.after(4_000).greet();
        feed.level1("T,20210630 10:00:04");
        String more = Feed.P.replace(",7,1000,", ",7,9999,");
        List<MarketEvent> came = feed.level1(Feed.AAPL, more).take();
        assertThat(states(came)).containsExactlyInAnyOrder("TICKS GAP", "L1S GAP");
        FeedStatus gap = only(came, FeedStatus.class);
        assertThat(gap.firstLostNanos()).isLessThan(gap.lastLostNanos());
    }

    @Test
    void shouldMarkTheTimeSinceAnEarlierEpochAsAGap() {
        long before = Feed.nanos("2021-06-30T13:30:00Z");
        Map<Topic, Long> times = Map.of(Topic.TICKS, before, Topic.L1S, before + 1);
        Feed feed =
                new Feed(
                        new TranslatorOptions(
                                2,
                                250_000_000L,
                                before + 5,
                                false,
                                Map.of("AAPL", times),
                                Map.of()));
        feed.greet();
        List<MarketEvent> came = feed.level1(Feed.AAPL, Feed.P).take();
        assertThat(came.get(0)).isInstanceOf(InstrumentDefined.class);
        assertThat(states(came)).containsExactlyInAnyOrder("TICKS GAP", "L1S GAP");
        assertThat(feed.translator.lastNanos().get("AAPL")).containsOnlyKeys(times.keySet());
    }

    @Test
    void shouldTellCorrectionsAsTheyAre() {
        Feed feed = Feed.begun(false).level1(Feed.P);
        feed.take();
        feed.level1(
                "C,AAPL,X,,,,134.0500,15000,1296380724,,19,",
                "C,AAPL,I,O,06/30/2021,,134.0500,15000,859256116,198944,24,");
        List<MarketEvent> came = feed.take();
        TradeCorrection cancel = (TradeCorrection) came.get(0);
        assertThat(cancel.kind()).isEqualTo(CorrectionKind.CANCEL);
        assertThat(cancel.originalPrice()).isEqualTo(1_340_500);
        TradeCorrection insert = (TradeCorrection) came.get(1);
        assertThat(insert.kind()).isEqualTo(CorrectionKind.INSERT);
        assertThat(insert.basis()).isEqualTo(TradeBasis.OTHER);
        assertThat(insert.marketCentre()).isEqualTo("24");
    }

    @Test
    void shouldSayThatASymbolIsRefused() {
        Feed feed = new Feed(TranslatorOptions.first(1, false));
        feed.greet();
        feed.level1("n,NOTFOUND", "S,SYMBOL LIMIT REACHED,MORE");
        assertThat(states(feed.take()))
                .containsExactly("TICKS REFUSED", "L1S REFUSED", "TICKS REFUSED", "L1S REFUSED");
    }

    @Test
    void shouldMarkTheTimeInWhichASymbolWasRefused() {
        Feed feed = Feed.begun(false).level1(Feed.P, "S,SYMBOL LIMIT REACHED,AAPL");
        feed.take();
        feed.after(10_000).level1("T,20210630 10:00:10");
        assertThat(states(feed.level1(Feed.P).take()))
                .containsExactlyInAnyOrder("TICKS GAP", "L1S GAP");
    }

    @Test
    void shouldLearnWhatASymbolIsThatWasRefusedBefore() {
        Feed feed = new Feed(TranslatorOptions.first(1, true));
        feed.greet();
        feed.level2("q,AAPL");
        assertThat(feed.take()).isEmpty();
        feed.level1("n,AAPL");
        feed.take();
        feed.level1(Feed.AAPL.replace(",14,4,3571,", ",14,2,3571,"));
        InstrumentDefined defined = only(feed.take(), InstrumentDefined.class);
        assertThat(defined.instrument().description()).isEqualTo("APPLE");
        assertThat(defined.instrument().priceExponent()).isEqualTo(4);
        assertThat(defined.instrument().tickSize()).isEqualTo(100);
    }

    @Test
    void shouldNotWaitForAnFLineThatCannotBeRead() {
        Feed feed = new Feed(TranslatorOptions.first(1, false));
        feed.greet();
        feed.level1(Feed.P, "F,AAPL,5,,,");
        assertThat(feed.kinds()).contains("InstrumentDefined", "Quote");
        assertThat(feed.defects).hasSize(1);
    }

    @Test
    void shouldLetGoAtTheEndOfWhatStillWaits() {
        Feed feed = new Feed(TranslatorOptions.first(1, false));
        feed.greet();
        feed.level1(Feed.P);
        assertThat(feed.take()).isEmpty();
        feed.translator.finish();
        assertThat(feed.kinds()).contains("InstrumentDefined", "Quote");
    }

    @Test
    void shouldNotMissATradeThatWasAdded() {
        Feed feed = Feed.begun(false).level1(Feed.P);
        feed.level1("C,AAPL,I,O,06/30/2021,,134.0500,400,859256116,198944,24,");
        feed.take();
        List<MarketEvent> came =
                feed.after(1_300).level1(TRADE.replace(",8,1300,", ",9,1700,")).take();
        assertThat(states(came)).isEmpty();
    }

    @Test
    void shouldTakeATimeHoursAheadAsOneOfTheDayBefore() {
        Feed feed = Feed.begun(false).level1(Feed.P);
        feed.take();
        feed.level1(QUOTE.replace("10:00:02.000001", "15:30:00.000000"));
        Quote quote = only(feed.take(), Quote.class);
        assertThat(quote.header().feedTimeNanos()).isEqualTo(Feed.nanos("2021-06-29T19:30:00Z"));
        assertThat(feed.defects).isEmpty();
    }

    @Test
    void shouldTellReasonsInPlainLetters() {
        Feed feed = Feed.begun(false).level1(Feed.P);
        feed.take();
        feed.translator.disconnected(IqFeedPort.LEVEL1, feed.now(), "Zeit\u00fcberschreitung");
        assertThat(only(feed.take(), FeedStatus.class).reason()).isEqualTo("Zeit?berschreitung");
    }

    @Test
    void shouldKeepWhatItCannotReadAsADefect() {
        Feed feed = Feed.begun(false).level1(Feed.P);
        feed.take();
        feed.level1("Q,AAPL,12x4,1,");
        assertThat(feed.defects).hasSize(1);
        assertThat(feed.defects.get(0).reason()).isEqualTo(DefectReason.MALFORMED);
        assertThat(feed.defects.get(0).raw()).isEqualTo("Q,AAPL,12x4,1,");
        assertThat(states(feed.take())).containsExactly("L1S GAP");
    }

    @Test
    void shouldRefuseAPriceThatItsUnitsCannotHold() {
        Feed feed = Feed.begun(false).level1(Feed.P);
        feed.take();
        feed.level1(TRADE.replace("134.6300", "134.63005"));
        assertThat(feed.defects.get(0).reason()).isEqualTo(DefectReason.PRECISION);
        assertThat(states(feed.take())).containsExactly("TICKS GAP");
    }

    @Test
    void shouldHoldWhatComesBeforeTheInstrument() {
        Feed feed = new Feed(TranslatorOptions.first(1, false));
        feed.greet();
        assertThat(feed.level1(Feed.P, TRADE).take()).isEmpty();
        assertThat(feed.level1(Feed.AAPL).kinds()).contains("Quote", "Trade");
    }

    @Test
    void shouldTellAFeedTimeThatCannotBe() {
        Feed feed = Feed.begun(false).level1(Feed.P);
        feed.take();
        feed.level1(TRADE.replace("10:00:01.250000", "10:01:01.250000"));
        assertThat(feed.defects.get(0).reason()).isEqualTo(DefectReason.IMPLAUSIBLE_TIME);
        Trade trade = only(feed.take(), Trade.class);
        assertThat(trade.header().has(EventFlags.TIME_ADJUSTED)).isTrue();
    }

    @Test
    void shouldGiveTheSameEventsForTheSameLines() {
        Feed one = Feed.begun(true).level1(Feed.P, TRADE, QUOTE);
        Feed other = Feed.begun(true).level1(Feed.P, TRADE, QUOTE);
        assertThat(one.take()).isEqualTo(other.take());
    }

    private static List<String> states(List<MarketEvent> events) {
        return events.stream()
                .filter(FeedStatus.class::isInstance)
                .map(FeedStatus.class::cast)
                .map(it -> it.topic() + " " + it.state())
                .toList();
    }

    @Test
    void shouldRefuseConditionsThatNoEventCanHold() {
        Feed feed = Feed.begun(false).level1(Feed.P);
        feed.take();
        assertThat(feed.after(1_300).level1(TRADE.replace("3D87", "3D\u00e97")).kinds())
                .doesNotContain("Trade");
        assertThat(feed.defects.get(0).detail()).isEqualTo("conditions that are none");
    }

    @Test
    void shouldLetLinesGoOnWhenNothingWillTellWhatTheSymbolIs() {
        Feed feed = new Feed(TranslatorOptions.first(1, false));
        feed.greet();
        feed.level1(Feed.P);
        assertThat(feed.kinds()).isEmpty();
        feed.translator.undescribed("AAPL", feed.now());
        assertThat(feed.kinds()).contains("InstrumentDefined", "Quote");
    }

    private static <E> E only(List<MarketEvent> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
    }
}
