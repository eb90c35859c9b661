package io.groundswell.replay.server;

import static io.groundswell.model.event.DepthAction.ADD;
import static io.groundswell.model.event.DepthAction.CHANGE;
import static io.groundswell.model.event.DepthAction.DELETE;
import static io.groundswell.model.event.DepthAction.EXECUTE;
import static io.groundswell.model.event.DepthAction.REDUCE;
import static io.groundswell.model.event.Side.ASK;
import static io.groundswell.model.event.Side.BID;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.BookClear;
import io.groundswell.model.event.CodeTable;
import io.groundswell.model.event.DepthAction;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.EventHeader;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.FeedStatus;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Quote;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.SnapshotBegin;
import io.groundswell.model.event.SnapshotEnd;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.Trade;
import io.groundswell.model.event.TradeBasis;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WireProjectionTest {
    private static EventHeader header(Topic topic, long feedNanos, int sizeExponent) {
        return new EventHeader(
                "X",
                topic,
                5,
                9,
                1_234_567_891L,
                feedNanos,
                77,
                42,
                4,
                sizeExponent,
                EventFlags.MORE_FOLLOWS | EventFlags.INFERRED | EventFlags.TIME_ADJUSTED);
    }

    private static Trade trade(CodeTable codes, String centre, String conditions) {
        return new Trade(
                header(Topic.TICKS, 1_234_567_891L, 0),
                100,
                5,
                Aggressor.SELLER,
                Liquidity.HIDDEN,
                TradeBasis.UNSPECIFIED,
                codes,
                centre,
                conditions,
                EventHeader.ABSENT,
                88,
                EventHeader.ABSENT);
    }

    @Test
    void shouldKeepOfATradeWhatTheWireCarries() {
        assertThat(WireProjection.of(List.of(trade(CodeTable.LEAN, "Q", "80000001"))))
                .containsExactly(
                        new Trade(
                                new EventHeader(
                                        "X",
                                        Topic.TICKS,
                                        5,
                                        1,
                                        1_234_567_891L,
                                        1_234_567_000L,
                                        EventHeader.ABSENT,
                                        0,
                                        4,
                                        0,
                                        0),
                                100,
                                5,
                                Aggressor.SELLER,
                                Liquidity.UNKNOWN,
                                TradeBasis.OTHER,
                                CodeTable.IQFEED,
                                "5",
                                "0187",
                                EventHeader.ABSENT,
                                0,
                                5));
    }

    @ParameterizedTest
    @CsvSource({
        "LEAN, 1, 01, LAST_QUALIFIED",
        "LEAN, 400, 17, EXTENDED",
        "LEAN, 2400, 17, EXTENDED",
        "LEAN, 20000020, 3D47, LAST_QUALIFIED",
        "LEAN, 80000000, 87, OTHER",
        "TAQ, '@F I', 013D87, OTHER",
        "TAQ, T, 17, EXTENDED",
        "TAQ, '', '', LAST_QUALIFIED",
        "NONE, '', '', LAST_QUALIFIED",
        "IQFEED, 3D87, 3D87, OTHER"
    })
    void shouldTellConditionsAsIqFeedWhenTheyAreOfAnotherTable(
            CodeTable codes, String conditions, String iqFeed, TradeBasis basis) {
        Trade told = (Trade) WireProjection.of(List.of(trade(codes, "", conditions))).get(0);
        assertThat(told.conditions()).isEqualTo(iqFeed);
        assertThat(told.basis()).isEqualTo(basis);
    }

    @Test
    void shouldCountWhatHasNoIqFeedCode() {
        WireProjection projection = new WireProjection();
        projection.project(
                trade(CodeTable.LEAN, "#", "40000001"),
                told -> {
                    assertThat(((Trade) told).marketCentre()).isEmpty();
                    assertThat(((Trade) told).conditions()).isEqualTo("01");
                });
        assertThat(projection.notes())
                .containsEntry("without an IQFeed code: LEAN market centre #", 1L)
                .containsEntry("without an IQFeed code: LEAN condition 40000000", 1L);
    }

    @Test
    void shouldSumTheVolumeOfTheDayWhenItIsNotTold() {
        List<Long> volumes =
                WireProjection.of(
                                List.of(
                                        Recorded.trade("15:59:00", 1, 10, TradeBasis.OTHER),
                                        Recorded.trade("16:00:00", 1, 5, TradeBasis.OTHER)))
                        .stream()
                        .map(it -> ((Trade) it).totalVolume())
                        .toList();
        assertThat(volumes).containsExactly(10L, 15L);
    }

    @Test
    void shouldLeaveABackfilledTradeToHistory() {
        Trade before = Recorded.trade("15:59:00", 1, 10, TradeBasis.OTHER);
        Trade late = Recorded.trade("15:58:00", 1, 7, TradeBasis.OTHER, EventFlags.BACKFILLED);
        Trade after = Recorded.trade("16:00:00", 1, 5, TradeBasis.OTHER);
        List<MarketEvent> without = WireProjection.of(List.of(before, after));
        assertThat(WireProjection.of(List.of(before, late, after))).isEqualTo(without);
        WireProjection projection = new WireProjection();
        List<MarketEvent> handedOn = new ArrayList<>();
        List.of(before, late, after).forEach(it -> projection.project(it, handedOn::add));
        assertThat(handedOn).hasSize(3).last().isEqualTo(without.get(1));
        assertThat(handedOn.get(1).header().flags()).isEqualTo(EventFlags.BACKFILLED);
        assertThat(WireProjection.isEventOfClient(handedOn.get(1))).isFalse();
    }

    /** The rows of depth, without the snapshot of an empty book before the first. */
    private static List<MarketEvent> rows(List<MarketEvent> recorded) {
        List<MarketEvent> told = WireProjection.of(recorded);
        assertThat(told.get(0)).isInstanceOf(SnapshotBegin.class);
        assertThat(told.get(1)).isInstanceOf(SnapshotEnd.class);
        return told.subList(2, told.size());
    }

    @Test
    void shouldNameTheSidesThatDifferToo() {
        assertThat(
                        WireProjection.of(
                                List.of(
                                        Recorded.quote("09:30:00", 100, 1, 200, 1, 1),
                                        Recorded.quote("09:30:01", 100, 1, 200, 2, 1),
                                        Recorded.quote("09:30:02", 101, 1, 200, 2, 1),
                                        Recorded.quote("09:30:03", 0, 7, 200, 2, 1))))
                .extracting(it -> ((Quote) it).sidesNamed() + " " + ((Quote) it).bidSize())
                .containsExactly("3 1", "3 1", "1 1", "1 0");
    }

    @Test
    void shouldTellASummaryAsAQuoteWithoutTimeAndNoTrade() {
        assertThat(
                        WireProjection.of(
                                List.of(
                                        Recorded.trade(
                                                "09:30:00",
                                                1,
                                                1,
                                                TradeBasis.OTHER,
                                                EventFlags.SUMMARY),
                                        Recorded.summary("09:30:00", 1, 1, 2, 2))))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.header().feedTimeNanos()).isEqualTo(EventHeader.ABSENT);
                            assertThat(it.header().flags()).isEqualTo(EventFlags.SUMMARY);
                        });
    }

    @Test
    void shouldTellWhatIsLeftWhenAnOrderShrinks() {
        List<MarketEvent> told =
                rows(
                        List.of(
                                Recorded.order("09:30:00", ADD, BID, 100, 50, 1),
                                Recorded.order("09:30:01", REDUCE, BID, 100, 20, 1),
                                Recorded.order("09:30:02", EXECUTE, BID, 100, 30, 1),
                                Recorded.order("09:30:03", REDUCE, ASK, 100, 30, 9)));
        assertThat(told)
                .extracting(it -> ((DepthUpdate) it).action() + " " + ((DepthUpdate) it).size())
                .containsExactly("ADD 50", "CHANGE 30", "DELETE 0", "DELETE 0");
        assertThat(told).extracting(it -> it.header().sequence()).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void shouldTellLevelsAndVenuesAsChangesAndDeletesOnly() {
        assertThat(
                        rows(
                                List.of(
                                        Recorded.level("09:30:00", ADD, BID, 100, 50),
                                        Recorded.level("09:30:01", CHANGE, BID, 100, 0),
                                        Recorded.venue("09:30:02", ADD, ASK, 7, 5, "NSDQ"),
                                        Recorded.venue("09:30:03", DELETE, ASK, 7, 5, "NSDQ"))))
                .extracting(it -> ((DepthUpdate) it).action() + " " + ((DepthUpdate) it).price())
                .containsExactly(
                        "CHANGE 100", "DELETE 100", "CHANGE 7", "DELETE " + EventHeader.ABSENT);
    }

    private static EventHeader depthHeader() {
        return Recorded.header(Topic.L2, "09:30:00", 0);
    }

    private static SnapshotBegin begin() {
        return new SnapshotBegin(depthHeader(), DepthMode.BY_ORDER);
    }

    private static SnapshotEnd end() {
        return new SnapshotEnd(depthHeader(), DepthMode.BY_ORDER);
    }

    @Test
    void shouldClearBothSidesBeforeASnapshotWhenTheBookHasBegun() {
        DepthUpdate row = Recorded.order("09:30:00", ADD, BID, 100, 50, 1);
        assertThat(WireProjection.of(List.of(begin(), row, end(), begin(), row, end())))
                .extracting(it -> (Object) it.getClass())
                .containsExactly(
                        SnapshotBegin.class,
                        DepthUpdate.class,
                        SnapshotEnd.class,
                        BookClear.class,
                        BookClear.class,
                        SnapshotBegin.class,
                        DepthUpdate.class,
                        SnapshotEnd.class);
    }

    @Test
    void shouldTellNoSnapshotWhenItHasNoRow() {
        assertThat(WireProjection.of(List.of(begin(), end()))).isEmpty();
    }

    @Test
    void shouldLeaveOutAndCountWhatTheWireHasNoLineFor() {
        WireProjection projection = new WireProjection();
        FeedStatus status =
                new FeedStatus(
                        depthHeader(), FeedState.GAP, EventHeader.ABSENT, EventHeader.ABSENT, "");
        projection.project(status, told -> assertThat(told).isNull());
        assertThat(projection.notes()).containsEntry("FeedStatus events", 1L);
    }

    @Test
    void shouldBeTheSameWhenProjectedAgain() {
        List<MarketEvent> once =
                WireProjection.of(
                        List.of(
                                trade(CodeTable.LEAN, "Q", "80000001"),
                                begin(),
                                Recorded.order("09:30:00", ADD, BID, 100, 50, 1),
                                end(),
                                Recorded.order("09:30:01", REDUCE, BID, 100, 20, 1)));
        assertThat(WireProjection.of(once)).isEqualTo(once);
    }

    @Test
    void shouldCompareWithoutWhatIsNotOnTheWire() {
        MarketEvent one = WireProjection.content(trade(CodeTable.IQFEED, "5", "01"));
        EventHeader header = one.header();
        assertThat(header.sourceEpoch() + header.sequence() + header.eventTimeNanos()).isZero();
        assertThat(header.feedTimeNanos()).isEqualTo(1_234_567_891L);
        assertThat(header.flags()).isZero();
    }

    @Test
    void shouldHandOnWhatNoClientMakesAnEventOfWithoutASequence() {
        EventHeader depth = header(Topic.L2, EventHeader.ABSENT, 0);
        DepthUpdate none = DepthUpdate.marketMaker(depth, DepthAction.CHANGE, Side.BID, 0, 0, "A");
        DepthUpdate quoted =
                DepthUpdate.marketMaker(depth, DepthAction.CHANGE, Side.BID, 100, 5, "B");
        List<MarketEvent> recorded =
                List.of(new SnapshotBegin(depth, DepthMode.MARKET_MAKER), none, quoted);
        List<MarketEvent> handedOn = new ArrayList<>();
        WireProjection projection = new WireProjection();
        recorded.forEach(it -> projection.project(it, handedOn::add));

        assertThat(handedOn).hasSize(3).contains(none);
        assertThat(WireProjection.of(recorded))
                .extracting(it -> it.header().sequence())
                .containsExactly(1L, 2L);
    }
}
