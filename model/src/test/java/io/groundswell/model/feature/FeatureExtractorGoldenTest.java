package io.groundswell.model.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.groundswell.model.event.DepthMode;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** An extractor as it rests: yesterday's bytes are read today, tomorrow's are refused. */
class FeatureExtractorGoldenTest {
    // Never edited: a new version gets its own lines.
    private static final String ONE_OF_EACH =
            "0200000000000000010000000000000002000000000000000100000000000000"
                    + "040000000000000058000000000000004e000000000000005900000000000000"
                    + "5300000000000000070000000000000052000000000000004500000000000000"
                    + "470000000000000055000000000000004c000000000000004100000000000000"
                    + "52000000000000000070a45c78a6991200805499c0bb99128000000000000000"
                    + "00000000000000000000000000000000000000000000000068881e0000000000"
                    + "68881e0000000000204e00000000000028230000000000007017000000000000"
                    + "282300000000000070170000000000001400000000000000ceffffffffffffff"
                    + "ceffffffffffffff6b0000000000000032000000000000000200000000000000"
                    + "0100000000000000000000000000000000000000000000000000000000000000"
                    + "0000000000000000000000000000000000000000000000000000000000000000"
                    + "0000000000000000000000000000000000000000000000000000000000000000"
                    + "0000000000000000e300000000000000020000000000000040420f0000000000"
                    + "28460f000000000068881e000000000014f873eefbc204000200000000000000"
                    + "10b19bb01ba89912010000000000000040420f0000000000cc00000000000000"
                    + "20d89bb01ba89912000000000000000028460f0000000000aa00000000000000"
                    + "00000000000000000100000000000000405c01751ba899120700000000000000"
                    + "40420f000000000090010000000000000000000000000000200e01751ba89912"
                    + "320000000000000028460f00000000002c010000000000000700000000000000"
                    + "6400000000000000000000000000000000000000000000000000000000000000"
                    + "000000000000000000000000000000000000000000000000405c01751ba89912"
                    + "10e700751ba89912000000000000000000000000000000000000000000000000"
                    + "0000000000000000000000000000000000000000000000000100000000000000"
                    + "40420f0000000000900100000000000032000000000000000000000000000000"
                    + "0000000000000000000000000000000000000000000000000000000000000000"
                    + "00000000000000000000000000000000200e01751ba899120000000000000000"
                    + "0000000000000000000000000000000000000000000000000000000000000000"
                    + "00000000000000000000000000000000010000000000000028460f0000000000"
                    + "fa000000000000000100000000000000303501751ba899120100000000000000"
                    + "40420f00000000004600000000000000900100000000000040420f0000000000"
                    + "900100000000000001000000000000000b000000000000004600000000000000"
                    + "0000000000000000000000000000000040420f000000000028460f0000000000"
                    + "40420f0000000000000000000000000001000000000000000100000000000000"
                    + "40420f0000000000000000000000000090010000000000000000000000000000"
                    + "28460f00000000000000000000000000fa000000000000000000000000000000"
                    + "0100000000000000000000000000000000000000000000000000000000000000"
                    + "04000000000000000000000000000000008a9bb01ba89912";

    private static final FeatureOptions OPTIONS =
            new FeatureOptions(1_000_000_000L, 2, 1_000_000_000L, 300_000_000L, 100_000_000L, true);

    /** A test, a print and an order that wait, a refill watch on either side, and quotes. */
    private static FeatureFeed feed() {
        FeatureFeed feed = new FeatureFeed(OPTIONS, DepthMode.PRICE_LEVEL, "XNYS");
        feed.sound().quote(0, 1_000_000, 1, 1_001_000, 2);
        feed.displayed(10, 1_000_000, 100).bid(10, 1_000_000, 400);
        feed.displayed(20, 1_001_000, 50).ask(20, 1_001_000, 250);
        return feed.unknown(30, 1_000_000, 70).displayed(40, 1_000_000, 7);
    }

    private static FeatureExtractor restored(byte[] kept) {
        FeatureExtractor extractor =
                new FeatureExtractor(OPTIONS, FeatureFeed.newBook(), fault -> {});
        extractor.restore(kept);
        return extractor;
    }

    @Test
    void shouldWriteTheGoldenBytes() {
        assertThat(HexFormat.of().formatHex(feed().extractor().snapshot())).isEqualTo(ONE_OF_EACH);
    }

    @Test
    void shouldReadTheGoldenBytes() {
        byte[] kept = HexFormat.of().parseHex(ONE_OF_EACH);

        FeatureExtractor extractor = restored(kept);
        assertThat(extractor.snapshot()).isEqualTo(kept);
        assertThat(extractor.top().bidSize()).isEqualTo(400);
        assertThat(extractor.top().askSize()).isEqualTo(250);
    }

    @Test
    void shouldRefuseOtherVersionsAndOtherLevels() {
        byte[] kept = feed().extractor().snapshot();
        for (int version = 0; version < 3; version++) {
            byte[] other = kept.clone();
            other[version * Long.BYTES]++;
            assertThatThrownBy(() -> restored(other))
                    .as("version %d", version)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("known is");
        }
    }

    @Test
    void shouldRefuseAFeedOfTheOtherKind() {
        byte[] other = feed().extractor().snapshot();
        other[3 * Long.BYTES] = 0;
        assertThatThrownBy(() -> restored(other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other kind");
    }

    @Test
    void shouldRefuseTrailingBytesAndEveryCutOffState() {
        byte[] kept = feed().extractor().snapshot();
        for (int length = 0; length <= kept.length + 8; length += 4) {
            byte[] other = Arrays.copyOf(kept, length);
            if (length != kept.length) {
                assertThatThrownBy(() -> restored(other))
                        .as("%d bytes", length)
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
