package io.groundswell.model.signal;

/**
 * The sums over windows that scores are computed from: where they stand, how they are taken from
 * the rings, and how they move on by one sample. All are longs, so both ways give the same.
 *
 * <p>First come those of samples over the long window, numbered as in {@link FineSchema}, then four
 * times those of bins, each numbered as in {@link CoarseSchema}.
 */
final class WindowSums {
    /** Of the bins of the long window. */
    static final int LONG = FineSchema.SUMMED;

    /** Of the bins of the baseline before the long window. */
    static final int LONG_BASE = LONG + CoarseSchema.COUNT;

    /** Of the bins of the short window. */
    static final int SHORT = LONG_BASE + CoarseSchema.COUNT;

    /** Of the bins of the baseline before the short window. */
    static final int SHORT_BASE = SHORT + CoarseSchema.COUNT;

    /** Of the steps of the short window: their sum. */
    static final int STEPS = SHORT_BASE + CoarseSchema.COUNT;

    static final int STEPS_SQUARED = STEPS + 1;
    static final int STEPS_ABSOLUTE = STEPS + 2;
    static final int LARGEST_STEP_SQUARED = STEPS + 3;

    /** Twice the midpoint now. */
    static final int MID2 = STEPS + 4;

    /** Samples so far. */
    static final int SAMPLES = STEPS + 5;

    static final int COUNT = STEPS + 6;

    private WindowSums() {}

    /** Takes all sums from the rings of a symbol. */
    static void take(SignalBatch batch, int symbol, long[] sums, int at) {
        SignalWindows windows = batch.windows();
        long samples = batch.samples(symbol);
        long from = Math.max(0, samples - windows.longSamples());
        batch.fineSums(symbol, from, samples, sums, at);
        takeBins(batch, symbol, sums, at);
        takeSteps(batch, symbol, sums, at);
        takeNow(batch, symbol, sums, at);
    }

    /** Moves all sums on by the newest sample; they must be those of the sample before it. */
    static void advance(SignalBatch batch, int symbol, long[] sums, int at) {
        SignalWindows windows = batch.windows();
        long samples = batch.samples(symbol);
        long gone = samples - 1 - windows.longSamples();
        for (int column = 0; column < FineSchema.SUMMED; column++) {
            sums[at + column] += batch.fine(symbol, samples - 1, column);
            if (gone >= 0) {
                sums[at + column] -= batch.fine(symbol, gone, column);
            }
        }
        if (samples % windows.binSamples() == 0) {
            takeBins(batch, symbol, sums, at);
        }
        if (samples % windows.stepSamples() == 0) {
            takeSteps(batch, symbol, sums, at);
        }
        takeNow(batch, symbol, sums, at);
    }

    private static void takeNow(SignalBatch batch, int symbol, long[] sums, int at) {
        long samples = batch.samples(symbol);
        sums[at + MID2] = samples == 0 ? 0 : batch.fine(symbol, samples - 1, FineSchema.MID2);
        sums[at + SAMPLES] = samples;
    }

    private static void takeBins(SignalBatch batch, int symbol, long[] sums, int at) {
        SignalWindows windows = batch.windows();
        long bins = batch.samples(symbol) / windows.binSamples();
        int base = windows.baselineBins();
        int longs = windows.longBins();
        int shorts = windows.shortBins();
        takeBins(batch, symbol, bins, longs, sums, at + LONG);
        takeBins(batch, symbol, bins - longs, base, sums, at + LONG_BASE);
        takeBins(batch, symbol, bins, shorts, sums, at + SHORT);
        takeBins(batch, symbol, bins - shorts, base, sums, at + SHORT_BASE);
    }

    /** A window of so many bins that ends before {@code to}. */
    private static void takeBins(
            SignalBatch batch, int symbol, long to, int length, long[] sums, int at) {
        batch.coarseSums(symbol, Math.max(0, to - length), Math.max(0, to), sums, at);
    }

    private static void takeSteps(SignalBatch batch, int symbol, long[] sums, int at) {
        SignalWindows windows = batch.windows();
        long steps = batch.samples(symbol) / windows.stepSamples();
        long sum = 0;
        long squares = 0;
        long absolute = 0;
        long largest = 0;
        for (long step = Math.max(0, steps - windows.shortSteps()); step < steps; step++) {
            long move = batch.step(symbol, step);
            sum += move;
            squares += move * move;
            absolute += Math.abs(move);
            largest = Math.max(largest, move * move);
        }
        sums[at + STEPS] = sum;
        sums[at + STEPS_SQUARED] = squares;
        sums[at + STEPS_ABSOLUTE] = absolute;
        sums[at + LARGEST_STEP_SQUARED] = largest;
    }
}
