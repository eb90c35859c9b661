package io.groundswell.model.feature;

import static io.groundswell.model.feature.FeatureFeed.SECOND;
import static io.groundswell.model.feature.FeatureSchema.BID_TESTED;
import static io.groundswell.model.feature.FeatureSchema.BOUGHT;
import static io.groundswell.model.feature.FeatureSchema.HIDDEN_ASK;
import static io.groundswell.model.feature.FeatureSchema.HIDDEN_BID;
import static io.groundswell.model.feature.FeatureSchema.SELL_ORDERS;
import static io.groundswell.model.feature.FeatureSchema.SOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.TradingPhase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Prints at the quote of a feed that does not say what they met. The book stands at 500 bid for
 * 100.00, 300 offered at 100.10; a print waits 300 ms for its level to shrink.
 */
class PendingPrintsTest {
    private static final long BID = 1_000_000;
    private static final long ASK = 1_001_000;

    private final FeatureFeed feed = FeatureFeed.late().sound();

    @Test
    void shouldBeDisplayedWhenTheLevelShrinksByThePrint() {
        feed.unknown(0, BID, 100).bid(100_000, BID, 400).until(3 * SECOND);

        assertThat(feed.sum(SOLD)).isEqualTo(100);
        assertThat(feed.sum(SELL_ORDERS)).isEqualTo(1);
        assertThat(feed.sum(BID_TESTED)).isEqualTo(204);
        assertThat(feed.sum(HIDDEN_BID)).isZero();
    }

    @Test
    void shouldBeHiddenWhenTheLevelStays() {
        feed.unknown(900_000, BID, 100).until(3 * SECOND);

        assertThat(feed.at(SECOND).at(HIDDEN_BID)).isZero();
        assertThat(feed.at(2 * SECOND).at(HIDDEN_BID)).isEqualTo(100);
        assertThat(feed.sum(SOLD)).isZero();
        assertThat(feed.evidence())
                .extracting(Evidence::kind)
                .containsExactly(Evidence.Kind.HIDDEN_BID);
    }

    @ParameterizedTest
    @CsvSource({"300000, 100, 0", "300001, 0, 100"})
    void shouldWaitThreeHundredMilliseconds(long shrinks, long sold, long hidden) {
        feed.unknown(0, BID, 100).bid(shrinks, BID, 400).until(3 * SECOND);

        assertThat(feed.sum(SOLD)).isEqualTo(sold);
        assertThat(feed.sum(HIDDEN_BID)).isEqualTo(hidden);
    }

    @Test
    void shouldBeDisplayedAsFarAsTheLevelShrinks() {
        feed.unknown(0, ASK, 100).ask(10, ASK, 240).ask(20, ASK, 250).until(3 * SECOND);

        assertThat(feed.sum(BOUGHT)).isEqualTo(60);
        assertThat(feed.sum(HIDDEN_ASK)).isEqualTo(40);
    }

    @Test
    void shouldGatherWhatTheLevelShrinksByInSteps() {
        feed.unknown(0, BID, 100).bid(10, BID, 460).bid(20, BID, 480).bid(30, BID, 400);
        feed.until(3 * SECOND);

        assertThat(feed.sum(SOLD)).isEqualTo(100);
        assertThat(feed.sum(HIDDEN_BID)).isZero();
    }

    @Test
    void shouldGiveTheEarlierPrintWhatTheLevelShrinksBy() {
        feed.unknown(0, BID, 100).unknown(200_000, BID, 80).bid(250_000, BID, 380);
        feed.until(1_200_000);

        // The first has all of its 100 and is tested at 1.0 s, the second has 20.
        assertThat(feed.until(3 * SECOND).sum(SOLD)).isEqualTo(120);
        assertThat(feed.sum(HIDDEN_BID)).isEqualTo(60);
        assertThat(feed.sum(SELL_ORDERS)).isEqualTo(2);
        assertThat(feed.sum(BID_TESTED)).isEqualTo(1024 * 100 / 500 + 1024 * 20 / 500);
    }

    @Test
    void shouldNotTakeAnotherLevelForIts() {
        feed.bid(0, BID - 100, 500).unknown(1, BID, 100).bid(2, BID - 100, 100).ask(3, ASK, 1);
        feed.until(3 * SECOND);

        assertThat(feed.sum(SOLD)).isZero();
        assertThat(feed.sum(HIDDEN_BID)).isEqualTo(100);
    }

    @Test
    void shouldForgetPrintsThatAHaltMeets() {
        feed.unknown(0, BID, 100).phase(10, TradingPhase.HALTED).until(3 * SECOND);

        assertThat(feed.sum(SOLD) + feed.sum(HIDDEN_BID)).isZero();
    }

    @Test
    void shouldKeepNoMorePrintsThanTheLimit() {
        for (int i = 0; i < FeatureOptions.MAX_PRINTS + 9; i++) {
            feed.unknown(i, BID, 1);
        }
        feed.until(3 * SECOND);

        assertThat(feed.extractor().dropped()).isEqualTo(9);
        assertThat(feed.sum(HIDDEN_BID)).isEqualTo(FeatureOptions.MAX_PRINTS);
    }
}
