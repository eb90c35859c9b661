package io.groundswell.model.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.Topic;
import io.groundswell.model.feature.Evidence;
import io.groundswell.model.feature.FeatureSchema;
import io.groundswell.model.signal.SignalParameters;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * A symbol of a desk as it rests: what stands before its rings, which SignalBatchGoldenTest holds.
 */
class SignalDeskGoldenTest {
    // Never edited: a new version gets its own lines.
    private static final String HEAD =
            "0100000000000000010000000000000001000000000000000400000000000000"
                    + "4100000000000000410000000000000050000000000000004c00000000000000"
                    + "0100000000000000070000000000000052000000000000004500000000000000"
                    + "470000000000000055000000000000004c000000000000004100000000000000"
                    + "52000000000000000070a45c78a6991200805499c0bb99120100000000000000"
                    + "0000000000000000000000000000000000000000000000c000000000000000c0"
                    + "00000000000000c000000000000000c000000000000000c000000000000000c0"
                    + "0000000000000000000000000000000009000000000000004300000000000000"
                    + "4f000000000000004d0000000000000050000000000000004f00000000000000"
                    + "5300000000000000490000000000000054000000000000004500000000000000"
                    + "01000000000000000a0000000000000048000000000000004900000000000000"
                    + "4400000000000000440000000000000045000000000000004e00000000000000"
                    + "5f00000000000000420000000000000049000000000000004400000000000000"
                    + "070000000000000040420f00000000002c010000000000000000000000000000"
                    + "d821e34f000000002a0000000000000040ea030000000000";

    private static SignalDesk empty(SignalParameters parameters) {
        return new SignalDesk(parameters, AlertRule.V1, 1_000, 1, new ScriptedKernel());
    }

    private static SignalDesk desk() {
        SignalDesk desk = empty(SignalParameters.V1);
        desk.add("AAPL");
        desk.note(0, evidence());
        long timeNanos = GateFeed.SESSION.startNanos() + GateFeed.SECOND;
        long[] row = new long[FeatureSchema.COUNT];
        desk.append(0, timeNanos, GateFeed.SESSION, row, alert -> {});
        desk.closeTick(alert -> {});
        return desk;
    }

    private static Evidence evidence() {
        return new Evidence(
                Evidence.Kind.HIDDEN_BID, 7, 1_000_000, 300, Topic.TICKS, 1_340_285_400L, 42);
    }

    private static byte[] join(byte[] head, byte[] rings) {
        byte[] whole = Arrays.copyOf(head, head.length + rings.length);
        System.arraycopy(rings, 0, whole, head.length, rings.length);
        return whole;
    }

    @Test
    void shouldWriteTheGoldenBytes() {
        SignalDesk desk = desk();
        byte[] kept = desk.snapshot(0);
        byte[] rings = desk.batch().snapshot(0);
        int head = kept.length - rings.length;

        assertThat(HexFormat.of().formatHex(kept, 0, head)).isEqualTo(HEAD);
        assertThat(Arrays.copyOfRange(kept, head, kept.length)).isEqualTo(rings);
    }

    @Test
    void shouldReadTheGoldenBytes() {
        byte[] kept = join(HexFormat.of().parseHex(HEAD), desk().batch().snapshot(0));
        SignalDesk other = empty(SignalParameters.V1);

        assertThat(other.restore(kept)).isZero();
        assertThat(other.snapshot(0)).isEqualTo(kept);
        assertThat(other.gate(0).composite()).isZero();
        assertThat(other.batch().samples(0)).isEqualTo(1);
    }

    @Test
    void shouldRefuseOtherVersionsAndTrailingOrMissingBytes() {
        byte[] kept = desk().snapshot(0);
        for (int length : new int[] {0, 8, 60, 200, kept.length - 8, kept.length + 8}) {
            byte[] cut = Arrays.copyOf(kept, length);
            assertThatThrownBy(() -> empty(SignalParameters.V1).restore(cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IllegalStateException.class);
        }
        for (int version = 0; version < 3; version++) {
            byte[] newer = kept.clone();
            newer[version * Long.BYTES]++;
            assertThatThrownBy(() -> empty(SignalParameters.V1).restore(newer))
                    .as("version %d", version)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("version 2");
        }
    }
}
