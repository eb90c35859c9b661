package io.groundswell.replay.inject;

import static io.groundswell.replay.inject.BuiltDay.SECOND;
import static io.groundswell.replay.inject.BuiltDay.START_NANOS;
import static io.groundswell.replay.inject.BuiltDay.TICK;
import static io.groundswell.replay.inject.BuiltDay.during;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import io.groundswell.model.event.Liquidity;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.event.Side;
import io.groundswell.model.event.Trade;
import io.groundswell.replay.inject.TruthRow.Deed;
import java.util.List;
import org.junit.jupiter.api.Test;

class InjectedDayTest {
    private static final Injection ALL_SELLS = during(1, 100).withSellShare(1);

    /** Bids 99 and 98, asks 105 and 106, in cents. */
    private static BuiltDay quiet() {
        return new BuiltDay()
                .book(new long[][] {{99, 300}, {98, 500}}, new long[][] {{105, 300}, {106, 500}});
    }

    /** The iceberg stands at 99, and 200 shares sold there are what its schedule may buy. */
    private static BuiltDay owed() {
        return quiet().at(2).sale(99, 200).bid(99, 100);
    }

    @Test
    void shouldGiveTheDayAsItIsWhenNothingIsInjected() {
        List<MarketEvent> day = owed().at(3).bidAndMore(99, 0).ask(105, 100).events();

        assertThat(InjectionAudit.of(day, during(1, 100)).out).isEqualTo(day);
    }

    @Test
    void shouldGiveTheDayAsItIsWhenTheWindowNeverComes() {
        List<MarketEvent> day = owed().events();

        assertThat(InjectionAudit.of(day, during(50, 60).withSellShare(1)).out).isEqualTo(day);
    }

    @Test
    void shouldShowTheIcebergOnTopOfTheBestBidWhenItStarts() {
        InjectionAudit run = InjectionAudit.of(quiet().at(2).ask(106, 1).events(), ALL_SELLS);

        assertThat(run.flagged(DepthUpdate.class))
                .singleElement()
                .satisfies(
                        row -> {
                            assertThat(row.eventTimeNanos()).isEqualTo(START_NANOS + SECOND);
                            assertThat(row.price()).isEqualTo(99 * TICK);
                            assertThat(row.size()).isEqualTo(400);
                        });
    }

    @Test
    void shouldLetOthersAtItsPriceTradeFirstWhenSalesComeToIt() {
        InjectionAudit run = InjectionAudit.of(owed().events(), ALL_SELLS);

        assertThat(run.flagged(Trade.class)).isEmpty();
        assertThat(run.tally.sells()).isEqualTo(200);
        assertThat(run.sizeAt(Side.BID, 99 * TICK)).isEqualTo(200);
    }

    @Test
    void shouldBuyASaleBelowItsPriceWhenTheScheduleOwesItsDisplay() {
        InjectionAudit run =
                InjectionAudit.of(
                        owed().at(3).bid(99, 0).at(4).sale(98, 130).bid(98, 370).events(),
                        ALL_SELLS);

        assertThat(run.flagged(Trade.class))
                .extracting(Trade::price, Trade::size, Trade::aggressor, Trade::liquidity)
                .containsExactly(
                        tuple(99 * TICK, 100L, Aggressor.SELLER, Liquidity.DISPLAYED),
                        tuple(98 * TICK, 30L, Aggressor.SELLER, Liquidity.DISPLAYED));
        assertThat(run.tally.passiveSize()).isEqualTo(100);
    }

    @Test
    void shouldBuyOnlyWhatTheScheduleOwesAndThenGoDown() {
        InjectionAudit run =
                InjectionAudit.of(
                        owed().at(3).bid(99, 0).at(4).sale(98, 130).bid(98, 370).events(),
                        during(1, 100).withSellShare(0.3));

        long owed = (long) (0.3 * run.tally.sells());
        assertThat(owed).isBetween(1L, 99L);
        assertThat(run.flagged(Trade.class))
                .extracting(Trade::price, Trade::size)
                .containsExactly(tuple(99 * TICK, owed), tuple(98 * TICK, 130 - owed));
        assertThat(run.best(Side.BID)).isEqualTo(98 * TICK);
    }

    @Test
    void shouldShowItsNextDisplayAsAnEventOfItsOwnWhenTheLastWasEaten() {
        List<MarketEvent> day =
                owed().at(3)
                        .bid(99, 0)
                        .at(4)
                        .sale(98, 130)
                        .bid(98, 370)
                        .at(5)
                        .ask(106, 400)
                        .events();

        InjectionAudit run = InjectionAudit.of(day, ALL_SELLS);

        assertThat(run.truth)
                .extracting(TruthRow::deed, TruthRow::timeNanos)
                .containsExactly(
                        tuple(Deed.PLACED, START_NANOS + SECOND),
                        tuple(Deed.PASSIVE_FILL, START_NANOS + 4 * SECOND),
                        tuple(Deed.REFILL, START_NANOS + 4 * SECOND + 200_000));
        assertThat(run.best(Side.BID)).isEqualTo(99 * TICK);
        assertThat(run.sizeAt(Side.BID, 99 * TICK)).isEqualTo(100);
    }

    @Test
    void shouldBuyAHiddenSaleBelowItsPriceWhenItIsOwed() {
        InjectionAudit run =
                InjectionAudit.of(
                        owed().at(3)
                                .bid(99, 0)
                                .at(4)
                                .trade(9850, 40, Aggressor.SELLER, Liquidity.HIDDEN)
                                .events(),
                        ALL_SELLS);

        assertThat(run.flagged(Trade.class))
                .extracting(Trade::price, Trade::size, Trade::liquidity)
                .containsExactly(tuple(99 * TICK, 40L, Liquidity.DISPLAYED));
        assertThat(run.sizeAt(Side.BID, 99 * TICK)).isEqualTo(60);
    }

    @Test
    void shouldGoUpWhenTheBestBidHasStoodAboveItForFiveSeconds() {
        InjectionAudit run =
                InjectionAudit.of(
                        quiet().at(2)
                                .bid(100, 10)
                                .at(6)
                                .bid(100, 0)
                                .at(7)
                                .bid(101, 10)
                                .at(20)
                                .ask(106, 1)
                                .events(),
                        ALL_SELLS);

        assertThat(run.truth)
                .filteredOn(row -> row.deed() == Deed.MOVED)
                .singleElement()
                .isEqualTo(new TruthRow(START_NANOS + 12 * SECOND, Deed.MOVED, 101 * TICK, 0));
        assertThat(run.sizeAt(Side.BID, 101 * TICK)).isEqualTo(110);
    }

    @Test
    void shouldMeetAnOfferThatComesAtItsPriceAndShowTheRestATickHigher() {
        InjectionAudit run =
                InjectionAudit.of(owed().at(3).bid(99, 0).at(4).ask(99, 150).events(), ALL_SELLS);

        assertThat(run.flagged(Trade.class))
                .extracting(Trade::price, Trade::size, Trade::aggressor)
                .containsExactly(tuple(99 * TICK, 100L, Aggressor.SELLER));
        assertThat(run.best(Side.ASK)).isEqualTo(100 * TICK);
        assertThat(run.sizeAt(Side.ASK, 100 * TICK)).isEqualTo(50);
        assertThat(run.tally.crossingFills()).isEqualTo(1);
    }

    @Test
    void shouldTradeAboveTheIcebergWhenARealBuyerMetAnOfferBelowIt() {
        InjectionAudit run =
                InjectionAudit.of(
                        owed().at(3)
                                .bid(99, 0)
                                .at(4)
                                .ask(99, 150)
                                .at(5)
                                .purchase(99, 50)
                                .ask(99, 100)
                                .events(),
                        ALL_SELLS);

        assertThat(run.flagged(Trade.class))
                .filteredOn(trade -> trade.aggressor() == Aggressor.BUYER)
                .extracting(Trade::price, Trade::size)
                .containsExactly(tuple(100 * TICK, 50L));
    }

    @Test
    void shouldShowTheRealBookAgainWhenThePassivePartIsOver() {
        List<MarketEvent> day =
                owed().at(3).bid(99, 0).at(4).ask(99, 150).at(200).bid(98, 400).events();

        InjectionAudit run = InjectionAudit.of(day, ALL_SELLS);

        assertThat(run.best(Side.BID)).isEqualTo(98 * TICK);
        assertThat(run.best(Side.ASK)).isEqualTo(99 * TICK);
        assertThat(run.sizeAt(Side.ASK, 99 * TICK)).isEqualTo(150);
        assertThat(run.out.get(run.out.size() - 1).header().matchOrder())
                .isGreaterThan(day.get(day.size() - 1).header().matchOrder());
    }

    @Test
    void shouldMoveEveryLevelAndPrintWhenPricesDrift() {
        InjectionAudit run =
                InjectionAudit.of(
                        quiet().at(60).sale(99, 10).bid(99, 290).at(200).ask(106, 1).events(),
                        during(0, 100).withDriftUnits(4 * TICK));

        // At 60 of 100 seconds, two of four steps: those due at 12.5 and 37.5.
        assertThat(run.flagged(Trade.class))
                .extracting(Trade::price)
                .containsExactly((99 + 2) * TICK);
        assertThat(run.best(Side.BID)).isEqualTo((99 + 4) * TICK);
        assertThat(run.best(Side.ASK)).isEqualTo((105 + 4) * TICK);
        assertThat(run.sizeAt(Side.ASK, (106 + 4) * TICK)).isEqualTo(1);
        assertThat(run.tally.driftTicks()).isEqualTo(4);
    }

    @Test
    void shouldDrawSpreadAndMovesTogetherWhenQuiet() {
        BuiltDay day = quiet().at(2).ask(105, 299);
        InjectionAudit started = InjectionAudit.of(day.events(), during(1, 100).withMoveScale(0.5));
        // The mid goes from 102 to 112.
        day.at(3).ask(105, 0).at(3.1).ask(106, 0).at(3.2).ask(115, 10).at(3.3).bid(109, 10);
        InjectionAudit moved = InjectionAudit.of(day.events(), during(1, 100).withMoveScale(0.5));

        assertThat(started.best(Side.ASK) - started.best(Side.BID)).isEqualTo(3 * TICK);
        assertThat(started.best(Side.ASK) + started.best(Side.BID))
                .isBetween((204 - 1) * TICK, (204 + 1) * TICK);
        assertThat(moved.best(Side.ASK) - moved.best(Side.BID)).isEqualTo(3 * TICK);
        assertThat(moved.best(Side.ASK) + moved.best(Side.BID))
                .isBetween((214 - 1) * TICK, (214 + 1) * TICK);
    }

    @Test
    void shouldPrintHiddenBuysBelowTheMidWhenVolumeTrades() {
        BuiltDay day = quiet();
        for (int i = 0; i < 200; i++) {
            day.at(2 + i * 0.1).purchase(105, 100).ask(105, 300);
        }
        InjectionAudit run =
                InjectionAudit.of(day.events(), during(1, 100).withHiddenShare(0.1).withSeed(5));

        assertThat(run.flagged(Trade.class))
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        trade -> {
                            assertThat(trade.liquidity()).isEqualTo(Liquidity.HIDDEN);
                            assertThat(trade.aggressor()).isEqualTo(Aggressor.SELLER);
                            assertThat(trade.price()).isBetween(100 * TICK, 101 * TICK);
                        });
        assertThat(run.tally.hiddenParticipation()).isBetween(0.08, 0.1);
    }

    @Test
    void shouldPrintNoHiddenBuyWhenTheSpreadHasNoTickBelowTheMid() {
        BuiltDay day = quiet().at(0.5).bid(104, 100);
        for (int i = 0; i < 50; i++) {
            day.at(2 + i).purchase(105, 100).ask(105, 300);
        }

        assertThat(
                        InjectionAudit.of(day.events(), during(1, 100).withHiddenShare(0.1))
                                .tally
                                .hiddenPrints())
                .isZero();
    }

    @Test
    void shouldWaitForBothSidesWhenTheBookHasNoMidAtTheStart() {
        InjectionAudit run =
                InjectionAudit.of(
                        new BuiltDay()
                                .book(new long[][] {{99, 300}}, new long[][] {})
                                .at(5)
                                .ask(105, 10)
                                .at(6)
                                .ask(106, 10)
                                .events(),
                        ALL_SELLS);

        assertThat(run.truth)
                .containsExactly(
                        new TruthRow(START_NANOS + 5 * SECOND, Deed.PLACED, 99 * TICK, 100));
    }

    @Test
    void shouldRefuseTheDayWhenItsDepthIsNotByLevelOrItsTickIsUnknown() {
        assertThatThrownBy(() -> runOver(new BuiltDay(DepthMode.BY_ORDER, TICK).events()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--as levels");
        assertThatThrownBy(() -> runOver(new BuiltDay(DepthMode.PRICE_LEVEL, 0).events()))
                .hasMessageContaining("tick size of SMALL is unknown");
        assertThatThrownBy(() -> runOver(owed().events().subList(3, 6)))
                .hasMessageContaining("without a definition");
    }

    private static void runOver(List<MarketEvent> day) {
        InjectedDay injected = new InjectedDay(ALL_SELLS, event -> {});
        day.forEach(injected);
    }

    @Test
    void shouldRefuseAnInjectionThatCannotBe() {
        assertThatThrownBy(() -> during(2, 1)).hasMessageContaining("end is not after the start");
        assertThatThrownBy(() -> during(1, 2).withSellShare(1.1)).hasMessageContaining("1.1");
        assertThatThrownBy(() -> during(1, 2).withMoveScale(0)).hasMessageContaining("scale");
        assertThatThrownBy(() -> during(1, 2).withRefillNanos(5, 4)).hasMessageContaining(": 4");
        assertThatThrownBy(() -> during(1, 2).withDisplayShares(0)).hasMessageContaining(": 0");
        assertThatThrownBy(() -> during(1, 2).withHiddenShare(-1)).hasMessageContaining("-1");
    }
}
