package io.groundswell.model.feature;

import static io.groundswell.model.feature.FeatureFeed.SECOND;
import static io.groundswell.model.feature.FeatureSchema.BID_PRICE;
import static io.groundswell.model.feature.FeatureSchema.FLAG_SESSION_FIRST;
import static io.groundswell.model.feature.FeatureSchema.MID2_HIGH;
import static io.groundswell.model.feature.FeatureSchema.SOLD;
import static io.groundswell.model.feature.FeatureSchema.VALID_TIME;
import static io.groundswell.model.feature.FeatureSchema.VOLUME;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.session.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The book stands at 500 bid for 100.00, 300 offered at 100.10 from ten o'clock on. */
class SessionSamplesTest {
    private static final long HOUR = 3_600 * SECOND;
    private static final long CLOSE = 6 * HOUR;
    private static final long NIGHT = CLOSE + 4 * HOUR;
    private static final long BID = 1_000_000;

    /** From 21 June to 3 July 2012, when the exchange closed at one. */
    private static final long TWELVE_DAYS = 12 * 24 * HOUR;

    private final FeatureFeed feed = FeatureFeed.full().sound();

    private List<Long> grid() {
        return feed.samples().stream()
                .map(it -> (it.gridNanos() - FeatureFeed.TEN_OCLOCK) / 1_000)
                .toList();
    }

    @Test
    void shouldTellASampleAtEachGridPointWithoutEvents() {
        feed.until(3 * SECOND);

        assertThat(grid()).containsExactly(0L, SECOND, 2 * SECOND, 3 * SECOND);
        assertThat(feed.sum(VALID_TIME)).isEqualTo(4 * SECOND);
    }

    @Test
    void shouldTellNothingBeforeTheGridPointIsReached() {
        feed.until(3 * SECOND - 1);

        assertThat(grid()).containsExactly(0L, SECOND, 2 * SECOND);
    }

    @Test
    void shouldFlagTheFirstSampleOfASession() {
        feed.until(3 * SECOND);

        assertThat(feed.samples().get(0).has(FLAG_SESSION_FIRST)).isTrue();
        assertThat(feed.samples().subList(1, 4)).noneMatch(it -> it.has(FLAG_SESSION_FIRST));
    }

    @Test
    void shouldGoFromSessionToSessionWithoutEvents() {
        feed.until(CLOSE + 2 * SECOND);

        assertThat(feed.at(CLOSE).session().session()).isEqualTo(Session.REGULAR);
        assertThat(feed.at(CLOSE).has(FLAG_SESSION_FIRST)).isFalse();
        FeatureFeed.Sample first = feed.at(CLOSE + SECOND);
        assertThat(first.session().session()).isEqualTo(Session.POST);
        assertThat(first.session().startNanos()).isEqualTo(FeatureFeed.nanos(CLOSE));
        assertThat(first.has(FLAG_SESSION_FIRST)).isTrue();
        assertThat(first.at(VALID_TIME)).isEqualTo(SECOND);
        assertThat(first.at(BID_PRICE)).isEqualTo(BID);
    }

    @Test
    void shouldTellNothingWhileTheVenueIsClosed() {
        feed.until(NIGHT + 3 * HOUR);

        assertThat(grid()).last().isEqualTo(NIGHT);
        assertThat(grid()).hasSize((int) (NIGHT / SECOND) + 1);
    }

    @Test
    void shouldTellTheLastSampleWhenAnEventComesAtTheEndOfTheSession() {
        feed.until(CLOSE - SECOND).displayed(CLOSE - 500_000, BID, 100);
        feed.bid(CLOSE, BID, 400).until(CLOSE + SECOND);

        assertThat(grid()).endsWith(CLOSE - SECOND, CLOSE, CLOSE + SECOND);
        assertThat(feed.at(CLOSE).at(SOLD)).isEqualTo(100);
    }

    @Test
    void shouldNotResolveATestInAnotherSession() {
        feed.displayed(CLOSE - 500_000, BID, 100).until(CLOSE + 3 * SECOND);

        assertThat(feed.sum(SOLD)).isEqualTo(100);
        assertThat(feed.sum(FeatureSchema.BID_TESTED)).isZero();
    }

    @Test
    void shouldEndTheRegularSessionEarlyOnAHalfDay() {
        feed.until(TWELVE_DAYS + 3 * HOUR + SECOND);

        FeatureFeed.Sample last = feed.at(TWELVE_DAYS + 3 * HOUR);
        assertThat(last.session().session()).isEqualTo(Session.REGULAR);
        assertThat(last.session().endNanos()).isEqualTo(last.gridNanos());
        FeatureFeed.Sample next = feed.at(TWELVE_DAYS + 3 * HOUR + SECOND);
        assertThat(next.session().session()).isEqualTo(Session.POST);
        assertThat(next.has(FLAG_SESSION_FIRST)).isTrue();
    }

    @Test
    void shouldCarryThePriceIntoTheNextSession() {
        feed.bid(CLOSE - 10, BID + 300, 5).until(CLOSE + SECOND);

        assertThat(feed.at(CLOSE + SECOND).at(MID2_HIGH)).isEqualTo(BID + 300 + 1_001_000);
    }

    @Test
    void shouldTakeADayByUtcForASessionWhereThereIsNoCalendar() {
        FeatureFeed other = new FeatureFeed(FeatureOptions.FULL_DEPTH, DepthMode.PRICE_LEVEL, "");
        other.sound().until(0);

        SessionSpan session = other.at(0).session();
        assertThat(session.session()).isEqualTo(Session.REGULAR);
        assertThat(session.startNanos()).isEqualTo(FeatureFeed.TEN_OCLOCK - 14 * HOUR * 1_000);
        assertThat(session.endNanos()).isEqualTo(session.startNanos() + 24 * HOUR * 1_000);
    }

    @Test
    void shouldCountAnEventAtAGridPointInTheSampleThatEndsThere() {
        feed.displayed(SECOND, BID, 10).displayed(SECOND + 1, BID, 7).until(2 * SECOND);

        assertThat(feed.at(SECOND).at(VOLUME)).isEqualTo(10);
        assertThat(feed.at(2 * SECOND).at(VOLUME)).isEqualTo(7);
    }
}
