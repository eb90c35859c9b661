package io.groundswell.model.feature;

import static io.groundswell.model.feature.FeatureFeed.SECOND;
import static io.groundswell.model.feature.FeatureSchema.ASK_HELD;
import static io.groundswell.model.feature.FeatureSchema.ASK_TESTED;
import static io.groundswell.model.feature.FeatureSchema.BID_HELD;
import static io.groundswell.model.feature.FeatureSchema.BID_TESTED;
import static io.groundswell.model.feature.FeatureSchema.BUY_ORDERS;
import static io.groundswell.model.feature.FeatureSchema.SELL_ORDERS;
import static io.groundswell.model.feature.FeatureSchema.SOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.TradingPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The book stands at 500 bid for 100.00, 300 offered at 100.10. */
class HoldTestsTest {
    private static final long BID = 1_000_000;
    private static final long ASK = 1_001_000;

    /** 100 of 500, in 1/1024. */
    private static final long FIFTH = 204;

    private final FeatureFeed feed = FeatureFeed.full().sound();

    @Test
    void shouldHoldWhenTheBidStandsASecondLater() {
        feed.displayed(200_000, BID, 100).bid(200_000, BID, 400).until(3 * SECOND);

        assertThat(feed.at(SECOND).at(SOLD)).isEqualTo(100);
        assertThat(feed.at(SECOND).at(SELL_ORDERS)).isEqualTo(1);
        assertThat(feed.at(SECOND).at(BID_TESTED)).isZero();
        assertThat(feed.at(2 * SECOND).at(BID_TESTED)).isEqualTo(FIFTH);
        assertThat(feed.at(2 * SECOND).at(BID_HELD)).isEqualTo(FIFTH);
        assertThat(feed.sum(ASK_TESTED)).isZero();
    }

    @Test
    void shouldHoldWhenTheBidRose() {
        feed.displayed(0, BID, 100).bid(100, BID + 100, 1).bid(200, BID, 0).until(2 * SECOND);

        assertThat(feed.sum(BID_HELD)).isEqualTo(FIFTH);
    }

    @Test
    void shouldNotHoldWhenTheBidFell() {
        feed.bid(0, BID - 100, 900).displayed(1, BID, 100).bid(500_000, BID, 0).until(2 * SECOND);

        assertThat(feed.sum(BID_TESTED)).isEqualTo(FIFTH);
        assertThat(feed.sum(BID_HELD)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"999999, 0", "1000000, 0", "1000001, 204"})
    void shouldLookAtTheBookAsItStandsAfterTheSecond(long leaves, long held) {
        feed.bid(0, BID - 100, 900).displayed(0, BID, 100).bid(leaves, BID, 0).until(3 * SECOND);

        assertThat(feed.sum(BID_TESTED)).isEqualTo(FIFTH);
        assertThat(feed.sum(BID_HELD)).isEqualTo(held);
    }

    @Test
    void shouldTakePrintsOfOneMomentForOneOrder() {
        feed.displayed(7, BID, 100).bid(7, BID, 400).displayed(7, BID, 200).bid(7, BID, 200);
        feed.until(2 * SECOND);

        assertThat(feed.sum(SELL_ORDERS)).isEqualTo(1);
        assertThat(feed.sum(BID_TESTED)).isEqualTo(1024 * 300 / 500);
    }

    @Test
    void shouldTakePrintsOfTwoMomentsForTwoOrders() {
        feed.displayed(7, BID, 100).bid(7, BID, 400).displayed(8, BID, 200).until(2 * SECOND);

        assertThat(feed.sum(SELL_ORDERS)).isEqualTo(2);
        assertThat(feed.sum(BID_TESTED)).isEqualTo(FIFTH + 512);
    }

    @Test
    void shouldGiveFullWeightToAnOrderThatTookMoreThanWasThere() {
        feed.displayed(7, BID, 5_000).until(2 * SECOND);

        assertThat(feed.sum(BID_TESTED)).isEqualTo(1024);
    }

    @Test
    void shouldTestTheOfferWhenSomebodyBuys() {
        feed.displayed(0, ASK, 150).ask(1, ASK + 100, 50).ask(2, ASK, 0);
        feed.displayed(2 * SECOND, ASK + 100, 50).ask(3 * SECOND, ASK, 10).until(4 * SECOND);

        assertThat(feed.sum(BUY_ORDERS)).isEqualTo(2);
        assertThat(feed.sum(ASK_TESTED)).isEqualTo(512 + 1024);
        assertThat(feed.sum(ASK_HELD)).isEqualTo(1024);
        assertThat(feed.sum(BID_TESTED)).isZero();
    }

    @Test
    void shouldKeepNoMoreTestsThanTheLimit() {
        for (int i = 0; i < FeatureOptions.MAX_TESTS + 9; i++) {
            feed.displayed(i, BID, 100);
        }
        feed.until(3 * SECOND);

        assertThat(feed.extractor().dropped()).isEqualTo(9);
        assertThat(feed.sum(BID_TESTED)).isEqualTo(FeatureOptions.MAX_TESTS * FIFTH);
    }

    @Test
    void shouldDropTestsThatAHaltMeets() {
        feed.displayed(0, BID, 100).phase(500_000, TradingPhase.HALTED);
        feed.phase(600_000, TradingPhase.CONTINUOUS).until(3 * SECOND);

        assertThat(feed.sum(BID_TESTED)).isZero();
    }

    @Test
    void shouldDropATestThatHasNoBookToBeJudgedBy() {
        feed.displayed(0, BID, 100).bid(500_000, ASK + 100, 1).until(3 * SECOND);

        assertThat(feed.sum(BID_TESTED)).isZero();
    }

    @Test
    void shouldResolveEachTestAtItsOwnSecondWhenPrintsAreRecognisedLate() {
        FeatureFeed late = FeatureFeed.conflated().sound().bid(0, BID - 100, 900);
        late.unknown(1, BID, 100).unknown(100_000, ASK, 100);
        late.ask(150_000, ASK, 200).bid(200_000, BID, 400);
        late.bid(1_050_000, BID, 0).until(3 * SECOND);

        assertThat(late.sum(BID_TESTED)).isEqualTo(FIFTH);
        assertThat(late.sum(BID_HELD)).as("the bid stood at 1.000001 s").isEqualTo(FIFTH);
    }
}
