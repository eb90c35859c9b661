package io.groundswell.connectors.iqfeed.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.session.TradingCalendars;
import io.groundswell.model.session.TradingHours;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StallDetectorTest {
    private static final long LEAST = Duration.ofSeconds(60).toNanos();
    private static final TradingHours EQUITIES =
            TradingCalendars.named(TradingCalendars.US_EQUITIES);

    private final StallDetector detector = new StallDetector(EQUITIES, LEAST);

    private static long wall(String instant) {
        return TimeUnit.SECONDS.toNanos(Instant.parse(instant).getEpochSecond());
    }

    private static final long OPEN = wall("2024-03-11T14:00:00Z");

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void shouldTellASilenceThatIsAsLongAsTheLimit() {
        detector.begin(0);
        assertThat(detector.nextCheckNanos()).isEqualTo(LEAST);
        assertThat(detector.looksStalled(LEAST - 1, OPEN)).isFalse();
        assertThat(detector.looksStalled(LEAST, OPEN)).isTrue();
    }

    @Test
    void shouldWaitLongerForASymbolThatIsSeldomHeard() {
        detector.begin(0);
        for (int update = 1; update <= 100; update++) {
            detector.updated(seconds(10L * update));
        }
        assertThat(detector.nextCheckNanos()).isEqualTo(seconds(1_000 + 10 * StallDetector.GAPS));
        assertThat(detector.looksStalled(seconds(1_199), OPEN)).isFalse();
        assertThat(detector.looksStalled(seconds(1_200), OPEN)).isTrue();
    }

    @Test
    void shouldNotCountSilenceInWhichNobodyCouldTrade() {
        long night = wall("2024-03-11T07:00:00Z");
        long firstTrade = wall("2024-03-11T08:00:00Z");
        detector.begin(0);
        long toOpen = firstTrade - night;
        for (long at = 0; at < toOpen; at = detector.nextCheckNanos()) {
            assertThat(detector.looksStalled(at, night + at)).isFalse();
        }
        assertThat(detector.looksStalled(toOpen, firstTrade)).as("at the opening").isFalse();
        assertThat(detector.looksStalled(toOpen + LEAST, firstTrade + LEAST)).isTrue();
    }

    @Test
    void shouldSeeNoStallOnAHoliday() {
        long goodFriday = wall("2024-03-29T15:00:00Z");
        detector.begin(0);
        assertThat(detector.looksStalled(10 * LEAST, goodFriday)).isFalse();
    }

    @Test
    void shouldAskHalfAsOftenAfterEachQuestionThatBroughtNoUpdate() {
        detector.begin(0);
        assertThat(detector.looksStalled(LEAST, OPEN)).isTrue();
        detector.answered(LEAST);
        assertThat(detector.nextCheckNanos()).isEqualTo(LEAST + 2 * LEAST);
        assertThat(detector.looksStalled(3 * LEAST, OPEN)).isTrue();
        detector.answered(3 * LEAST);
        assertThat(detector.nextCheckNanos()).isEqualTo(3 * LEAST + 4 * LEAST);
    }

    @Test
    void shouldTellOnceUntilAnUpdateComes() {
        assertThat(detector.tell()).isTrue();
        detector.answered(1);
        assertThat(detector.tell()).isFalse();
        detector.updated(2);
        assertThat(detector.tell()).isTrue();
    }

    @Test
    void shouldNeverWaitForMoreThanAnHourOrTwo() {
        detector.begin(0);
        detector.updated(Duration.ofDays(30).toNanos());
        long waits = detector.nextCheckNanos() - Duration.ofDays(30).toNanos();
        assertThat(waits).isEqualTo(Duration.ofHours(2).toNanos());
    }
}
