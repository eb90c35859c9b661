package io.groundswell.model.book;

import static io.groundswell.model.book.BookFeed.CLOSE;
import static io.groundswell.model.book.BookFeed.OPEN;
import static io.groundswell.model.book.BookFeed.SECOND;
import static io.groundswell.model.event.Side.ASK;
import static io.groundswell.model.event.Side.BID;
import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.TradingPhase;
import org.junit.jupiter.api.Test;

/**
 * Locked and crossed are states with a duration; only a long cross in continuous trading is wrong.
 */
class CrossedBookTest {
    private static final long CROSSING = 3;

    private final BookFeed feed = new BookFeed(DepthMode.BY_ORDER);

    private BookFeed crossAt(long seconds) {
        return feed.add(seconds, BID, CROSSING, 105, 1);
    }

    @Test
    void shouldTellLockedAndCrossedWithTheirBeginning() {
        feed.sound(200).add(201, BID, 7, 101, 1);
        assertThat(feed.book().cross()).isEqualTo(CrossState.LOCKED);
        crossAt(202).add(203, BID, 9, 104, 1);
        assertThat(feed.book().cross()).isEqualTo(CrossState.CROSSED);
        assertThat(feed.book().crossSinceNanos()).isEqualTo(202 * SECOND);
        feed.delete(204, ASK, 2);
        assertThat(feed.book().cross()).isEqualTo(CrossState.NORMAL);
        assertThat(feed.faults()).isEmpty();
    }

    @Test
    void shouldBeAFaultWhenCrossedTooLongInContinuousTrading() {
        feed.sound(200);
        crossAt(300);

        assertThat(feed.trustAt(305)).isEqualTo(TrustReason.SOUND);
        assertThat(feed.book().trustAt(305 * SECOND + 1))
                .isEqualTo(new BookTrust(TrustReason.CROSSED, 305 * SECOND));
        assertThat(feed.faults()).as("asking changes nothing").isEmpty();

        feed.delete(310, BID, CROSSING);
        assertThat(feed.faultKinds()).containsExactly(FaultKind.CROSSED);
        assertThat(feed.faults().get(0).detail())
                .isEqualTo("bid 105 above ask 101 since 300000000000");
        assertThat(feed.book().trustAt(400 * SECOND))
                .isEqualTo(new BookTrust(TrustReason.CROSSED, 305 * SECOND));
        feed.begin(410).end(410);
        assertThat(feed.trustAt(410)).isEqualTo(TrustReason.SOUND);
    }

    @Test
    void shouldReportALongCrossOnce() {
        feed.sound(200);
        crossAt(300).add(320, BID, 8, 90, 1).add(340, BID, 9, 90, 1);

        assertThat(feed.faultKinds()).containsExactly(FaultKind.CROSSED);
    }

    @Test
    void shouldReportAgainWhenTheNewSnapshotIsCrossedToo() {
        feed.sound(200);
        crossAt(300).begin(320).add(320, BID, 1, 105, 1).add(320, ASK, 2, 101, 1).end(320);
        assertThat(feed.trustAt(325)).isEqualTo(TrustReason.SOUND);
        feed.add(326, BID, 8, 90, 1);

        assertThat(feed.faultKinds()).containsExactly(FaultKind.CROSSED, FaultKind.CROSSED);
    }

    @Test
    void shouldBeNoFaultWhenUncrossedWithinTheLimit() {
        feed.sound(200);
        crossAt(300).delete(305, BID, CROSSING);
        crossAt(306).delete(311, BID, CROSSING);

        assertThat(feed.faults()).isEmpty();
        assertThat(feed.trustAt(400)).isEqualTo(TrustReason.SOUND);
    }

    @Test
    void shouldStartTheClockAnewWhenMerelyLockedInBetween() {
        feed.sound(200);
        crossAt(300).add(304, BID, 7, 101, 1).delete(304, BID, CROSSING);
        crossAt(305).delete(309, BID, CROSSING);

        assertThat(feed.faults()).isEmpty();
    }

    @Test
    void shouldBeNoFaultInThePreOpen() {
        feed.sound(10);
        crossAt(20).add(60, BID, 8, 90, 1);

        assertThat(feed.trustAt(90)).isEqualTo(TrustReason.SOUND);
        assertThat(feed.book().phaseAt(90 * SECOND)).isEqualTo(TradingPhase.PRE_OPEN);
        assertThat(feed.faults()).isEmpty();
    }

    @Test
    void shouldCountAsAuctionUntilTheOpeningUncross() {
        feed.sound(10);
        crossAt(20);

        assertThat(feed.book().phaseAt(OPEN * SECOND)).isEqualTo(TradingPhase.AUCTION);
        feed.add(OPEN + 20, BID, 8, 90, 1);
        assertThat(feed.book().phaseAt((OPEN + 20) * SECOND)).isEqualTo(TradingPhase.AUCTION);
        feed.delete(OPEN + 30, BID, CROSSING);
        assertThat(feed.book().phaseAt((OPEN + 30) * SECOND)).isEqualTo(TradingPhase.CONTINUOUS);
        assertThat(feed.faults()).isEmpty();

        crossAt(OPEN + 40).add(OPEN + 50, BID, 9, 90, 1);
        assertThat(feed.faultKinds()).containsExactly(FaultKind.CROSSED);
    }

    @Test
    void shouldBeNoFaultWhenTheSessionEndsBeforeTheLimit() {
        feed.sound(200);
        crossAt(CLOSE - 3);

        assertThat(feed.trustAt(CLOSE + 10)).isEqualTo(TrustReason.SOUND);
        feed.add(CLOSE + 20, BID, 8, 90, 1);
        assertThat(feed.faults()).isEmpty();
    }

    @Test
    void shouldFollowTheVenueWhenItSaysHalted() {
        feed.sound(200).phase(250, TradingPhase.HALTED);
        crossAt(300).add(320, BID, 8, 90, 1);
        assertThat(feed.faults()).isEmpty();
        assertThat(feed.book().phaseAt(320 * SECOND)).isEqualTo(TradingPhase.HALTED);

        feed.phase(330, TradingPhase.CONTINUOUS).add(340, BID, 9, 90, 1);
        assertThat(feed.book().phaseAt(340 * SECOND)).isEqualTo(TradingPhase.AUCTION);
        assertThat(feed.faults()).isEmpty();
    }

    @Test
    void shouldCallACrossAnAuctionsWhenAHaltMeetsIt() {
        feed.sound(200);
        crossAt(300)
                .phase(303, TradingPhase.HALTED)
                .phase(304, TradingPhase.CONTINUOUS)
                .add(340, BID, 9, 90, 1);

        assertThat(feed.faults()).isEmpty();
    }

    @Test
    void shouldFollowTheScheduleAgainWhenTheVenueSaysUnknown() {
        feed.sound(200).phase(250, TradingPhase.HALTED).phase(260, TradingPhase.UNKNOWN);

        assertThat(feed.book().phaseAt(270 * SECOND)).isEqualTo(TradingPhase.CONTINUOUS);
    }

    @Test
    void shouldForgetWhatTheVenueSaidWhenANewEpochBegins() {
        feed.sound(200).phase(250, TradingPhase.HALTED).nextEpoch().define(260);

        assertThat(feed.book().phaseAt(270 * SECOND)).isEqualTo(TradingPhase.CONTINUOUS);
    }

    @Test
    void shouldNotJudgeInsideAVenueEvent() {
        feed.sound(200);
        crossAt(300).more().delete(304, ASK, 2).last();

        assertThat(feed.trustAt(320)).isEqualTo(TrustReason.SOUND);
        feed.add(320, ASK, 2, 110, 5);
        assertThat(feed.faults()).isEmpty();
        assertThat(feed.book().cross()).isEqualTo(CrossState.NORMAL);
    }
}
