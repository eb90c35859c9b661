package io.groundswell.model.feature;

import static io.groundswell.model.feature.FeatureFeed.SECOND;
import static io.groundswell.model.feature.FeatureSchema.OFF_EXCHANGE;
import static io.groundswell.model.feature.FeatureSchema.OFF_EXCHANGE_LARGE;
import static io.groundswell.model.feature.FeatureSchema.OFF_EXCHANGE_MID;
import static io.groundswell.model.feature.FeatureSchema.OFF_EXCHANGE_SIGNED;
import static io.groundswell.model.feature.FeatureSchema.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.EventHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The best quotes of all venues are 100.00 and 100.10, the midpoint is 100.05. */
class OffExchangePrintsTest {
    private final FeatureFeed feed =
            FeatureFeed.full().define(-SECOND).quote(-SECOND, 1_000_000, 1, 1_001_000, 1);

    private void assertSums(long all, long mid, long large, long signed) {
        feed.until(SECOND);
        assertThat(
                        new long[] {
                            feed.sum(OFF_EXCHANGE),
                            feed.sum(OFF_EXCHANGE_MID),
                            feed.sum(OFF_EXCHANGE_LARGE),
                            feed.sum(OFF_EXCHANGE_SIGNED)
                        })
                .containsExactly(all, mid, large, signed);
        assertThat(feed.sum(VOLUME)).isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource({
        "1000500, 10, 10, 0",
        "1000600, 10, 10, 0",
        "1000400, 10, 10, 0",
        "1000601, 0, 0, 10",
        "1000399, 0, 0, -10",
        "1000700, 0, 10, 10",
        "1000300, 0, 10, -10",
        "1000000, 0, 0, -10",
        "1001000, 0, 0, 10",
        "1001050, 0, 0, 10"
    })
    void shouldSortASmallPrintByItsPrice(long price, long mid, long large, long signed) {
        feed.offExchange(0, price, 10);

        assertSums(10, mid, large, signed);
    }

    @Test
    void shouldHaveAMidZoneOfAUnitWhenTheSpreadIsSmall() {
        feed.quote(0, 1_000_000, 1, 1_000_004, 1).offExchange(1, 1_000_003, 10);
        feed.offExchange(2, 1_000_004, 1);

        assertSums(11, 10, 10, 1);
    }

    @ParameterizedTest
    @CsvSource({"1999, 0", "2000, 2000", "10000, 10000"})
    void shouldTakeTwoHundredThousandDollarsForABlock(long shares, long large) {
        feed.offExchange(0, 1_000_000, shares);

        assertSums(shares, 0, large, -shares);
        assertThat(feed.evidence()).hasSize(large > 0 ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"9999, 0", "10000, 10000"})
    void shouldTakeTenThousandSharesForABlock(long shares, long large) {
        feed.quote(0, 10_000, 1, 10_010, 1).offExchange(1, 10_000, shares);

        assertSums(shares, 0, large, -shares);
    }

    @ParameterizedTest
    @CsvSource({"999000, 10", "998999, 0", "1002000, 10", "1002001, 0"})
    void shouldDropAPrintAstrayByMoreThanASpread(long price, long counted) {
        feed.offExchange(0, price, 10);

        assertThat(feed.until(SECOND).sum(OFF_EXCHANGE)).isEqualTo(counted);
        assertThat(feed.sum(VOLUME)).isEqualTo(counted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"05", "13", "17", "19", "3E", "65", "0119"})
    void shouldDropAPrintWhosePriceIsNotOfNow(String conditions) {
        feed.conditions(conditions).offExchange(0, 1_000_500, 10);

        assertSums(0, 0, 0, 0);
    }

    @Test
    void shouldGoByTheBookWhereNoQuoteIsTold() {
        FeatureFeed book = FeatureFeed.full().sound();
        book.quote(-1, EventHeader.ABSENT, 0, 1_005_000, 1).offExchange(0, 1_000_600, 10);

        assertThat(book.until(SECOND).sum(OFF_EXCHANGE_MID)).isEqualTo(10);
    }

    @Test
    void shouldDropAPrintThatNothingIsKnownToJudgeBy() {
        FeatureFeed blind = FeatureFeed.full().define(-SECOND).offExchange(0, 1_000_500, 10);

        assertThat(blind.until(SECOND).sum(VOLUME)).isZero();
    }

    @Test
    void shouldNotJudgeByCrossedQuotes() {
        FeatureFeed book = FeatureFeed.full().sound();
        book.quote(-1, 1_000_900, 1, 1_000_100, 1).offExchange(0, 1_000_600, 10);

        assertThat(book.until(SECOND).sum(OFF_EXCHANGE_MID)).isEqualTo(10);
    }
}
