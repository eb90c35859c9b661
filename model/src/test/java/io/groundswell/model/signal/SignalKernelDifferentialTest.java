package io.groundswell.model.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The running kernel equals the full one after every sample of many symbols, to the bit, and so
 * does one whose symbols are kept and restored now and then, in a batch of another size, at other
 * places, and scored in other parts. Compares {@value #USUAL_ROWS} rows, or {@code
 * -Dgroundswell.signals.rows=N}; repeat a run with {@code -Dgroundswell.signals.seed=N}.
 */
class SignalKernelDifferentialTest {
    private static final int USUAL_ROWS = 100_000;
    private static final int SYMBOLS = 16;
    private static final int SESSION = 6_000;
    private static final int TICKS_BETWEEN_MOVES = 500;
    private static final int MOST_SPARE = 20;

    /** The same symbols, restored into ever other batches. */
    private static final class Wanderer {
        private final SignalParameters parameters;
        private final Random random;
        private final int[] places = new int[SYMBOLS];
        private SignalBatch batch;
        private SignalKernel kernel;

        Wanderer(SignalParameters parameters, Random random) {
            this.parameters = parameters;
            this.random = random;
            take(SYMBOLS);
        }

        private void take(int size) {
            List<Integer> all = new ArrayList<>(IntStream.range(0, size).boxed().toList());
            Collections.shuffle(all, random);
            Arrays.setAll(places, all::get);
            batch = new SignalBatch(size, SignalWindows.of(parameters));
            kernel = new RunningSignalKernel(parameters, size);
        }

        void move() {
            byte[][] kept = new byte[SYMBOLS][];
            Arrays.setAll(kept, symbol -> batch.snapshot(places[symbol]));
            take(SYMBOLS + random.nextInt(MOST_SPARE));
            for (int symbol = 0; symbol < SYMBOLS; symbol++) {
                batch.restore(places[symbol], kept[symbol]);
            }
        }

        void score() {
            int cut = random.nextInt(batch.symbols() + 1);
            kernel.score(batch, cut, batch.symbols());
            kernel.score(batch, 0, cut);
        }
    }

    @Test
    void shouldEqualTheFullKernelAfterEverySample() {
        long rows = Long.getLong("groundswell.signals.rows", USUAL_ROWS);
        long seed = Long.getLong("groundswell.signals.seed", 1);
        long compared = compare(SignalParameters.V1, rows / 3, seed);
        compared += compare(SignalParameters.V2, rows / 3, seed + 1);
        compared += compare(SignalParametersOfTests.SHORT, rows / 3, seed + 2);
        System.out.println(
                "SignalKernelDifferentialTest "
                        + compared
                        + " rows equal to the bit,"
                        + " -Dgroundswell.signals.seed="
                        + seed);
        assertThat(compared).isGreaterThanOrEqualTo(rows - 2);
    }

    /** Compares at least so many rows, and tells how many. */
    private static long compare(SignalParameters parameters, long rows, long seed) {
        Random random = new Random(seed);
        SignalBatch batch = new SignalBatch(SYMBOLS, SignalWindows.of(parameters));
        SignalKernel full = new FullSignalKernel(parameters);
        SignalKernel running = new RunningSignalKernel(parameters, SYMBOLS);
        RandomSamples[] samples = new RandomSamples[SYMBOLS];
        Arrays.setAll(samples, place -> new RandomSamples(random.nextLong()));
        Wanderer wanderer = new Wanderer(parameters, random);
        double[] expected = new double[batch.outputs().length];
        long compared = 0;
        for (long tick = 0; compared < rows; tick++) {
            for (int place = 0; place < SYMBOLS; place++) {
                long[] row = samples[place].next();
                batch.append(place, row);
                wanderer.batch.append(wanderer.places[place], row);
            }
            full.score(batch, 0, SYMBOLS);
            System.arraycopy(batch.outputs(), 0, expected, 0, expected.length);
            Arrays.fill(batch.outputs(), 0);
            running.score(batch, 0, SYMBOLS);
            wanderer.score();
            for (int place = 0; place < SYMBOLS; place++) {
                int at = SignalBatch.outputIndex(place);
                SignalRows.assertSame("tick " + tick, batch.outputs(), at, expected, at);
                int there = wanderer.places[place];
                SignalRows.assertSame(
                        "moved, tick " + tick,
                        wanderer.batch.outputs(),
                        SignalBatch.outputIndex(there),
                        expected,
                        at);
                if (batch.isSlowTick(place, 5 * place)) {
                    boolean learns = random.nextInt(5) > 0;
                    batch.slowTick(place, learns);
                    wanderer.batch.slowTick(there, learns);
                }
                if (batch.samples(place) > 1 && random.nextInt(SESSION) == 0) {
                    batch.beginSession(place);
                    wanderer.batch.beginSession(there);
                }
            }
            if (random.nextInt(TICKS_BETWEEN_MOVES) == 0) {
                wanderer.move();
            }
            compared += SYMBOLS;
        }
        return compared;
    }
}
