package io.groundswell.model.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.event.DepthMode;
import io.groundswell.model.event.DepthUpdate;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Garbage rows never throw and never make a book inconsistent. Runs half a second for each mode, or
 * {@code -Dfuzz.seconds=N}; repeat a run with {@code -Dfuzz.seed=N}.
 */
class OrderBookFuzz {
    private static final int ROWS_PER_BOOK = 400;

    @ParameterizedTest
    @EnumSource(DepthMode.class)
    void shouldStaySoundWhenRowsAreGarbage(DepthMode mode) {
        long seed = Long.getLong("fuzz.seed", System.nanoTime());
        double seconds = Double.parseDouble(System.getProperty("fuzz.seconds", "0.5"));
        System.out.println("OrderBookFuzz " + mode + " -Dfuzz.seed=" + seed);
        Random random = new Random(seed);
        long end = System.nanoTime() + (long) (seconds * TimeUnit.SECONDS.toNanos(1));
        do {
            fuzzOneBook(mode, random, seed);
        } while (System.nanoTime() < end);
    }

    private static void fuzzOneBook(DepthMode mode, Random random, long seed) {
        RandomDepth stream = new RandomDepth(random, mode, 30, 8, true);
        OrderBook naive = new NaiveOrderBook(mode);
        OrderBook fast = new LadderOrderBook(mode);
        for (int i = 0; i < ROWS_PER_BOOK; i++) {
            DepthUpdate row = stream.nextGarbage();
            FaultKind expected = naive.apply(row);
            if (fast.apply(row) != expected) {
                throw new AssertionError("seed " + seed + ": not " + expected + ": " + row);
            }
        }
        assertThat(fast.checkInvariants()).as("seed %d", seed).isEmpty();
        assertThat(fast.stateHash()).as("seed %d", seed).isEqualTo(naive.stateHash());
    }
}
