package io.groundswell.model.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.Topic;
import io.groundswell.model.feature.Evidence;
import io.groundswell.model.feature.FeatureSchema;
import io.groundswell.model.feature.SessionSpan;
import io.groundswell.model.session.Session;
import io.groundswell.model.signal.SignalParameters;
import io.groundswell.model.signal.SignalSchema;
import io.groundswell.model.state.StateReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalDeskTest {
    private static final long SECOND = GateFeed.SECOND;
    private static final SessionSpan SESSION = GateFeed.SESSION;

    private final ScriptedKernel kernel = new ScriptedKernel();
    private final SignalDesk desk =
            new SignalDesk(SignalParameters.V1, AlertRule.V1, 1_000, 2, kernel);
    private final List<Alert> alerts = new ArrayList<>();
    private final long[] row = new long[FeatureSchema.COUNT];
    private int second;

    private static Evidence refill(int second, long sequence) {
        return new Evidence(
                Evidence.Kind.BID_REFILL, at(second), 1_000_000, 100, Topic.L2, 1, sequence);
    }

    private static long at(int second) {
        return SESSION.startNanos() + second * SECOND;
    }

    /** A tick of place 0 each second up to that one. */
    private void until(int last) {
        while (second < last) {
            second++;
            desk.append(0, at(second), SESSION, row, alerts::add);
            desk.closeTick(alerts::add);
        }
    }

    private List<String> changes() {
        return alerts.stream()
                .map(it -> (it.timeNanos() - SESSION.startNanos()) / SECOND + " " + it.change())
                .toList();
    }

    /** Entries that the slow ring has taken so far. */
    private long learnt() {
        StateReader in = new StateReader(desk.batch().snapshot(0));
        in.readLongs(new long[4]);
        return in.readLong();
    }

    @Test
    void shouldLearnOnceAMinuteAfterTheLongWindow() {
        desk.add("AAPL");
        until(899);
        assertThat(learnt()).isZero();

        until(899 + 600);
        assertThat(learnt()).isEqualTo(10);
    }

    @Test
    void shouldNotLearnWhileAnAlertIsRaised() {
        desk.add("AAPL");
        until(1_200);
        kernel.composite(1);
        until(1_800);
        assertThat(changes()).containsExactly("1282 RAISED");
        long raised = learnt();
        until(9_000);
        assertThat(learnt()).isEqualTo(raised);

        kernel.composite(0);
        until(10_000);
        assertThat(changes()).hasSize(2).last().asString().endsWith("CLEARED");
        assertThat(learnt()).isBetween(raised + 13, raised + 15);
    }

    @Test
    void shouldTellWhatAnAlertIsExplainedBy() {
        desk.add("AAPL");
        until(600);
        desk.note(0, refill(600, 1));
        until(1_200);
        for (int i = 0; i < 100; i++) {
            desk.note(0, refill(1_200, 2 + i));
        }
        kernel.composite(1);
        row[FeatureSchema.FLAGS] = FeatureSchema.FLAG_CONFLATED;
        until(1_300);

        Alert alert = alerts.get(0);
        assertThat(alert.symbol()).isEqualTo("AAPL");
        assertThat(alert.session()).isEqualTo(SESSION);
        assertThat(alert.isInfo()).isFalse();
        assertThat(alert.composite()).isGreaterThanOrEqualTo(.45);
        assertThat(alert.absorption()).isZero();
        assertThat(alert.reading().at(SignalSchema.ORDERS)).isEqualTo(100);
        assertThat(alert.qualityFlags()).isEqualTo(FeatureSchema.FLAG_CONFLATED);
        assertThat(alert.evidence())
                .hasSize(EvidenceLog.LIMIT)
                .last()
                .isEqualTo(refill(1_200, 101));
        assertThat(alert.parameterVersion()).isEqualTo(1);
        assertThat(alert.ruleVersion()).isEqualTo(1);
    }

    @Test
    void shouldLeaveOutEvidenceOlderThanTheLongWindow() {
        desk.add("AAPL");
        until(381);
        desk.note(0, refill(381, 1));
        until(382);
        desk.note(0, refill(382, 2));
        until(1_200);
        kernel.composite(1);
        until(1_300);

        assertThat(changes()).containsExactly("1282 RAISED");
        assertThat(alerts.get(0).evidence()).containsExactly(refill(382, 2));
    }

    @Test
    void shouldEndAnAlertWithItsSession() {
        desk.add("AAPL");
        kernel.composite(1);
        until(1_000);
        SessionSpan next =
                new SessionSpan(
                        Session.POST, SESSION.endNanos(), SESSION.endNanos() + 3_600 * SECOND);
        desk.append(0, next.startNanos() + SECOND, next, row, alerts::add);
        desk.closeTick(alerts::add);

        assertThat(alerts).extracting(Alert::change).endsWith(AlertChange.ENDED);
        assertThat(alerts.get(1).session()).isEqualTo(SESSION);
        assertThat(desk.batch().samples(0)).isEqualTo(1);
        assertThat(desk.gate(0).isRaised()).isFalse();
    }

    @Test
    void shouldBeForInformationOnlyOutsideTheRegularSession() {
        desk.add("AAPL");
        SessionSpan early = new SessionSpan(Session.PRE, SESSION.startNanos(), SESSION.endNanos());
        kernel.composite(1);
        for (int tick = 1; tick < 1_000; tick++) {
            desk.append(0, at(tick), early, row, alerts::add);
            desk.closeTick(alerts::add);
        }

        assertThat(alerts).hasSize(1).allMatch(Alert::isInfo);
    }

    @Test
    void shouldScoreOnlyWhatWasAppendedTo() {
        desk.add("AAPL");
        int other = desk.add("MSFT");
        until(10);

        assertThat(desk.batch().samples(other)).isZero();
        assertThat(desk.gate(other).composite()).isNaN();
        assertThat(desk.gate(0).composite()).isZero();
    }

    @Test
    void shouldRefuseMoreSymbolsThanItHasRoomFor() {
        desk.add("AAPL");
        desk.add("MSFT");

        assertThatThrownBy(() -> desk.add("GOOG"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("2 symbols");
    }
}
