package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Aggressor;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class VolumeBarsTest {
    private static final int LIMIT = 16;

    /** Whatever was widened on the way: each bin has its trades' volume, by who took. */
    @Property(tries = 100)
    void shouldLoseNoVolumeAndMoveNoneToAnotherBin(@ForAll long seed) {
        Random random = new Random(seed);
        VolumeBars bars = new VolumeBars(LIMIT);
        long[] times = new long[500];
        for (int i = 0; i < times.length; i++) {
            times[i] = (long) (random.nextDouble() * 1e11) + i * 1_000_000L;
        }
        long last = Arrays.stream(times).max().orElseThrow();
        long first = Arrays.stream(times).min().orElseThrow();
        TimeBins bins = TimeBins.over(first, last, LIMIT);
        long[][] expected = new long[bins.count()][3];
        for (long time : times) {
            Aggressor by = Aggressor.ofCode(random.nextInt(4));
            long size = random.nextInt(1000) + 1L;
            bars.add(new TradeDot(time, 1, size, by.code(), TradeDot.BOOK, true));
            int kind = by == Aggressor.BUYER ? 0 : by == Aggressor.SELLER ? 1 : 2;
            expected[bins.indexOf(time)][kind] += size;
        }

        PackedReader packed = new PackedReader(bars.packed(bins));

        for (long[] bin : expected) {
            for (long volume : bin) {
                assertThat(packed.natural()).isEqualTo(volume);
            }
        }
        assertThat(packed.isAtEnd()).isTrue();
    }
}
