package io.groundswell.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.Aggressor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TradeDotsTest {
    private static final long SECOND = 1_000_000_000L;

    static TradeDot dot(long timeNanos, long size) {
        return new TradeDot(
                timeNanos, 1000, size, Aggressor.BUYER.code(), TradeDot.BOOK, /* setsLast= */ true);
    }

    @Test
    void shouldKeepEveryTradeUpToTheLimitInOrderOfTime() {
        TradeDots dots = new TradeDots(3);
        dots.add(dot(5, 1));
        dots.add(dot(5, 2));
        dots.add(dot(1, 3));

        assertThat(dots.kept()).extracting(TradeDot::size).containsExactly(3L, 1L, 2L);
    }

    @Property(tries = 100)
    void shouldKeepTheLargestTradeOfEachBin(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int limit) {
        Random random = new Random(seed);
        List<TradeDot> all = new ArrayList<>();
        TradeDots dots = new TradeDots(limit);
        for (int i = 0; i < 2000; i++) {
            TradeDot dot = dot(i * SECOND / 7 + random.nextInt(1000), random.nextInt(100_000) + 1);
            all.add(dot);
            dots.add(dot);
        }

        List<TradeDot> kept = dots.kept();

        assertThat(kept).hasSizeBetween(1, limit);
        assertThat(kept).isEqualTo(largestOfTheShortestBinsWithinThe(limit, all));
        assertThat(dots.seen()).isEqualTo(2000);
    }

    /** All trades at once, obviously. */
    private static List<TradeDot> largestOfTheShortestBinsWithinThe(int limit, List<TradeDot> all) {
        for (int shift = TimeBins.LEAST_SHIFT; ; shift++) {
            Map<Long, TradeDot> largest = new HashMap<>();
            for (TradeDot dot : all) {
                TradeDot rival = largest.get(dot.timeNanos() >> shift);
                if (rival == null || dot.size() > rival.size()) {
                    largest.put(dot.timeNanos() >> shift, dot);
                }
            }
            if (largest.size() <= limit) {
                return largest.values().stream()
                        .sorted((a, b) -> Long.compare(a.timeNanos(), b.timeNanos()))
                        .toList();
            }
        }
    }

    @Test
    void shouldPackWhatItKeeps() {
        TradeDots dots = new TradeDots(10);
        dots.add(dot(100, 7));
        dots.add(new TradeDot(90, 1010, 8, Aggressor.SELLER.code(), TradeDot.HIDDEN, false));

        PackedReader packed = new PackedReader(dots.packed(50));

        assertThat(packed.natural()).isEqualTo(2);
        assertThat(packed.signed()).isEqualTo(40);
        assertThat(packed.signed()).isEqualTo(1010);
        assertThat(packed.natural()).isEqualTo(8);
        assertThat(packed.natural()).as("seller, hidden, no last sale").isEqualTo(2 + 4 + 16);
        assertThat(packed.signed()).isEqualTo(10);
        assertThat(packed.signed()).isEqualTo(-10);
        assertThat(packed.natural()).isEqualTo(7);
        assertThat(packed.natural()).isEqualTo(1);
        assertThat(packed.isAtEnd()).isTrue();
    }
}
