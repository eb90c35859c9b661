package io.groundswell.model.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.groundswell.model.feature.FeatureSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every {@link SignalKernel} computes; each implementation is tested by a subclass. */
public abstract class SignalKernelContract {
    private static final SignalParameters SHORT = SignalParametersOfTests.SHORT;
    private static final int MINUTE = 60;

    /** Samples until all windows of the short parameters have passed, and a while. */
    private static final int SHORT_RUN = 500;

    /** Samples that a second has on the finest grid. */
    private static final int QUARTERS = 4;

    private static final int SYMBOLS = 96;
    private static final int TICKS = 400;

    /** A kernel for batches of at most so many symbols that has seen nothing. */
    protected abstract SignalKernel newKernel(SignalParameters parameters, int symbols);

    /** One symbol's rings and the obvious scores, fed alike. */
    private final class Pair {
        private final SignalBatch batch;
        private final SignalKernel kernel;
        private final NaiveSignals naive;
        private final int turn;

        Pair(SignalParameters parameters, int turn) {
            batch = new SignalBatch(1, SignalWindows.of(parameters));
            kernel = newKernel(parameters, 1);
            naive = new NaiveSignals(parameters);
            this.turn = turn;
        }

        /** The next sample, and whether the obvious scores are computed to be compared. */
        void tick(long[] row, boolean compares, boolean learns) {
            batch.append(0, row);
            naive.append(row);
            kernel.score(batch, 0, 1);
            boolean isMinute = batch.samples(0) % MINUTE == turn;
            if (compares || isMinute) {
                String what = "after " + batch.samples(0) + " samples";
                SignalRows.assertSame(what, batch.outputs(), 0, naive.compute(), 0);
            }
            assertThat(batch.isSlowTick(0, turn)).isEqualTo(isMinute);
            if (isMinute) {
                batch.slowTick(0, learns);
                naive.minute(learns);
            }
        }

        void beginSession() {
            batch.beginSession(0);
            naive.beginSession();
        }
    }

    @ParameterizedTest
    @EnumSource(RandomSamples.Mood.class)
    void shouldGiveTheObviousBitsWhenTheMarketIsOfOneMood(RandomSamples.Mood mood) {
        Pair pair = new Pair(SHORT, 0);
        RandomSamples rows = new RandomSamples(mood.name().hashCode(), mood);
        for (int tick = 0; tick < SHORT_RUN; tick++) {
            pair.tick(rows.next(), tick % 3 == 0, true);
        }
    }

    @Test
    void shouldGiveTheObviousBitsWhenMoodsChangeAndSessionsBegin() {
        Random random = new Random(7);
        for (int seed = 0; seed < 6; seed++) {
            SignalParameters its = seed % 2 == 0 ? SHORT : SignalParametersOfTests.SHORT_V2;
            Pair pair = new Pair(its, random.nextInt(MINUTE));
            RandomSamples rows = new RandomSamples(seed);
            for (int session = 0; session < 3; session++) {
                int length = 2 + random.nextInt(2_000);
                for (int tick = 0; tick < length; tick++) {
                    pair.tick(rows.next(), tick % 7 == 0, random.nextInt(4) > 0);
                }
                pair.beginSession();
            }
        }
    }

    @Test
    void shouldGiveTheObviousBitsWhenTheSlowRingGoesRound() {
        Pair pair = new Pair(SHORT, 13);
        RandomSamples rows = new RandomSamples(21, RandomSamples.Mood.ORDINARY);
        for (int tick = 0; tick < 9_000; tick++) {
            pair.tick(rows.next(), tick % 97 == 0, tick < 3_000 || tick > 3_700);
        }
        assertThat(pair.batch.outputs()[SignalSchema.BASELINE])
                .isEqualTo(SignalSchema.BASELINE_OWN);
        pair.beginSession();
        for (int tick = 0; tick < 400; tick++) {
            pair.tick(rows.next(), tick % 7 == 0, true);
        }
        assertThat(pair.batch.outputs()[SignalSchema.BASELINE])
                .isEqualTo(SignalSchema.BASELINE_PRIOR);
    }

    @Test
    void shouldGiveTheObviousBitsWithTheWindowsOfTheFirstVersion() {
        Pair pair = new Pair(SignalParameters.V1, 0);
        RandomSamples rows = new RandomSamples(3);
        for (int tick = 1; tick <= 4_500; tick++) {
            boolean isEdge = tick % 100 == 0 || tick == 299 || tick == 899 || tick == 2_699;
            pair.tick(rows.next(), isEdge, true);
        }
    }

    @Test
    void shouldBeginAnewWhenASessionHadOneSample() {
        Pair pair = new Pair(SHORT, 0);
        RandomSamples rows = new RandomSamples(5, RandomSamples.Mood.ORDINARY);
        for (int session = 0; session < 3; session++) {
            pair.tick(rows.next(), true, true);
            pair.beginSession();
        }
    }

    @Test
    void shouldGoOnAlikeWhenRestoredInTheMidst() {
        Random random = new Random(11);
        RandomSamples rows = new RandomSamples(12);
        SignalBatch unbroken = new SignalBatch(1, SignalWindows.of(SHORT));
        SignalKernel kernel = newKernel(SHORT, 1);
        SignalBatch broken = new SignalBatch(3, SignalWindows.of(SHORT));
        SignalKernel itsKernel = newKernel(SHORT, 3);
        int place = 0;
        for (int tick = 0; tick < 3_000; tick++) {
            long[] row = rows.next();
            unbroken.append(0, row);
            broken.append(place, row);
            kernel.score(unbroken, 0, 1);
            itsKernel.score(broken, place, place + 1);
            String what = "after " + tick + " ticks";
            int at = SignalBatch.outputIndex(place);
            SignalRows.assertSame(what, broken.outputs(), at, unbroken.outputs(), 0);
            if (unbroken.isSlowTick(0, 0)) {
                unbroken.slowTick(0, true);
                broken.slowTick(place, true);
            }
            if (random.nextInt(100) == 0) {
                byte[] kept = broken.snapshot(place);
                place = random.nextInt(3);
                broken = new SignalBatch(3, SignalWindows.of(SHORT));
                itsKernel = newKernel(SHORT, 3);
                broken.restore(place, kept);
            }
        }
    }

    @Test
    void shouldGiveTheSameBitsWhateverTheBatchAndTheOrderOfSymbols() {
        int largest = Integer.getInteger("groundswell.signals.symbols", SYMBOLS);
        long expected = hash(symbols(largest), 1);
        for (int size = 2; size < largest; size = size * 7 + 1) {
            List<Integer> symbols = symbols(largest);
            Collections.shuffle(symbols, new Random(size));
            assertThat(hash(symbols, size)).as("batches of %d", size).isEqualTo(expected);
        }
        assertThat(hash(symbols(largest), largest)).as("one batch").isEqualTo(expected);
    }

    private static List<Integer> symbols(int count) {
        List<Integer> symbols = new ArrayList<>();
        for (int symbol = 0; symbol < count; symbol++) {
            symbols.add(symbol);
        }
        return symbols;
    }

    /** Scores all symbols in batches of one size, in this order. */
    private long hash(List<Integer> symbols, int size) {
        OutputHash hash = new OutputHash();
        SignalBatch batch = new SignalBatch(size, SignalWindows.of(SHORT));
        for (int from = 0; from < symbols.size(); from += size) {
            int to = Math.min(symbols.size(), from + size);
            run(symbols.subList(from, to), batch, hash);
            for (int place = 0; place < size; place++) {
                batch.clear(place);
            }
        }
        return hash.value();
    }

    private void run(List<Integer> symbols, SignalBatch batch, OutputHash hash) {
        SignalKernel kernel = newKernel(SHORT, batch.symbols());
        List<RandomSamples> rows = symbols.stream().map(it -> new RandomSamples(it)).toList();
        for (int tick = 0; tick < TICKS; tick++) {
            for (int place = 0; place < symbols.size(); place++) {
                batch.append(place, rows.get(place).next());
            }
            // In two parts, because a kernel may be asked for some places only.
            int part = symbols.size() * (tick % 3) / 3;
            kernel.score(batch, 0, part);
            kernel.score(batch, part, symbols.size());
            for (int place = 0; place < symbols.size(); place++) {
                int symbol = symbols.get(place);
                hash.add(symbol, tick, batch.outputs(), SignalBatch.outputIndex(place));
                if (batch.isSlowTick(place, symbol % MINUTE)) {
                    batch.slowTick(place, true);
                }
            }
        }
    }

    @Test
    void shouldGiveTheSameBitsAtEachSecondOfAFinerGrid() {
        SignalBatch seconds = new SignalBatch(1, SignalWindows.of(SHORT));
        SignalBatch quarters = new SignalBatch(1, SignalWindows.of(SHORT, 250));
        SignalKernel kernel = newKernel(SHORT, 1);
        SignalKernel finer = newKernel(SHORT, 1);
        RandomSamples rows = new RandomSamples(3);
        for (int tick = 1; tick <= SHORT_RUN; tick++) {
            long[] second = new long[FeatureSchema.COUNT];
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                long[] row = rows.next();
                // The first step begins at the first sample, which a finer grid has earlier.
                row[FeatureSchema.MID2] = tick == 1 ? 2_000_000 : row[FeatureSchema.MID2];
                quarters.append(0, row);
                finer.score(quarters, 0, 1);
                for (int column = 0; column < FeatureSchema.COUNT; column++) {
                    second[column] += row[column];
                }
                second[FeatureSchema.MID2] = row[FeatureSchema.MID2];
            }
            seconds.append(0, second);
            kernel.score(seconds, 0, 1);
            String what = "after " + tick + " seconds";
            SignalRows.assertSame(what, quarters.outputs(), 0, seconds.outputs(), 0);
            assertThat(quarters.isSlowTick(0, 0)).isEqualTo(tick % MINUTE == 0);
            if (tick % MINUTE == 0) {
                seconds.slowTick(0, true);
                quarters.slowTick(0, true);
            }
        }
    }
}
