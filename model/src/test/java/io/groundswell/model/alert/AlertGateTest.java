package io.groundswell.model.alert;

import static io.groundswell.model.feature.FeatureSchema.FLAG_GAP;
import static io.groundswell.model.feature.FeatureSchema.FLAG_HALTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.groundswell.model.signal.SignalSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertGateTest {
    private final GateFeed feed = new GateFeed();

    @Test
    void shouldRaiseAfterThirtySecondsOfCauseAndNotBefore() {
        feed.until(1_000).composite(.45).until(1_030);
        assertThat(feed.decisions()).isEmpty();
        assertThat(feed.gate().isRaised()).isFalse();

        feed.until(1_031);
        assertThat(feed.decisions()).containsExactly("1031 RAISED COMPOSITE");
        assertThat(feed.gate().isRaised()).isTrue();

        feed.until(5_000);
        assertThat(feed.decisions()).hasSize(1);
    }

    @Test
    void shouldStartTheHoldAnewWhenTheCauseWasGoneForASample() {
        feed.until(1_000).composite(.6).until(1_020);
        feed.set(SignalSchema.BREADTH, 1).until(1_021).set(SignalSchema.BREADTH, 2).until(1_051);
        assertThat(feed.decisions()).isEmpty();

        feed.until(1_052);
        assertThat(feed.decisions()).containsExactly("1052 RAISED COMPOSITE");
    }

    @Test
    void shouldRaiseByAbsorptionAlone() {
        feed.set(SignalSchema.BREADTH, 1).until(1_000).absorption(.92).until(1_100);

        assertThat(feed.decisions()).containsExactly("1031 RAISED ABSORPTION");
    }

    @Test
    void shouldNameBothCausesWhenBothStand() {
        feed.until(1_000).composite(.5).absorption(.95).until(1_100);

        assertThat(feed.decisions()).containsExactly("1031 RAISED BOTH");
    }

    @ParameterizedTest
    @CsvSource({".4499, .9199", ".4, .9", "0, 0"})
    void shouldNotRaiseBelowTheThresholds(double composite, double absorption) {
        feed.until(1_000).composite(composite).absorption(absorption).until(3_000);

        assertThat(feed.decisions()).isEmpty();
    }

    @Test
    void shouldNotRaiseByTheCompositeWhenFewSignalsAgree() {
        feed.set(SignalSchema.BREADTH, 1).until(1_000).composite(1).until(3_000);

        assertThat(feed.decisions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -.1, Double.NaN})
    void shouldNotRaiseWhenTheMirrorStandsAsHigh(double net) {
        feed.set(SignalSchema.NET, net).until(1_000).composite(1).absorption(1).until(3_000);

        assertThat(feed.decisions()).isEmpty();
    }

    @Test
    void shouldNotRaiseInTheFirstQuarterOfAnHour() {
        feed.composite(1).until(929);
        assertThat(feed.decisions()).isEmpty();

        feed.until(930);
        assertThat(feed.decisions()).containsExactly("930 RAISED COMPOSITE");
    }

    @Test
    void shouldNotRaiseInTheLastTwoMinutes() {
        int last = GateFeed.LENGTH - 120;
        GateFeed later = new GateFeed();
        feed.until(last - 31).composite(1).until(GateFeed.LENGTH);
        later.until(last - 30).composite(1).until(GateFeed.LENGTH);

        assertThat(feed.decisions()).containsExactly(last + " RAISED COMPOSITE");
        assertThat(later.decisions()).isEmpty();
    }

    @Test
    void shouldNotRaiseUntilFiveMinutesAfterAHalt() {
        feed.until(999).flags(FLAG_HALTED).until(1_000).flags(0).composite(1).until(2_000);

        assertThat(feed.decisions()).containsExactly("1331 RAISED COMPOSITE");
    }

    @Test
    void shouldNotRaiseUntilAMinuteAfterAGap() {
        feed.until(999).flags(FLAG_GAP).until(1_000).flags(0).composite(1).until(2_000);

        assertThat(feed.decisions()).containsExactly("1091 RAISED COMPOSITE");
    }

    @ParameterizedTest
    @ValueSource(longs = {FLAG_HALTED, FLAG_GAP})
    void shouldNotRaiseWhileAFlagStands(long flag) {
        feed.until(1_000).flags(flag).composite(1).absorption(1).until(3_000);

        assertThat(feed.decisions()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({".799999, false", ".8, true", "NaN, false"})
    void shouldNotRaiseWhenTheBookWasTooSeldomValid(double share, boolean raises) {
        feed.set(SignalSchema.VALID_SHARE, share).until(1_000).composite(1).until(3_000);

        assertThat(feed.gate().isRaised()).isEqualTo(raises);
    }

    @ParameterizedTest
    @CsvSource({"19, false", "20, true"})
    void shouldNotRaiseWhenFewTraded(double orders, boolean raises) {
        feed.set(SignalSchema.ORDERS, orders).until(1_000).composite(1).until(3_000);

        assertThat(feed.gate().isRaised()).isEqualTo(raises);
    }

    @Test
    void shouldStayRaisedBetweenTheThresholds() {
        feed.until(1_000).composite(.5).absorption(.7).until(1_100);
        feed.composite(.32).absorption(.66).until(20_000);

        assertThat(feed.decisions()).containsExactly("1031 RAISED COMPOSITE");
    }

    @Test
    void shouldStayRaisedWhileOneOfTheTwoStandsHigh() {
        feed.until(1_000).composite(.5).absorption(.7).until(1_100);
        feed.composite(0).until(20_000);

        assertThat(feed.decisions()).containsExactly("1031 RAISED COMPOSITE");
    }

    @Test
    void shouldClearAfterAMinuteOfCalm() {
        feed.until(1_000).composite(.6).until(2_000).composite(0).until(3_000);

        // .6 has fallen to .315 after 60 log2(.6 / .315) = 55.8 samples.
        assertThat(feed.decisions())
                .containsExactly("1031 RAISED COMPOSITE", "2116 CLEARED COMPOSITE");
    }

    @Test
    void shouldStartTheMinuteOfCalmAnewWhenItIsBroken() {
        feed.until(1_000).composite(.6).until(2_000).composite(0).until(2_100);
        feed.absorption(.7).until(2_101).absorption(0).until(3_000);

        // .7 has fallen to .644 after 60 log2(.7 / .644) = 7.2 samples.
        assertThat(feed.decisions())
                .containsExactly("1031 RAISED COMPOSITE", "2169 CLEARED COMPOSITE");
    }

    @Test
    void shouldNotRaiseWithinTenMinutesOfClearing() {
        feed.until(1_000).composite(.6).until(2_000).composite(0).until(2_116);
        feed.composite(1).until(4_000);

        assertThat(feed.decisions())
                .containsExactly(
                        "1031 RAISED COMPOSITE", "2116 CLEARED COMPOSITE", "2716 RAISED COMPOSITE");
    }

    @Test
    void shouldRaiseAgainOnceWhenTheOtherCauseComes() {
        feed.until(1_000).composite(.6).until(1_500).absorption(.95).until(1_530);
        assertThat(feed.decisions()).hasSize(1);

        feed.until(2_000).absorption(.7).until(2_300).absorption(.95).until(9_000);
        assertThat(feed.decisions())
                .containsExactly("1031 RAISED COMPOSITE", "1531 RAISED_AGAIN BOTH");
    }

    @Test
    void shouldHoldTheSmoothedValuesWhileNothingIsReady() {
        feed.until(1_000).composite(.6).absorption(.3).until(1_100);
        feed.composite(Double.NaN).absorption(Double.NaN).until(9_000);

        assertThat(feed.gate().composite()).isEqualTo(.6);
        assertThat(feed.gate().absorption()).isEqualTo(.3);
        assertThat(feed.decisions()).containsExactly("1031 RAISED COMPOSITE");
    }

    @Test
    void shouldGoHalfTheWayInAMinute() {
        feed.composite(1).until(1).composite(0).until(61);

        assertThat(feed.gate().composite()).isCloseTo(.5, within(1e-12));
    }

    @Test
    void shouldEndARaisedAlertWithTheSession() {
        feed.until(1_000).composite(.6).until(1_100);

        assertThat(feed.gate().beginSession())
                .contains(new AlertGate.Decision(AlertChange.ENDED, AlertCause.COMPOSITE));
        assertThat(feed.gate().isRaised()).isFalse();
        assertThat(feed.gate().composite()).isNaN();
        assertThat(feed.gate().beginSession()).isEmpty();
    }

    @Test
    void shouldForgetTheTimeOfRestWithTheSession() {
        feed.until(1_000).composite(.6).until(2_000).composite(0).until(2_116);
        feed.gate().beginSession();

        feed.composite(.6).until(2_200);
        assertThat(feed.decisions()).last().isEqualTo("2147 RAISED COMPOSITE");
    }
}
