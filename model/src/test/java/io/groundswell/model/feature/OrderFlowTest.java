package io.groundswell.model.feature;

import static io.groundswell.model.feature.FeatureFeed.SECOND;
import static io.groundswell.model.feature.FeatureSchema.BOOK_EVENTS;
import static io.groundswell.model.feature.FeatureSchema.OFI_BEST;
import static io.groundswell.model.feature.FeatureSchema.OFI_LEVELS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The imbalance of order flow, by hand. The book stands at 500 bid for 100.00 and 90 for 99.99, 300
 * offered at 100.10 and 70 at 100.11.
 */
class OrderFlowTest {
    private static final long BID = 1_000_000;
    private static final long ASK = 1_001_000;

    private final FeatureFeed feed =
            FeatureFeed.full().sound().bid(-9, BID - 100, 90).ask(-8, ASK + 100, 70).until(0);

    private void assertFlow(long best, long levels) {
        feed.until(SECOND);
        assertThat(feed.at(SECOND).at(OFI_BEST)).isEqualTo(best);
        assertThat(feed.at(SECOND).at(OFI_LEVELS)).isEqualTo(levels);
    }

    @ParameterizedTest
    @CsvSource({
        // The size changes: the difference. At another level: nothing at the best.
        "1000000, 530, 30, 30",
        "1000000, 400, -100, -100",
        "999900, 100, 0, 10",
        // The bid rises: what is new, and the next level has what was the best.
        "1000100, 40, 40, 540",
        // The bid goes: what was, and the next level has gone as well.
        "1000000, 0, -500, -500",
        // A level in between is a better second.
        "999950, 7, 0, 7",
        "999800, 7, 0, 0"
    })
    void shouldCountBuyersWhenTheBidChanges(long price, long size, long best, long levels) {
        feed.bid(10, price, size);

        assertFlow(best, levels);
    }

    @ParameterizedTest
    @CsvSource({
        "1001000, 330, -30, -30",
        "1001000, 200, 100, 100",
        "1001100, 60, 0, 10",
        "1000900, 40, -40, -340",
        "1001000, 0, 300, 300",
        "1001050, 7, 0, -7",
        "1001200, 7, 0, 0"
    })
    void shouldCountSellersWhenTheOfferChanges(long price, long size, long best, long levels) {
        feed.ask(10, price, size);

        assertFlow(best, levels);
    }

    @Test
    void shouldTakeRowsOfOneEventTogether() {
        feed.more().bid(10, BID, 100).bid(10, BID + 100, 5).flags(0).bid(10, BID + 100, 20);

        assertFlow(20, 20 + 100);
        assertThat(feed.at(SECOND).at(BOOK_EVENTS)).isEqualTo(1);
    }

    @Test
    void shouldNotCountAcrossABookThatWasNotValid() {
        feed.bid(10, ASK + 500, 9).bid(20, BID, 100).bid(30, ASK + 500, 0).ask(40, ASK, 310);

        assertFlow(-10, -10);
        assertThat(feed.at(SECOND).at(BOOK_EVENTS)).isEqualTo(4);
    }

    @Test
    void shouldLookAtNoMoreLevelsThanItIsTold() {
        for (long depth = 2; depth <= 11; depth++) {
            feed.bid(-1, BID - 100 * depth, 10);
        }
        // The tenth level counts, the eleventh does not.
        feed.until(0).bid(10, BID - 900, 17).bid(20, BID - 1_000, 19);

        assertFlow(0, 7);
    }
}
