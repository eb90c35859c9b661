package io.groundswell.model.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.feature.FeatureSchema;
import io.groundswell.model.signal.SignalSchema;
import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A gate as it rests: it goes on where it stood, and yesterday's bytes are read today. */
class AlertGateStateTest {
    // Never edited: a new version gets its own lines.
    private static final String RAISED_AGAIN =
            "0100000000000000333333333333e33f666666666666ee3f00325bb578a79912"
                    + "00000000000000c000000000000000c000000000000000c000b05ba032a79912"
                    + "0098d2e849a79912010000000000000001000000000000000400000000000000"
                    + "42000000000000004f0000000000000054000000000000004800000000000000";

    private static byte[] bytes(AlertGate gate) {
        StateWriter out = new StateWriter();
        gate.write(out);
        return out.toBytes();
    }

    private static AlertGate gate(byte[] bytes) {
        AlertGate gate = new AlertGate(AlertRule.V1, GateFeed.SECOND);
        StateReader in = new StateReader(bytes);
        gate.read(in);
        in.expectEnd();
        return gate;
    }

    private static GateFeed raisedAgain() {
        return new GateFeed()
                .until(700)
                .flags(FeatureSchema.FLAG_HALTED)
                .until(800)
                .flags(FeatureSchema.FLAG_GAP)
                .until(900)
                .flags(0)
                .composite(.6)
                .until(1_500)
                .absorption(.95)
                .until(1_600);
    }

    @Test
    void shouldWriteTheGoldenBytes() {
        GateFeed feed = raisedAgain();

        assertThat(feed.decisions())
                .containsExactly("1131 RAISED COMPOSITE", "1531 RAISED_AGAIN BOTH");
        assertThat(HexFormat.of().formatHex(bytes(feed.gate()))).isEqualTo(RAISED_AGAIN);
    }

    @Test
    void shouldReadTheGoldenBytes() {
        AlertGate gate = gate(HexFormat.of().parseHex(RAISED_AGAIN));

        assertThat(gate.isRaised()).isTrue();
        assertThat(gate.composite()).isEqualTo(.6);
        assertThat(gate.absorption()).isEqualTo(.95);
        GateFeed feed = raisedAgain();
        feed.goOnWith(gate);
        feed.composite(0).absorption(0).until(3_000);
        assertThat(feed.decisions()).last().isEqualTo("1716 CLEARED BOTH");
    }

    @Test
    void shouldRefuseANewerVersionAndEveryCutOffState() {
        byte[] newer = bytes(raisedAgain().gate());
        newer[0]++;
        assertThatThrownBy(() -> gate(newer))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 2");
        byte[] whole = bytes(raisedAgain().gate());
        for (int length = 0; length <= whole.length + 8; length += 4) {
            byte[] other = Arrays.copyOf(whole, length);
            if (length != whole.length) {
                assertThatThrownBy(() -> gate(other))
                        .as("%d bytes", length)
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void shouldDecideTheSameWhenRestoredAnywhere() {
        Random random = new Random(1);
        GateFeed unbroken = new GateFeed();
        GateFeed broken = new GateFeed();
        for (int second = 1; second < GateFeed.LENGTH; second++) {
            if (random.nextInt(400) == 0) {
                double composite = random.nextInt(5) == 0 ? Double.NaN : random.nextDouble();
                double absorption = random.nextInt(5) == 0 ? Double.NaN : random.nextDouble();
                double breadth = random.nextInt(4);
                long flags = random.nextInt(12) == 0 ? random.nextInt(256) : 0;
                for (GateFeed feed : new GateFeed[] {unbroken, broken}) {
                    feed.composite(composite).absorption(absorption).flags(flags);
                    feed.set(SignalSchema.BREADTH, breadth);
                }
            }
            unbroken.until(second);
            broken.until(second);
            broken.goOnWith(gate(bytes(broken.gate())));
        }
        assertThat(broken.decisions()).isEqualTo(unbroken.decisions()).hasSizeGreaterThan(4);
    }
}
