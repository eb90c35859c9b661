package io.groundswell.model.feature;

import static io.groundswell.model.feature.FeatureFeed.SECOND;
import static io.groundswell.model.feature.FeatureSchema.BOUGHT;
import static io.groundswell.model.feature.FeatureSchema.HIDDEN_ASK;
import static io.groundswell.model.feature.FeatureSchema.HIDDEN_BID;
import static io.groundswell.model.feature.FeatureSchema.SOLD;
import static io.groundswell.model.feature.FeatureSchema.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Aggressor;
import io.groundswell.model.event.EventFlags;
import io.groundswell.model.event.Liquidity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The book stands at 500 bid for 100.00, 300 offered at 100.10; the midpoint is 100.05. */
class HiddenPrintsTest {
    private static final long BID = 1_000_000;

    private final FeatureFeed feed = FeatureFeed.full().sound();

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

    @ParameterizedTest
    @CsvSource({"HIDDEN, 1000400, 7, 0", "UNKNOWN, 1000400, 7, 0", "HIDDEN, 1000600, 0, 7"})
    void shouldTakeTheSideByTheMidpointWhenAPrintIsInside(
            Liquidity liquidity, long price, long bid, long ask) {
        feed.print(0, price, 7, liquidity);

        assertSums(0, 0, bid, ask);
    }

    @ParameterizedTest
    @CsvSource({"1000000, 1, 11", "1001000, 11, 1"})
    void shouldGoByTheTickRuleAtTheMidpoint(long before, long bid, long ask) {
        feed.print(0, before, 1, Liquidity.HIDDEN).print(10, 1_000_500, 5, Liquidity.HIDDEN);
        feed.print(20, 1_000_500, 5, Liquidity.HIDDEN);

        // An uptick says that a buyer came, who met a hidden offer.
        assertSums(0, 0, before == BID ? bid : bid - 1, before == BID ? ask - 1 : ask);
    }

    @Test
    void shouldBelieveTheFeedThatAPrintWasHiddenAtTheQuote() {
        feed.print(0, BID, 7, Liquidity.HIDDEN);

        assertSums(0, 0, 7, 0);
    }

    @Test
    void shouldBelieveTheFeedThatAPrintInsideMetAShownOrder() {
        feed.print(0, 1_000_400, 7, Liquidity.DISPLAYED);

        assertSums(7, 0, 0, 0);
    }

    @Test
    void shouldBelieveTheFeedWhoCame() {
        feed.aggressor(Aggressor.BUYER).displayed(0, 1_000_400, 7);

        assertSums(0, 7, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"999900, 7, 0", "1000000, 7, 0", "1001000, 0, 7", "1001100, 0, 7"})
    void shouldGoByTheQuoteWhenTheFeedDoesNotSayWhoCame(long price, long sold, long bought) {
        feed.displayed(0, price, 7);

        assertSums(sold, bought, 0, 0);
    }

    @Test
    void shouldNotTakeAPrintForHiddenWhenTheSpreadIsNothing() {
        feed.bid(0, 1_001_000, 50).unknown(10, 1_001_000, 20).bid(20, 1_001_000, 30);

        assertThat(feed.until(SECOND).sum(HIDDEN_BID) + feed.sum(HIDDEN_ASK)).isEqualTo(20);
        assertThat(feed.at(SECOND).has(FeatureSchema.FLAG_LOCKED)).isTrue();
    }

    @Test
    void shouldCountAuctionsForVolumeOnly() {
        feed.print(0, BID, 700, Liquidity.AUCTION);

        assertSums(0, 0, 0, 0);
        assertThat(feed.sum(VOLUME)).isEqualTo(700);
    }

    @Test
    void shouldCountForVolumeOnlyWhenTheBookIsNotValid() {
        feed.bid(0, 1_002_000, 5).displayed(1, BID, 700).print(2, BID, 5, Liquidity.HIDDEN);

        assertSums(0, 0, 0, 0);
        assertThat(feed.sum(VOLUME)).isEqualTo(705);
    }

    @ParameterizedTest
    @ValueSource(ints = {EventFlags.BACKFILLED, EventFlags.SUMMARY, EventFlags.RESENT})
    void shouldNotCountWhatDidNotHappenNow(int flag) {
        feed.flags(flag).displayed(0, BID, 700);

        assertSums(0, 0, 0, 0);
        assertThat(feed.sum(VOLUME)).isZero();
    }

    @Test
    void shouldCountASinglePrintForNoMoreThanTheLimit() {
        feed.displayed(0, BID, Long.MAX_VALUE);

        assertSums(1 << 26, 0, 0, 0);
        assertThat(feed.sum(VOLUME)).isEqualTo(1 << 26);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -5})
    void shouldNotCountAPrintWithoutASize(long size) {
        feed.displayed(0, BID, size).offExchange(1, BID, size);

        assertSums(0, 0, 0, 0);
        assertThat(feed.sum(VOLUME)).isZero();
    }
}
