package io.groundswell.model.signal;

import io.groundswell.model.feature.FeatureSchema;

/**
 * The sums over windows that scores are computed from: which they are, how they are taken from the
 * rings, and how they move on by one sample. All are longs, so both ways give the same.
 */
final class WindowSums {
    /** Columns of samples that are summed over the long window, in this order from 0 on. */
    private static final int[] LONG = {
        FeatureSchema.SOLD,
        FeatureSchema.BOUGHT,
        FeatureSchema.BID_TESTED,
        FeatureSchema.BID_HELD,
        FeatureSchema.ASK_TESTED,
        FeatureSchema.ASK_HELD,
        FeatureSchema.BID_REFILLED,
        FeatureSchema.ASK_REFILLED,
        FeatureSchema.HIDDEN_BID,
        FeatureSchema.HIDDEN_ASK,
        FeatureSchema.OFF_EXCHANGE,
        FeatureSchema.OFF_EXCHANGE_LARGE,
        FeatureSchema.VOLUME,
        FeatureSchema.BID_SIZE_TIME,
        FeatureSchema.ASK_SIZE_TIME,
        FeatureSchema.VALID_TIME,
        FeatureSchema.SELL_ORDERS,
        FeatureSchema.BUY_ORDERS
    };

    static final int SOLD = 0;
    static final int BOUGHT = 1;
    static final int BID_TESTED = 2;
    static final int BID_HELD = 3;
    static final int ASK_TESTED = 4;
    static final int ASK_HELD = 5;
    static final int BID_REFILLED = 6;
    static final int ASK_REFILLED = 7;
    static final int HIDDEN_BID = 8;
    static final int HIDDEN_ASK = 9;
    static final int OFF_EXCHANGE = 10;
    static final int OFF_EXCHANGE_LARGE = 11;
    static final int VOLUME = 12;
    static final int BID_SIZE_TIME = 13;
    static final int ASK_SIZE_TIME = 14;
    static final int VALID_TIME = 15;
    static final int SELL_ORDERS = 16;
    static final int BUY_ORDERS = 17;

    /** Columns of bins that are summed over the long window. */
    private static final int[] LONG_BINS = {
        CoarseSchema.BINS, CoarseSchema.IMBALANCE, CoarseSchema.MOVE
    };

    static final int LONG_BIN_COUNT = 18;
    static final int LONG_IMBALANCE = 19;
    static final int LONG_MOVE = 20;

    /** Columns of bins that are summed over the baseline of the long window. */
    private static final int[] BASE = {
        CoarseSchema.BINS,
        CoarseSchema.IMBALANCE_SQUARED,
        CoarseSchema.IMBALANCE_MOVE,
        CoarseSchema.MOVE_SQUARED,
        CoarseSchema.BID_TESTED,
        CoarseSchema.BID_HELD,
        CoarseSchema.ASK_TESTED,
        CoarseSchema.ASK_HELD
    };

    static final int BASE_BIN_COUNT = 21;
    static final int BASE_IMBALANCE_SQUARED = 22;
    static final int BASE_IMBALANCE_MOVE = 23;
    static final int BASE_MOVE_SQUARED = 24;
    static final int BASE_BID_TESTED = 25;
    static final int BASE_BID_HELD = 26;
    static final int BASE_ASK_TESTED = 27;
    static final int BASE_ASK_HELD = 28;

    /** Columns of bins that are summed over the short window, and again over its baseline. */
    private static final int[] SHORT = {
        CoarseSchema.BINS,
        CoarseSchema.STEP_PRODUCTS,
        CoarseSchema.SPREAD_TIME,
        CoarseSchema.VALID_TIME,
        CoarseSchema.BID_DEPTH_TIME,
        CoarseSchema.ASK_DEPTH_TIME
    };

    static final int SHORT_FIRST = 29;
    static final int SHORT_BASE_FIRST = 35;

    /** Offsets from either of these two. */
    static final int BIN_COUNT = 0;

    static final int STEP_PRODUCTS = 1;
    static final int SPREAD_TIME = 2;
    static final int BINS_VALID_TIME = 3;
    static final int BID_DEPTH_TIME = 4;
    static final int ASK_DEPTH_TIME = 5;

    /** Of the steps of the short window. */
    static final int STEPS = 41;

    static final int STEPS_SQUARED = 42;
    static final int STEPS_ABSOLUTE = 43;
    static final int LARGEST_STEP_SQUARED = 44;

    /** Twice the midpoint now, and samples so far. */
    static final int MID2 = 45;

    static final int SAMPLES = 46;

    static final int COUNT = 47;

    private WindowSums() {}

    /** Takes all sums from the rings of a symbol. */
    static void take(SignalBatch batch, int symbol, long[] sums, int at) {
        SignalWindows windows = batch.windows();
        long samples = batch.samples(symbol);
        long from = Math.max(0, samples - windows.longSamples());
        batch.fineSums(symbol, LONG, from, samples, sums, at);
        takeBins(batch, symbol, sums, at);
        takeSteps(batch, symbol, sums, at);
        takeNow(batch, symbol, sums, at);
    }

    /** Moves all sums on by the newest sample; they must be those of the sample before it. */
    static void advance(SignalBatch batch, int symbol, long[] sums, int at) {
        SignalWindows windows = batch.windows();
        long samples = batch.samples(symbol);
        long gone = samples - 1 - windows.longSamples();
        for (int i = 0; i < LONG.length; i++) {
            sums[at + i] += batch.fine(symbol, samples - 1, LONG[i]);
            if (gone >= 0) {
                sums[at + i] -= batch.fine(symbol, gone, LONG[i]);
            }
        }
        if (samples % windows.binSamples() == 0) {
            advanceBins(batch, symbol, sums, at);
        }
        if (samples % windows.stepSamples() == 0) {
            takeSteps(batch, symbol, sums, at);
        }
        takeNow(batch, symbol, sums, at);
    }

    private static void takeNow(SignalBatch batch, int symbol, long[] sums, int at) {
        long samples = batch.samples(symbol);
        sums[at + MID2] = samples == 0 ? 0 : batch.fine(symbol, samples - 1, FeatureSchema.MID2);
        sums[at + SAMPLES] = samples;
    }

    private static void takeBins(SignalBatch batch, int symbol, long[] sums, int at) {
        SignalWindows windows = batch.windows();
        long bins = batch.samples(symbol) / windows.binSamples();
        int base = windows.baselineBins();
        int longs = windows.longBins();
        int shorts = windows.shortBins();
        takeBins(batch, symbol, LONG_BINS, bins - longs, bins, sums, at + LONG_BIN_COUNT);
        takeBins(batch, symbol, BASE, bins - longs - base, bins - longs, sums, at + BASE_BIN_COUNT);
        takeBins(batch, symbol, SHORT, bins - shorts, bins, sums, at + SHORT_FIRST);
        takeBins(
                batch,
                symbol,
                SHORT,
                bins - shorts - base,
                bins - shorts,
                sums,
                at + SHORT_BASE_FIRST);
    }

    private static void takeBins(
            SignalBatch batch, int symbol, int[] columns, long from, long to, long[] sums, int at) {
        for (int i = 0; i < columns.length; i++) {
            sums[at + i] = batch.coarseSum(symbol, columns[i], Math.max(0, from), to);
        }
    }

    private static void advanceBins(SignalBatch batch, int symbol, long[] sums, int at) {
        SignalWindows windows = batch.windows();
        long bins = batch.samples(symbol) / windows.binSamples();
        int base = windows.baselineBins();
        int longs = windows.longBins();
        int shorts = windows.shortBins();
        move(batch, symbol, LONG_BINS, bins, longs, sums, at + LONG_BIN_COUNT);
        move(batch, symbol, BASE, bins - longs, base, sums, at + BASE_BIN_COUNT);
        move(batch, symbol, SHORT, bins, shorts, sums, at + SHORT_FIRST);
        move(batch, symbol, SHORT, bins - shorts, base, sums, at + SHORT_BASE_FIRST);
    }

    /** One more bin is in a window that ends before {@code to}, and one too old is not. */
    private static void move(
            SignalBatch batch,
            int symbol,
            int[] columns,
            long to,
            int length,
            long[] sums,
            int at) {
        if (to <= 0) {
            return;
        }
        long gone = to - 1 - length;
        for (int i = 0; i < columns.length; i++) {
            sums[at + i] += batch.coarse(symbol, to - 1, columns[i]);
            if (gone >= 0) {
                sums[at + i] -= batch.coarse(symbol, gone, columns[i]);
            }
        }
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
