package io.groundswell.connectors.iqfeed.events;

import static io.groundswell.connectors.iqfeed.events.BackfillTest.AFTER;
import static io.groundswell.connectors.iqfeed.events.BackfillTest.IN_PART;
import static io.groundswell.connectors.iqfeed.events.BackfillTest.afterOutage;
import static io.groundswell.connectors.iqfeed.events.BackfillTest.live;
import static io.groundswell.connectors.iqfeed.events.BackfillTest.row;
import static io.groundswell.connectors.iqfeed.events.BackfillTest.statuses;
import static io.groundswell.connectors.iqfeed.events.BackfillTest.trades;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackfillOverEpochsTest {
    private static Feed next(Feed before, Map<String, TradesTold> told) {
        return new Feed(
                        new TranslatorOptions(
                                2,
                                250_000_000L,
                                before.translator.frontierNanos(),
                                false,
                                before.translator.lastNanos(),
                                told))
                .after(20_000);
    }

    @Test
    void shouldGoOnInTheNextEpochWhereTheOneBeforeWasKilled() {
        Feed before = afterOutage();
        String text = before.translator.tradesTold().get("AAPL").text();
        TradesTold told = TradesTold.parse(text);
        assertThat(told).isEqualTo(before.translator.tradesTold().get("AAPL"));
        Feed feed =
                new Feed(
                        new TranslatorOptions(
                                2,
                                250_000_000L,
                                before.translator.frontierNanos(),
                                false,
                                before.translator.lastNanos(),
                                Map.of("AAPL", told)));
        feed.after(20_000).greet();
        feed.level1(Feed.AAPL, AFTER);
        assertThat(feed.open).hasSize(2).startsWith(before.open.get(0));
        feed.take();
        feed.history(feed.open.get(0), row(1, 8, 1_100), row(2, 9, 1_200));
        feed.history(feed.open.get(0), row(2, 9, 1_200), row(3, 10, 1_300));
        assertThat(trades(feed.take())).extracting(Trade::tickId).containsExactly(9L, 10L);
    }

    @Test
    void shouldTellTheRestOnceAfterAKillBetweenTwoParts() {
        Feed before = afterOutage();
        before.begin(before.open.get(0), row(1, 8, 1_100), row(2, 9, 1_200)).end(BackfillEnd.PART);
        // As far as it came: no end of it stands in the capture.
        before.begin(before.open.get(0), row(3, 10, 1_300));
        TradesTold told = before.translator.tradesTold().get("AAPL");
        Feed feed = next(before, Map.of("AAPL", TradesTold.parse(told.text())));
        feed.greet();
        feed.level1(Feed.AAPL, AFTER);
        feed.take();
        TradeGap gap = before.open.get(0);
        feed.history(gap, row(1, 8, 1_100), row(2, 9, 1_200), row(3, 10, 1_300));
        List<MarketEvent> came = feed.take();
        assertThat(trades(came)).extracting(Trade::tickId).containsExactly(10L);
        assertThat(statuses(came).get(0).reason()).isEqualTo("2 trades back-filled");
    }

    @Test
    void shouldDropWhatTheFeedShowsInTheNextEpochAndHistoryHasToldBefore() {
        Feed before = afterOutage();
        before.history(before.open.get(0), row(2, 9, 1_200), row(5, 12, 1_500));
        Feed feed = next(before, before.translator.tradesTold());
        feed.greet();
        feed.level1(Feed.AAPL, live(5, 12, 1_500), live(6, 13, 1_600));
        assertThat(trades(feed.take())).extracting(Trade::tickId).containsExactly(13L);
    }

    @Test
    void shouldTellOnlyWhatIsLaterWhereNobodyRemembersWhatWasTold() {
        Feed before = Feed.begun(false).level1(Feed.P).after(1_300);
        before.level1(live(1, 8, 1_100));
        long last = before.translator.lastNanos().get("AAPL").get(Topic.TICKS);
        Feed feed = next(before, Map.of("AAPL", TradesTold.unknownUpTo(last)));
        feed.greet();
        feed.level1(Feed.AAPL, AFTER);
        feed.take();
        feed.history(feed.open.get(0), row(1, 8, 1_100), row(2, 9, 1_200));
        List<MarketEvent> came = feed.take();
        assertThat(trades(came)).extracting(Trade::tickId).containsExactly(9L);
        assertThat(statuses(came)).isEmpty();
        assertThat(feed.translator.counts().notes()).containsKey(IN_PART);
    }
}
