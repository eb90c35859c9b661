package io.groundswell.model.feature;

import static io.groundswell.model.feature.FeatureFeed.SECOND;
import static io.groundswell.model.feature.FeatureSchema.ASK_DEPTH_TIME;
import static io.groundswell.model.feature.FeatureSchema.ASK_PRICE;
import static io.groundswell.model.feature.FeatureSchema.ASK_SIZE_TIME;
import static io.groundswell.model.feature.FeatureSchema.BID_DEPTH_TIME;
import static io.groundswell.model.feature.FeatureSchema.BID_PRICE;
import static io.groundswell.model.feature.FeatureSchema.BID_SIZE_TIME;
import static io.groundswell.model.feature.FeatureSchema.FLAGS;
import static io.groundswell.model.feature.FeatureSchema.FLAG_CONFLATED;
import static io.groundswell.model.feature.FeatureSchema.FLAG_CROSSED;
import static io.groundswell.model.feature.FeatureSchema.FLAG_GAP;
import static io.groundswell.model.feature.FeatureSchema.FLAG_HALTED;
import static io.groundswell.model.feature.FeatureSchema.FLAG_LOCKED;
import static io.groundswell.model.feature.FeatureSchema.FLAG_ONE_SIDED;
import static io.groundswell.model.feature.FeatureSchema.FLAG_VALID;
import static io.groundswell.model.feature.FeatureSchema.MID2;
import static io.groundswell.model.feature.FeatureSchema.MID2_HIGH;
import static io.groundswell.model.feature.FeatureSchema.MID2_LOW;
import static io.groundswell.model.feature.FeatureSchema.SPREAD_TIME;
import static io.groundswell.model.feature.FeatureSchema.VALID_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.FeedState;
import io.groundswell.model.event.Topic;
import io.groundswell.model.event.TradingPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the book's standing makes of a sample: 500 bid for 100.00, 300 offered at 100.10. */
class IntervalSampleTest {
    private static final long BID = 1_000_000;
    private static final long ASK = 1_001_000;

    private final FeatureFeed feed = FeatureFeed.full().sound().until(0);

    @Test
    void shouldIntegrateWhatStandsOverTheTimeThatItStands() {
        feed.bid(250_000, BID, 200).ask(500_000, ASK + 500, 11).ask(750_000, ASK, 0);
        feed.until(SECOND);

        FeatureFeed.Sample sample = feed.at(SECOND);
        assertThat(sample.at(VALID_TIME)).isEqualTo(SECOND);
        assertThat(sample.at(BID_SIZE_TIME)).isEqualTo(500 * 250_000L + 200 * 750_000L);
        assertThat(sample.at(BID_DEPTH_TIME)).isEqualTo(sample.at(BID_SIZE_TIME));
        assertThat(sample.at(ASK_SIZE_TIME)).isEqualTo(300 * 750_000L + 11 * 250_000L);
        assertThat(sample.at(ASK_DEPTH_TIME))
                .isEqualTo(300 * 500_000L + 311 * 250_000L + 11 * 250_000L);
        assertThat(sample.at(SPREAD_TIME)).isEqualTo(1_000 * 750_000L + 1_500 * 250_000L);
        assertThat(sample.at(FLAGS)).isEqualTo(FLAG_VALID);
    }

    @Test
    void shouldTellHighestAndLowestMidpointWithTheOneCarriedIntoIt() {
        feed.ask(10, ASK - 100, 1).bid(20, BID - 300, 1).bid(30, BID, 0).until(2 * SECOND);

        FeatureFeed.Sample first = feed.at(SECOND);
        assertThat(first.at(MID2_HIGH)).isEqualTo(BID + ASK);
        assertThat(first.at(MID2_LOW)).isEqualTo(BID - 300 + ASK - 100);
        assertThat(first.at(MID2)).isEqualTo(BID - 300 + ASK - 100);
        assertThat(feed.at(2 * SECOND).at(MID2_HIGH)).isEqualTo(first.at(MID2));
        assertThat(feed.at(2 * SECOND).at(MID2_LOW)).isEqualTo(first.at(MID2));
    }

    @Test
    void shouldCarryThePricesWhileTheBookIsCrossed() {
        feed.bid(400_000, ASK + 100, 5).until(2 * SECOND);

        assertThat(feed.at(SECOND).at(FLAGS)).isEqualTo(FLAG_CROSSED);
        assertThat(feed.at(SECOND).at(VALID_TIME)).isEqualTo(400_000);
        assertThat(feed.at(2 * SECOND).at(VALID_TIME)).isZero();
        assertThat(feed.at(2 * SECOND).at(BID_PRICE)).isEqualTo(BID);
        assertThat(feed.at(2 * SECOND).at(ASK_PRICE)).isEqualTo(ASK);
        assertThat(feed.at(2 * SECOND).at(MID2)).isEqualTo(BID + ASK);
    }

    @Test
    void shouldTakeACrossOfMoreThanFiveSecondsForAGap() {
        feed.bid(400_000, ASK + 100, 5).until(7 * SECOND);

        assertThat(feed.at(5 * SECOND).has(FLAG_GAP)).isFalse();
        assertThat(feed.at(6 * SECOND).has(FLAG_GAP)).isTrue();
        assertThat(feed.at(7 * SECOND).has(FLAG_GAP)).isTrue();
    }

    @Test
    void shouldCountALockedBookAsValid() {
        feed.bid(400_000, ASK, 5).until(2 * SECOND);

        assertThat(feed.at(2 * SECOND).at(FLAGS)).isEqualTo(FLAG_VALID | FLAG_LOCKED);
        assertThat(feed.at(2 * SECOND).at(VALID_TIME)).isEqualTo(SECOND);
        assertThat(feed.at(2 * SECOND).at(SPREAD_TIME)).isZero();
    }

    @Test
    void shouldNotCountABookWithoutABid() {
        feed.bid(100_000, BID, 0).bid(300_000, BID, 0).bid(600_000, BID - 100, 3).until(SECOND);

        assertThat(feed.at(SECOND).at(FLAGS)).isEqualTo(FLAG_VALID | FLAG_ONE_SIDED);
        assertThat(feed.at(SECOND).at(VALID_TIME)).isEqualTo(500_000);
        assertThat(feed.at(SECOND).at(BID_PRICE)).isEqualTo(BID - 100);
    }

    @ParameterizedTest
    @EnumSource(
            value = TradingPhase.class,
            names = {"HALTED", "AUCTION", "PRE_OPEN", "CLOSED"})
    void shouldNotCountTheTimeOfAHalt(TradingPhase phase) {
        feed.phase(200_000, phase).phase(2_300_000, TradingPhase.CONTINUOUS).until(4 * SECOND);

        assertThat(feed.at(SECOND).at(FLAGS)).isEqualTo(FLAG_HALTED);
        assertThat(feed.at(SECOND).at(VALID_TIME)).isEqualTo(200_000);
        assertThat(feed.at(2 * SECOND).at(VALID_TIME)).isZero();
        assertThat(feed.at(3 * SECOND).at(FLAGS)).isEqualTo(FLAG_VALID | FLAG_HALTED);
        assertThat(feed.at(3 * SECOND).at(VALID_TIME)).isEqualTo(700_000);
        assertThat(feed.at(4 * SECOND).at(FLAGS)).isEqualTo(FLAG_VALID);
    }

    @Test
    void shouldTellThePricesOfTheBookThatStandsWhenTradingResumes() {
        feed.phase(100, TradingPhase.HALTED).bid(200, BID + 500, 5);
        feed.phase(300, TradingPhase.CONTINUOUS).until(SECOND);

        assertThat(feed.at(SECOND).has(FLAG_VALID)).isTrue();
        assertThat(feed.at(SECOND).at(BID_PRICE)).isEqualTo(BID + 500);
        assertThat(feed.at(SECOND).at(MID2)).isEqualTo(BID + 500 + ASK);
    }

    @Test
    void shouldCountTheBookAgainWhenTheCrossOfAnAuctionIsGone() {
        feed.phase(100, TradingPhase.AUCTION).bid(200, ASK + 100, 5);
        feed.phase(300, TradingPhase.CONTINUOUS).bid(400, ASK + 100, 0).until(2 * SECOND);

        assertThat(feed.at(2 * SECOND).at(FLAGS)).isEqualTo(FLAG_VALID);
        assertThat(feed.at(2 * SECOND).at(VALID_TIME)).isEqualTo(SECOND);
    }

    @Test
    void shouldCountNothingFromAGapToTheEndOfTheNextPicture() {
        feed.feed(200_000, Topic.L2, FeedState.GAP).bid(300_000, BID, 7).begin(1_400_000);
        feed.bid(1_400_000, BID, 60).ask(1_400_000, ASK, 50).end(1_600_000).until(3 * SECOND);

        assertThat(feed.at(SECOND).at(FLAGS)).isEqualTo(FLAG_GAP);
        assertThat(feed.at(SECOND).at(VALID_TIME)).isEqualTo(200_000);
        assertThat(feed.at(2 * SECOND).at(FLAGS)).isEqualTo(FLAG_VALID | FLAG_GAP);
        assertThat(feed.at(2 * SECOND).at(VALID_TIME)).isEqualTo(400_000);
        assertThat(feed.at(2 * SECOND).at(BID_SIZE_TIME)).isEqualTo(60 * 400_000L);
        assertThat(feed.at(3 * SECOND).at(FLAGS)).isEqualTo(FLAG_VALID);
    }

    @Test
    void shouldNotSeeABookInTheMidstOfAnEvent() {
        feed.more().bid(100_000, BID, 0).flags(0).bid(600_000, BID, 100).until(SECOND);

        assertThat(feed.at(SECOND).at(FLAGS)).isEqualTo(FLAG_VALID);
        assertThat(feed.at(SECOND).at(BID_SIZE_TIME)).isEqualTo(500 * 600_000L + 100 * 400_000L);
    }

    @Test
    void shouldTakeQuotesForABookWhereThereIsNoDepth() {
        FeatureFeed top = new FeatureFeed(FeatureOptions.CONFLATED, DepthMode.TOP_OF_BOOK, "XNYS");
        top.define(-SECOND).quote(-1, BID, 20, ASK, 30).until(0).until(SECOND);

        assertThat(top.at(SECOND).at(FLAGS)).isEqualTo(FLAG_VALID | FLAG_CONFLATED);
        assertThat(top.at(SECOND).at(ASK_DEPTH_TIME)).isEqualTo(30 * SECOND);
    }
}
