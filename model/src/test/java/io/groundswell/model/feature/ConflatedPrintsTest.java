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
 * Prints of a feed that tells its book now and then. The book stands at 500 bid for 100.00 and 200
 * for 99.90, 300 offered at 100.10; a print waits 100 ms for news of its level.
 */
class ConflatedPrintsTest {
    private static final long BID = 1_000_000;
    private static final long DEEPER = 999_000;
    private static final long BETWEEN = 1_000_400;
    private static final long ASK = 1_001_000;

    private final FeatureFeed feed = FeatureFeed.conflated().sound().bid(0, DEEPER, 200);

    private void assertSums(long sold, long bought, long hiddenBid, long hiddenAsk) {
        feed.until(5 * SECOND);
        assertThat(
                        new long[] {
                            feed.sum(SOLD),
                            feed.sum(BOUGHT),
                            feed.sum(HIDDEN_BID),
                            feed.sum(HIDDEN_ASK)
                        })
                .containsExactly(sold, bought, hiddenBid, hiddenAsk);
    }

    @Test
    void shouldHaveMetWhatTheLevelShowed() {
        feed.unknown(0, BID, 400).bid(50_000, BID, 0);

        assertSums(400, 0, 0, 0);
        assertThat(feed.sum(SELL_ORDERS)).isEqualTo(1);
        assertThat(feed.sum(BID_TESTED)).isEqualTo(1024 * 400 / 500);
    }

    @ParameterizedTest
    @CsvSource({"0", "70", "500", "9000"})
    void shouldHaveMetWhatWasShownWhereTheLevelStillIs(long size) {
        feed.unknown(0, BID, 700).bid(50_000, BID, size);

        assertSums(size == 0 ? 500 : 700, 0, size == 0 ? 200 : 0, 0);
    }

    @Test
    void shouldGiveTheEarlierPrintWhatTheLevelShowed() {
        feed.unknown(0, ASK, 200).unknown(1, ASK, 150).bid(20, BID, 1).ask(50_000, ASK, 0);

        assertSums(0, 300, 0, 50);
    }

    @ParameterizedTest
    @CsvSource({"300, 300", "301, 0"})
    void shouldNotBeHiddenWhereSomebodyHadTheTimeToShowANewOrder(long micros, long hidden) {
        feed.unknown(0, BID, 500).unknown(micros, BID, 300).bid(50_000, BID, 0);

        assertSums(800 - hidden, 0, hidden, 0);
    }

    @Test
    void shouldNotBeHiddenWhereAWorsePriceHadBeenPrinted() {
        feed.unknown(0, BID, 500).unknown(1, DEEPER, 10).unknown(2, BID, 300);
        feed.bid(50_000, BID, 0);

        assertSums(810, 0, 0, 0);
    }

    @Test
    void shouldBeHiddenWhereTheSameOrderWentOnToAWorsePrice() {
        feed.unknown(0, BID, 600).unknown(0, DEEPER, 10).bid(50_000, BID, 800);

        assertSums(510, 0, 100, 0);
    }

    @Test
    void shouldBeHiddenInsideTheSpread() {
        feed.unknown(950_000, BETWEEN, 100).until(3 * SECOND);

        assertThat(feed.at(SECOND).at(HIDDEN_BID)).isZero();
        assertThat(feed.at(2 * SECOND).at(HIDDEN_BID)).isEqualTo(100);
        assertThat(feed.evidence())
                .extracting(Evidence::kind)
                .containsExactly(Evidence.Kind.HIDDEN_BID);
    }

    @Test
    void shouldNotBeHiddenInsideTheSpreadWhereTheLevelIsShownNext() {
        feed.unknown(0, BETWEEN, 100).bid(50_000, BETWEEN, 300);
        feed.unknown(200_000, BETWEEN + 400, 40).ask(250_000, BETWEEN + 400, 10);

        assertSums(100, 40, 0, 0);
    }

    @Test
    void shouldNotBeHiddenInsideTheSpreadWhereTheOtherSideIsShownThereNext() {
        feed.unknown(0, BETWEEN, 100).ask(50_000, BETWEEN, 300);

        assertSums(100, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"300, 0", "301, 100"})
    void shouldNotBeHiddenInsideTheSpreadJustAfterAWorsePrice(long micros, long hidden) {
        feed.unknown(0, BID, 10).unknown(micros, BETWEEN, 100);

        assertSums(110 - hidden, 0, hidden, 0);
    }

    @Test
    void shouldBeHiddenBetweenLevelsButNotBeyondThem() {
        feed.unknown(0, BID - 400, 30).unknown(1, DEEPER - 100, 7);

        assertSums(7, 0, 30, 0);
    }

    @ParameterizedTest
    @CsvSource({"100000, 500", "100001, 700"})
    void shouldWaitATenthOfASecond(long told, long sold) {
        feed.unknown(0, BID, 700).bid(told, BID, 0);

        assertSums(sold, 0, 700 - sold, 0);
    }

    @Test
    void shouldNotTakeNewsOfAnotherLevelForIts() {
        feed.unknown(0, BID, 700).bid(10, DEEPER, 0).ask(20, ASK, 1).bid(30, BID, 0);

        assertSums(500, 0, 200, 0);
    }

    @Test
    void shouldForgetPrintsThatAHaltMeets() {
        feed.unknown(0, BID, 100).phase(10, TradingPhase.HALTED);

        assertSums(0, 0, 0, 0);
    }

    @Test
    void shouldKeepNoMorePrintsThanTheLimit() {
        for (int i = 0; i < FeatureOptions.MAX_PRINTS + 9; i++) {
            feed.unknown(i, BETWEEN, 1);
        }

        assertSums(0, 0, FeatureOptions.MAX_PRINTS, 0);
        assertThat(feed.extractor().dropped()).isEqualTo(9);
    }
}
