package io.groundswell.model.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The running kernel equals the full one after every sample of many symbols, to the bit. Compares
 * {@value #USUAL_ROWS} rows, or {@code -Dgroundswell.signals.rows=N}; repeat a run with {@code
 * -Dgroundswell.signals.seed=N}.
 */
class SignalKernelDifferentialTest {
    private static final int USUAL_ROWS = 100_000;
    private static final int SYMBOLS = 16;
    private static final int SESSION = 6_000;

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
        double[] expected = new double[batch.outputs().length];
        long compared = 0;
        for (long tick = 0; compared < rows; tick++) {
            for (int place = 0; place < SYMBOLS; place++) {
                batch.append(place, samples[place].next());
            }
            full.score(batch, 0, SYMBOLS);
            System.arraycopy(batch.outputs(), 0, expected, 0, expected.length);
            Arrays.fill(batch.outputs(), 0);
            running.score(batch, 0, SYMBOLS);
            for (int place = 0; place < SYMBOLS; place++) {
                int at = SignalBatch.outputIndex(place);
                SignalRows.assertSame("tick " + tick, batch.outputs(), at, expected, at);
                if (batch.isSlowTick(place, 5 * place)) {
                    batch.slowTick(place, random.nextInt(5) > 0);
                }
                if (batch.samples(place) > 1 && random.nextInt(SESSION) == 0) {
                    batch.beginSession(place);
                }
            }
            compared += SYMBOLS;
        }
        return compared;
    }
}
