package io.groundswell.connectors.iqfeed.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.connectors.iqfeed.wire.IqFeedPort;
import io.groundswell.connectors.iqfeed.wire.ProtocolVersion;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.InstrumentDefined;
import io.groundswell.model.event.MarketEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthEventsTest {
    private static final String ARCX = "6,AAPL,,ARCX,A,134.6500,100,,4,10:00:00.100000,2021-06-30,";
    private static final String NSDQ = "6,AAPL,,NSDQ,B,134.6200,300,,4,10:00:00.200000,2021-06-30,";
    private static final String CHANGE =
            "4,AAPL,,NSDQ,B,134.6300,200,,4,10:00:00.300000,2021-06-30,";
    private static final String GONE = "5,AAPL,,ARCX,A,,2021-06-30,";

    private static Feed begun() {
        Feed feed = Feed.begun(true);
        feed.take();
        return feed;
    }

    @Test
    void shouldEndThePictureBeforeTheFirstRowThatIsNoneOfIt() {
        assertThat(begun().level2(ARCX, NSDQ, CHANGE, GONE).kinds())
                .containsExactly(
                        "InstrumentDefined",
                        "SnapshotBegin",
                        "DepthUpdate",
                        "DepthUpdate",
                        "SnapshotEnd",
                        "DepthUpdate",
                        "DepthUpdate");
    }

    @Test
    void shouldEndThePictureWhenItWasQuietForHalfASecond() {
        Feed feed = begun().level2(ARCX, NSDQ);
        feed.take();
        assertThat(feed.after(499).level1("T,20210630 10:00:00").kinds()).isEmpty();
        assertThat(feed.after(1).level1("T,20210630 10:00:00").kinds())
                .containsExactly("SnapshotEnd");
    }

    @Test
    void shouldGiveAnEmptyPictureToABookThatBeginsWithAChange() {
        assertThat(begun().level2(CHANGE).kinds())
                .containsExactly(
                        "InstrumentDefined", "SnapshotBegin", "SnapshotEnd", "DepthUpdate");
    }

    @Test
    void shouldBeginANewPictureAfterAnOutageAndMarkIt() {
        Feed feed = begun().level2(ARCX, NSDQ, CHANGE);
        feed.take();
        feed.lost(IqFeedPort.LEVEL2);
        assertThat(feed.kinds()).containsExactly("FeedStatus");
        feed.after(1_000).connected(IqFeedPort.LEVEL2);
        assertThat(feed.level2(ARCX).kinds())
                .containsExactly("FeedStatus", "SnapshotBegin", "DepthUpdate");
    }

    @Test
    void shouldNotTakeRowsThatNobodyAskedForAgainAsAPicture() {
        Feed feed = begun().level2(ARCX, NSDQ, CHANGE);
        feed.take();
        feed.lost(IqFeedPort.LEVEL2);
        feed.take();
        assertThat(feed.after(1_000).level2(CHANGE, GONE).kinds())
                .containsExactly("FeedStatus", "DepthUpdate", "DepthUpdate");
    }

    @Test
    void shouldGoOnWithAPictureWhoseRowsWereOnlyLate() {
        Feed feed = begun().level2(ARCX);
        feed.take();
        assertThat(feed.after(700).level2(NSDQ).kinds())
                .containsExactly("SnapshotEnd", "DepthUpdate");
        feed.level2(CHANGE);
        feed.take();
        assertThat(feed.after(700).level2(ARCX).kinds())
                .containsExactly("SnapshotBegin", "DepthUpdate");
    }

    @Test
    void shouldClearInAnOutageWithoutEndingIt() {
        Feed feed = begun().level2(ARCX, CHANGE);
        feed.lost(IqFeedPort.LEVEL2);
        feed.take();
        assertThat(feed.level2("S,CLEAR DEPTH,AAPL,B,").kinds()).containsExactly("BookClear");
        feed.after(1_000).connected(IqFeedPort.LEVEL2);
        assertThat(feed.level2(ARCX).kinds())
                .containsExactly("FeedStatus", "SnapshotBegin", "DepthUpdate");
    }

    @Test
    void shouldClearTheSidesThatAreNamed() {
        Feed feed = begun().level2(ARCX, CHANGE);
        feed.take();
        MarketEvent bids = feed.level2("S,CLEAR DEPTH,AAPL,B,").take().get(0);
        assertThat(bids).isInstanceOf(BookClear.class);
        assertThat(((BookClear) bids).bids()).isTrue();
        assertThat(((BookClear) bids).asks()).isFalse();
    }

    @Test
    void shouldTakeRowsWithoutAnOrderAsMarketMakers() {
        Feed feed = begun().level2(CHANGE);
        DepthUpdate row = last(feed);
        assertThat(row.mode()).isEqualTo(DepthMode.MARKET_MAKER);
        assertThat(row.action()).isEqualTo(DepthAction.CHANGE);
        assertThat(row.marketMaker()).isEqualTo("NSDQ");
        assertThat(row.price()).isEqualTo(1_346_300);
        feed.level2(GONE);
        assertThat(last(feed).action()).isEqualTo(DepthAction.DELETE);
    }

    @Test
    void shouldTellInAPictureWhoQuotesNothingAndThatIsNoEndOfIt() {
        Feed feed = begun();
        feed.translator.connected(IqFeedPort.LEVEL2, ProtocolVersion.V4_9, feed.now());
        feed.level2(
                "U,AAPL,BOSX,0.,0.,0,0,99:99:99,2021-06-29,20,52,12,99:99:99,F,F,",
                "U,AAPL,NSDQ,134.62,0.,100,0,10:00:00,2021-06-30,20,52,5,99:99:99,T,F,");
        List<MarketEvent> events = feed.take();
        assertThat(events)
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly(
                        "InstrumentDefined", "SnapshotBegin", "DepthUpdate", "DepthUpdate");
        DepthUpdate none = (DepthUpdate) events.get(2);
        assertThat(none.marketMaker()).isEqualTo("BOSX");
        assertThat(none.size()).isZero();
        assertThat(((DepthUpdate) events.get(3)).size()).isEqualTo(100);
    }

    @Test
    void shouldSayAgainWhatASymbolIsWhenItsRowsShowMore() {
        Feed feed = begun();
        feed.level2("6,AAPL,77,,B,134.6200,300,5,4,10:00:00.200000,2021-06-30,");
        InstrumentDefined again = (InstrumentDefined) feed.events.get(0);
        assertThat(again.instrument().depth()).isEqualTo(DepthMode.BY_ORDER);
        assertThat(last(feed).orderId()).isEqualTo(77);
        assertThat(last(feed).priority()).isEqualTo(5);
        assertThat(last(feed).action()).isEqualTo(DepthAction.ADD);
    }

    @Test
    void shouldRefuseARowThatNobodyUnderstands() {
        Feed feed = begun().level2(ARCX, CHANGE);
        feed.take();
        feed.level2("0,AAPL,12,,A,134.6500,100,,4,10:00:00.100000,2021-06-30,");
        assertThat(feed.defects).hasSize(1);
        assertThat(feed.kinds()).contains("FeedStatus");
    }

    private static DepthUpdate last(Feed feed) {
        return (DepthUpdate) feed.events.get(feed.events.size() - 1);
    }
}
