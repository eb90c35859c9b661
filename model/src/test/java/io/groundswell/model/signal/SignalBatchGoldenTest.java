package io.groundswell.model.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * A symbol's rings as they rest: the bytes of today are those of yesterday, tomorrow's are refused.
 * The rings are too long to stand here, so their length and hash do, and the head.
 */
class SignalBatchGoldenTest {
    // Never edited: a new version gets its own numbers.
    private static final int LENGTH = 98_880;
    private static final String HASH =
            "bcb596da4a37ef6f1511737fb9a8835345b6a0ee83319c673f86523d89aa1a98";
    private static final long[] HEAD = {2, 1, 1_000, 2_000, 32, 1_980};

    private static SignalBatch batch() {
        SignalBatch batch = new SignalBatch(2, SignalWindows.of(SignalParametersOfTests.SHORT));
        SignalKernel kernel = new FullSignalKernel(SignalParametersOfTests.SHORT);
        RandomSamples rows = new RandomSamples(1, RandomSamples.Mood.ORDINARY);
        for (int tick = 0; tick < 4_000; tick++) {
            if (tick == 2_000) {
                batch.beginSession(1);
            }
            batch.append(1, rows.next());
            kernel.score(batch, 1, 2);
            if (batch.isSlowTick(1, 0)) {
                batch.slowTick(1, true);
            }
        }
        return batch;
    }

    @Test
    void shouldWriteTheGoldenBytes() throws NoSuchAlgorithmException {
        byte[] kept = batch().snapshot(1);

        ByteBuffer head = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN);
        long[] longs = new long[HEAD.length];
        head.asLongBuffer().get(longs);
        assertThat(longs).isEqualTo(HEAD);
        assertThat(kept).hasSize(LENGTH);
        assertThat(hash(kept)).isEqualTo(HASH);
    }

    private static String hash(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void shouldReadWhatItWrote() {
        byte[] kept = batch().snapshot(1);
        SignalBatch other = new SignalBatch(1, SignalWindows.of(SignalParametersOfTests.SHORT));
        other.restore(0, kept);

        assertThat(other.snapshot(0)).isEqualTo(kept);
        assertThat(other.outputs()[SignalSchema.BASELINE]).isEqualTo(SignalSchema.BASELINE_OWN);
    }

    @Test
    void shouldRefuseANewerVersionAndTrailingOrMissingBytes() {
        byte[] kept = batch().snapshot(1);
        SignalBatch other = new SignalBatch(1, SignalWindows.of(SignalParametersOfTests.SHORT));
        for (int length : new int[] {0, 4, 8, 40, kept.length - 8, kept.length + 1}) {
            byte[] cut = Arrays.copyOf(kept, length);
            assertThatThrownBy(() -> other.restore(0, cut))
                    .as("%d bytes", length)
                    .isInstanceOf(IllegalStateException.class);
        }
        kept[0]++;
        assertThatThrownBy(() -> other.restore(0, kept))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("version 3");
    }
}
