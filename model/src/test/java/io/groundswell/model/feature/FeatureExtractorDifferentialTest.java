package io.groundswell.model.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.model.session.TradingCalendars;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The extractor equals the obvious features in every column of every interval of random markets.
 * Runs few of them, or {@code -Dgroundswell.features.markets=N} of each kind.
 */
class FeatureExtractorDifferentialTest {
    private static final int USUAL_MARKETS = 2;
    private static final int EVENTS = 900;

    /** How a feed tells the book. */
    private enum Telling {
        IN_TIME,
        LATE,
        CONFLATED;

        private FeatureOptions options() {
            return switch (this) {
                case IN_TIME -> FeatureOptions.FULL_DEPTH;
                case LATE -> FeatureOptions.FULL_DEPTH.late(300_000_000);
                case CONFLATED -> FeatureOptions.CONFLATED;
            };
        }
    }

    /** Seconds from ten in New York to the middle of a session, and shortly before ends of some. */
    @ParameterizedTest
    @CsvSource({
        "IN_TIME, 0",
        "IN_TIME, 21570",
        "IN_TIME, -1820",
        "IN_TIME, 35970",
        "LATE, 0",
        "LATE, 21570",
        "LATE, -1820",
        "CONFLATED, 0",
        "CONFLATED, 21570",
        "CONFLATED, -1820"
    })
    void shouldEqualTheObviousFeatures(Telling telling, long startSeconds) {
        FeatureOptions options = telling.options();
        int markets = Integer.getInteger("groundswell.features.markets", USUAL_MARKETS);
        boolean[] isSeen = new boolean[FeatureSchema.COUNT];
        for (int market = 0; market < markets; market++) {
            long seed = 31 * startSeconds + market;
            long start = startSeconds * FeatureFeed.SECOND + 123_457;
            List<MarketEvent> events = RandomMarket.events(seed, options, start, EVENTS);
            assertSame("seed " + seed, options, events, isSeen);
        }
        assertThat(isSeen).as("columns that were not 0").doesNotContain(false);
    }

    private static void assertSame(
            String what, FeatureOptions options, List<MarketEvent> events, boolean[] isSeen) {
        long until = events.get(events.size() - 1).eventTimeNanos() + 3_000_000_000L;
        FeatureFeed feed = feed(options);
        events.forEach(feed::accept);
        feed.extractor().advanceTo(until, feed);
        List<FeatureFeed.Sample> expected =
                NaiveFeatures.of(options, TradingCalendars.named("XNYS"), events, until);

        assertThat(expected).as(what).hasSizeGreaterThan(20);
        for (int i = 0; i < Math.min(expected.size(), feed.samples().size()); i++) {
            FeatureFeed.Sample want = expected.get(i);
            FeatureFeed.Sample got = feed.samples().get(i);
            assertThat(got.gridNanos()).as(what).isEqualTo(want.gridNanos());
            assertThat(got.session()).as(what).isEqualTo(want.session());
            for (int column = 0; column < FeatureSchema.COUNT; column++) {
                isSeen[column] |= got.at(column) != 0;
                assertThat(got.at(column))
                        .as("%s, sample %d, %s", what, i, FeatureSchema.name(column))
                        .isEqualTo(want.at(column));
            }
        }
        assertThat(feed.samples()).as(what).hasSameSizeAs(expected);
    }

    private static FeatureFeed feed(FeatureOptions options) {
        return new FeatureFeed(options, DepthMode.PRICE_LEVEL, "XNYS");
    }
}
