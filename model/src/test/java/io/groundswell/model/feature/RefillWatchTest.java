package io.groundswell.model.feature;

import static io.groundswell.model.feature.FeatureFeed.SECOND;
import static io.groundswell.model.feature.FeatureSchema.ASK_REFILLED;
import static io.groundswell.model.feature.FeatureSchema.BID_REFILLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The book stands at 500 bid for 100.00, 300 offered at 100.10. */
class RefillWatchTest {
    private static final long BID = 1_000_000;
    private static final long ASK = 1_001_000;

    private final FeatureFeed feed = FeatureFeed.full().sound();

    @Test
    void shouldCountALevelThatGrowsByTheLastPrint() {
        feed.displayed(0, BID, 100).bid(0, BID, 400).bid(200, BID, 500).until(SECOND);

        assertThat(feed.sum(BID_REFILLED)).isEqualTo(100);
        assertThat(feed.sum(ASK_REFILLED)).isZero();
        assertThat(feed.evidence())
                .extracting(Evidence::kind, Evidence::price, Evidence::shares)
                .containsExactly(tuple(Evidence.Kind.BID_REFILL, BID, 100L));
    }

    @Test
    void shouldCountALevelThatGrowsByAllThatWasExecutedThere() {
        feed.displayed(0, BID, 100).bid(0, BID, 400).displayed(9, BID, 50).bid(9, BID, 350);
        feed.bid(200, BID, 500).until(SECOND);

        assertThat(feed.sum(BID_REFILLED)).isEqualTo(150);
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "70, 70", "170, 170", "150, 150", "100, 100", "50, 50", "120, 0"})
    void shouldCountALevelThatGrowsByPrintsInARow(long growth, long refilled) {
        feed.displayed(0, BID, 100).displayed(1, BID, 50).displayed(2, BID, 20);
        feed.bid(3, BID, 330).bid(200, BID, 330 + growth).until(SECOND);

        assertThat(feed.sum(BID_REFILLED)).isEqualTo(refilled);
    }

    @Test
    void shouldCountAPrintOnceOnly() {
        feed.displayed(0, BID, 100).bid(0, BID, 400).bid(200, BID, 500).bid(300, BID, 600);

        assertThat(feed.until(SECOND).sum(BID_REFILLED)).isEqualTo(100);
    }

    @Test
    void shouldNotCountALevelThatGrowsByAnotherSize() {
        feed.displayed(0, BID, 100).bid(0, BID, 400).bid(200, BID, 470).until(SECOND);

        assertThat(feed.sum(BID_REFILLED)).isZero();
    }

    @Test
    void shouldCountPrintsThatOthersWereMadeUpForBetween() {
        feed.displayed(0, BID, 100).displayed(1, BID, 50).displayed(2, BID, 20).bid(3, BID, 330);
        feed.bid(100, BID, 380).bid(200, BID, 500).until(SECOND);

        // The 50 first, then the 100 and the 20, which are neighbours now.
        assertThat(feed.sum(BID_REFILLED)).isEqualTo(170);
    }

    @ParameterizedTest
    @CsvSource({"1000, 100", "1001, 0"})
    void shouldCountWithinAMillisecondOfThePrint(long micros, long refilled) {
        feed.displayed(0, BID, 100).bid(0, BID, 400).bid(micros, BID, 500).until(SECOND);

        assertThat(feed.sum(BID_REFILLED)).isEqualTo(refilled);
    }

    @Test
    void shouldNotCountAnotherPrice() {
        feed.displayed(0, BID, 100).bid(0, BID, 400).bid(200, BID - 100, 100).until(SECOND);

        assertThat(feed.sum(BID_REFILLED)).isZero();
    }

    @Test
    void shouldNotCountTheOtherSide() {
        feed.displayed(0, BID, 100).bid(0, BID, 400).ask(200, ASK, 400).until(SECOND);

        assertThat(feed.sum(BID_REFILLED) + feed.sum(ASK_REFILLED)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"50, 150", "150, 100"})
    void shouldBeginTheSumAnewAfterARefill(long growth, long refilled) {
        feed.displayed(0, BID, 100).bid(0, BID, 400).bid(100, BID, 500);
        feed.displayed(200, BID, 50).bid(200, BID, 450).bid(300, BID, 450 + growth).until(SECOND);

        assertThat(feed.sum(BID_REFILLED)).isEqualTo(refilled);
    }

    @Test
    void shouldCountALevelThatWasGoneInBetween() {
        feed.bid(0, BID - 100, 9).displayed(1, BID, 500).bid(1, BID, 0).bid(200, BID, 500);
        feed.until(SECOND);

        assertThat(feed.sum(BID_REFILLED)).isEqualTo(500);
    }

    @Test
    void shouldCountTheOfferWhenItWasBoughtFrom() {
        feed.displayed(0, ASK, 100).ask(0, ASK, 200).ask(200, ASK, 300).until(SECOND);

        assertThat(feed.sum(ASK_REFILLED)).isEqualTo(100);
        assertThat(feed.sum(BID_REFILLED)).isZero();
    }

    @Test
    void shouldNotTakeAnEarlierGrowthForARefill() {
        feed.displayed(0, BID, 100).bid(0, BID, 400).displayed(5_000, BID, 70);
        feed.bid(5_000, BID, 330).bid(5_100, BID, 430).until(SECOND);

        assertThat(feed.sum(BID_REFILLED)).isZero();
    }

    @Test
    void shouldMeasureGrowthFromTheLevelAsItStoodWhenPrintsAreRecognisedLate() {
        FeatureFeed late = FeatureFeed.conflated().sound();
        late.unknown(0, BID, 100).bid(0, BID, 400).unknown(200_000, BID, 50);
        late.bid(350_000, BID, 350).bid(400_000, BID, 400).until(SECOND);

        assertThat(late.sum(BID_REFILLED)).isEqualTo(50);
    }
}
