package io.groundswell.model.signal;

import io.groundswell.model.feature.FeatureSchema;
import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;
import java.util.Arrays;

/**
 * What the scores of many symbols are computed from, as arrays over symbols: the last 1024 samples
 * of each, the last 512 bins of ten seconds, and one value a minute of the slow metrics. A symbol
 * is a place, 0 to {@link #symbols}.
 *
 * <p>The samples of a symbol lie row by row: what is new is one stretch, and a window of several
 * columns is read in one pass, which is what memory is fastest at. Bins lie column by column.
 *
 * <p>About 350 KiB a symbol. Not thread-safe, but different symbols may be appended to and scored
 * by different threads.
 */
public final class SignalBatch {
    /** Samples that are kept of a symbol. */
    public static final int FINE_SAMPLES = 1024;

    static final int COARSE_BINS = 512;
    static final int SLOW_ENTRIES = 128;

    private static final long VERSION = 1;
    private static final int FINE_LONGS = FINE_SAMPLES * FeatureSchema.COUNT;
    private static final int COARSE_LONGS = COARSE_BINS * CoarseSchema.COUNT;
    private static final int SLOW_DOUBLES = SLOW_ENTRIES * SlowMetrics.COUNT;
    private static final int PRIORS = 2 * SlowMetrics.COUNT;
    private static final int STEPS_PER_BIN = 2;

    /** Columns of samples that a bin has the sum of, and where it has it. */
    private static final int[] SUMMED = {
        FeatureSchema.VALID_TIME,
        FeatureSchema.SPREAD_TIME,
        FeatureSchema.BID_TESTED,
        FeatureSchema.BID_HELD,
        FeatureSchema.ASK_TESTED,
        FeatureSchema.ASK_HELD,
        FeatureSchema.BID_DEPTH_TIME,
        FeatureSchema.ASK_DEPTH_TIME,
        FeatureSchema.BOUGHT,
        FeatureSchema.SOLD
    };

    private static final int VALID_TIME = 0;
    private static final int BOUGHT = 8;
    private static final int SOLD = 9;

    private static final int[] SUMMED_INTO = {
        CoarseSchema.VALID_TIME,
        CoarseSchema.SPREAD_TIME,
        CoarseSchema.BID_TESTED,
        CoarseSchema.BID_HELD,
        CoarseSchema.ASK_TESTED,
        CoarseSchema.ASK_HELD,
        CoarseSchema.BID_DEPTH_TIME,
        CoarseSchema.ASK_DEPTH_TIME
    };

    private final int symbols;
    private final SignalWindows windows;
    private final long[] fine;
    private final long[] coarse;
    private final double[] slow;
    private final long[] slowAt;
    private final long[] samples;
    private final long[] slowCount;
    private final long[] slowTick;
    private final long[] generation;

    /** Median and scaled deviation of each slow metric in the session before, or NaN. */
    private final double[] priors;

    private final double[] outputs;

    /** Room for so many symbols, of which nothing is known. */
    public SignalBatch(int symbols, SignalWindows windows) {
        this.symbols = symbols;
        this.windows = windows;
        fine = new long[symbols * FINE_LONGS];
        coarse = new long[symbols * COARSE_LONGS];
        slow = new double[symbols * SLOW_DOUBLES];
        slowAt = new long[symbols * SLOW_ENTRIES];
        samples = new long[symbols];
        slowCount = new long[symbols];
        slowTick = new long[symbols];
        generation = new long[symbols];
        priors = new double[symbols * PRIORS];
        outputs = new double[symbols * SignalSchema.COUNT];
        Arrays.fill(priors, Double.NaN);
        Arrays.fill(outputs, Double.NaN);
    }

    /** Room for so many symbols. */
    public int symbols() {
        return symbols;
    }

    /** How many samples make which window. */
    public SignalWindows windows() {
        return windows;
    }

    /** Samples of a symbol since its session began. */
    public long samples(int symbol) {
        return samples[symbol];
    }

    /**
     * Adds the next sample of a symbol, and the bin that it completes.
     *
     * @param row columns of {@link FeatureSchema}; copied
     */
    public void append(int symbol, long[] row) {
        long at = samples[symbol];
        System.arraycopy(row, 0, fine, fineIndex(symbol, at, 0), FeatureSchema.COUNT);
        samples[symbol] = at + 1;
        if ((at + 1) % windows.binSamples() == 0) {
            completeBin(symbol, (at + 1) / windows.binSamples() - 1);
        }
    }

    private static int fineIndex(int symbol, long sample, int column) {
        int place = (int) (sample & (FINE_SAMPLES - 1));
        return symbol * FINE_LONGS + place * FeatureSchema.COUNT + column;
    }

    /** The value of a column in one of the last {@link #FINE_SAMPLES} samples, counted from 0. */
    long fine(int symbol, long sample, int column) {
        return fine[fineIndex(symbol, sample, column)];
    }

    /** The sums of some columns over samples from one to before another. */
    void fineSums(int symbol, int[] columns, long from, long to, long[] sums, int sumsAt) {
        Arrays.fill(sums, sumsAt, sumsAt + columns.length, 0);
        for (long at = from; at < to; at++) {
            int index = fineIndex(symbol, at, 0);
            for (int i = 0; i < columns.length; i++) {
                sums[sumsAt + i] += fine[index + columns[i]];
            }
        }
    }

    /** The sum over part of a ring, which begins somewhere in an array: two stretches at most. */
    private static long ringSum(long[] values, int ring, int length, long from, long to) {
        if (from >= to) {
            return 0;
        }
        int first = (int) (from & (length - 1));
        int last = first + (int) (to - from);
        long sum = sum(values, ring + first, ring + Math.min(last, length));
        return last > length ? sum + sum(values, ring, ring + last - length) : sum;
    }

    /** A plain loop over one stretch, which the compiler makes the most of. */
    private static long sum(long[] values, int from, int to) {
        long sum = 0;
        for (int at = from; at < to; at++) {
            sum += values[at];
        }
        return sum;
    }

    /** Twice the midpoint when so many samples had been taken; the first one's at 0. */
    private long mid2After(int symbol, long count) {
        return fine(symbol, Math.max(count, 1) - 1, FeatureSchema.MID2);
    }

    /** The step of five seconds with that number, counted from 0; 0 where a price was not known. */
    long step(int symbol, long step) {
        long after = mid2After(symbol, (step + 1) * windows.stepSamples());
        long before = mid2After(symbol, step * windows.stepSamples());
        return after == 0 || before == 0 ? 0 : clamp(after - before, CoarseSchema.MAX_MOVE);
    }

    private static long clamp(long value, long most) {
        return Math.max(-most, Math.min(most, value));
    }

    private void completeBin(int symbol, long bin) {
        long from = bin * windows.binSamples();
        long to = from + windows.binSamples();
        for (int column = 0; column < CoarseSchema.COUNT; column++) {
            coarse[coarseIndex(symbol, bin, column)] = 0;
        }
        long[] sums = new long[SUMMED.length];
        fineSums(symbol, SUMMED, from, to, sums, 0);
        if (sums[VALID_TIME] == 0) {
            return;
        }
        long imbalance = clamp(sums[BOUGHT] - sums[SOLD], CoarseSchema.MAX_IMBALANCE);
        long products = 0;
        long move = 0;
        for (long step = bin * STEPS_PER_BIN; step < (bin + 1) * STEPS_PER_BIN; step++) {
            long now = step(symbol, step);
            move += now;
            products += step == 0 ? 0 : Math.abs(now) * Math.abs(step(symbol, step - 1));
        }
        move = clamp(move, CoarseSchema.MAX_MOVE);
        put(symbol, bin, CoarseSchema.IMBALANCE, imbalance);
        put(symbol, bin, CoarseSchema.MOVE, move);
        put(symbol, bin, CoarseSchema.IMBALANCE_SQUARED, imbalance * imbalance);
        put(symbol, bin, CoarseSchema.IMBALANCE_MOVE, imbalance * move);
        put(symbol, bin, CoarseSchema.MOVE_SQUARED, move * move);
        put(symbol, bin, CoarseSchema.STEP_PRODUCTS, products);
        put(symbol, bin, CoarseSchema.BINS, 1);
        for (int i = 0; i < SUMMED_INTO.length; i++) {
            put(symbol, bin, SUMMED_INTO[i], sums[i]);
        }
    }

    private void put(int symbol, long bin, int column, long value) {
        coarse[coarseIndex(symbol, bin, column)] = value;
    }

    private static int coarseIndex(int symbol, long bin, int column) {
        int place = (int) (bin & (COARSE_BINS - 1));
        return symbol * COARSE_LONGS + column * COARSE_BINS + place;
    }

    /** The value of a column in one of the last {@link #COARSE_BINS} bins, counted from 0. */
    long coarse(int symbol, long bin, int column) {
        return coarse[coarseIndex(symbol, bin, column)];
    }

    /** The sum of a column over bins from one to before another. */
    long coarseSum(int symbol, int column, long from, long to) {
        return ringSum(coarse, coarseIndex(symbol, 0, column), COARSE_BINS, from, to);
    }

    /** Where the outputs of a symbol begin in {@link #outputs}. */
    public static int outputIndex(int symbol) {
        return symbol * SignalSchema.COUNT;
    }

    /** What kernels told last: {@link SignalSchema#COUNT} numbers of each symbol. */
    public double[] outputs() {
        return outputs;
    }

    /**
     * Is a minute over, so that the slow ring is to be looked at? Symbols take turns, so that not
     * all of them are sorted in one second.
     *
     * @param turn any number of the symbol's own that stays the same, such as a hash of its name
     */
    public boolean isSlowTick(int symbol, int turn) {
        int minute = windows.minuteSamples();
        return Math.floorMod(samples[symbol] - turn, minute) == 0;
    }

    /**
     * A minute is over.
     *
     * @param learns whether the present outputs go into the slow ring: not where they are not
     *     ready, and not while an alert is raised, which would teach that accumulation is usual
     */
    public void slowTick(int symbol, boolean learns) {
        slowTick[symbol] = samples[symbol];
        if (!learns || samples[symbol] < windows.longSamples()) {
            return;
        }
        int output = outputIndex(symbol);
        for (int metric = 0; metric < SlowMetrics.COUNT; metric++) {
            if (Double.isNaN(outputs[output + SlowMetrics.output(metric)])) {
                return;
            }
        }
        int entry = (int) (slowCount[symbol] & (SLOW_ENTRIES - 1));
        for (int metric = 0; metric < SlowMetrics.COUNT; metric++) {
            slow[symbol * SLOW_DOUBLES + metric * SLOW_ENTRIES + entry] =
                    outputs[output + SlowMetrics.output(metric)];
        }
        slowAt[symbol * SLOW_ENTRIES + entry] = samples[symbol];
        slowCount[symbol]++;
    }

    /** Another number whenever a place has begun anew: what was known of its rings is void. */
    long generationOf(int symbol) {
        return generation[symbol];
    }

    /** When the slow ring of a symbol was looked at last, in samples. */
    long slowTickOf(int symbol) {
        return slowTick[symbol];
    }

    /**
     * Copies the values of a slow metric that are old enough to be held against the long window.
     *
     * @param into room for {@link #SLOW_ENTRIES}
     * @return how many there are, at most as many as are looked back at
     */
    int slowValues(int symbol, int metric, double[] into) {
        long newest = slowTick[symbol] - windows.longSamples();
        long first = Math.max(0, slowCount[symbol] - SLOW_ENTRIES);
        int count = 0;
        for (long entry = slowCount[symbol] - 1; entry >= first; entry--) {
            int place = (int) (entry & (SLOW_ENTRIES - 1));
            boolean isOld = slowAt[symbol * SLOW_ENTRIES + place] <= newest;
            if (isOld && count < windows.slowEntries()) {
                into[count++] = slow[symbol * SLOW_DOUBLES + metric * SLOW_ENTRIES + place];
            }
        }
        return count;
    }

    /** The median of a slow metric in the session before, or NaN. */
    double priorMedian(int symbol, int metric) {
        return priors[symbol * PRIORS + 2 * metric];
    }

    /** The median deviation of a slow metric in the session before, or NaN. */
    double priorDeviation(int symbol, int metric) {
        return priors[symbol * PRIORS + 2 * metric + 1];
    }

    /** A session begins: nothing of the last counts but what was usual in it. */
    public void beginSession(int symbol) {
        double[] values = new double[SLOW_ENTRIES];
        double[] two = new double[2];
        for (int metric = 0; metric < SlowMetrics.COUNT; metric++) {
            int count = slowValues(symbol, metric, values);
            if (count >= windows.leastSlowEntries()) {
                Medians.of(values, count, two);
                System.arraycopy(two, 0, priors, symbol * PRIORS + 2 * metric, 2);
            }
        }
        generation[symbol]++;
        samples[symbol] = 0;
        slowCount[symbol] = 0;
        slowTick[symbol] = 0;
        int output = outputIndex(symbol);
        Arrays.fill(outputs, output, output + SignalSchema.COUNT, Double.NaN);
    }

    /** Makes a place free for another symbol. */
    public void clear(int symbol) {
        beginSession(symbol);
        Arrays.fill(priors, symbol * PRIORS, (symbol + 1) * PRIORS, Double.NaN);
    }

    /** Everything of one symbol, in a versioned form. Cost: all of its rings. */
    public byte[] snapshot(int symbol) {
        StateWriter out = new StateWriter();
        out.writeLong(VERSION);
        out.writeLong(FeatureSchema.VERSION);
        out.writeLong(samples[symbol]);
        out.writeLong(slowCount[symbol]);
        out.writeLong(slowTick[symbol]);
        out.writeLongs(fine, symbol * FINE_LONGS, FINE_LONGS);
        out.writeLongs(coarse, symbol * COARSE_LONGS, COARSE_LONGS);
        out.writeLongs(slowAt, symbol * SLOW_ENTRIES, SLOW_ENTRIES);
        out.writeDoubles(slow, symbol * SLOW_DOUBLES, SLOW_DOUBLES);
        out.writeDoubles(priors, symbol * PRIORS, PRIORS);
        out.writeDoubles(outputs, outputIndex(symbol), SignalSchema.COUNT);
        return out.toBytes();
    }

    /**
     * A symbol becomes what was {@linkplain #snapshot kept}, in whichever place and batch.
     *
     * @throws IllegalStateException for another version, or bytes missing or left
     */
    public void restore(int symbol, byte[] kept) {
        StateReader in = new StateReader(kept);
        in.expectVersion(VERSION, "signal rings");
        in.expectVersion(FeatureSchema.VERSION, "feature schema");
        generation[symbol]++;
        samples[symbol] = in.readLong();
        slowCount[symbol] = in.readLong();
        slowTick[symbol] = in.readLong();
        in.readLongs(fine, symbol * FINE_LONGS, FINE_LONGS);
        in.readLongs(coarse, symbol * COARSE_LONGS, COARSE_LONGS);
        in.readLongs(slowAt, symbol * SLOW_ENTRIES, SLOW_ENTRIES);
        in.readDoubles(slow, symbol * SLOW_DOUBLES, SLOW_DOUBLES);
        in.readDoubles(priors, symbol * PRIORS, PRIORS);
        in.readDoubles(outputs, outputIndex(symbol), SignalSchema.COUNT);
        in.expectEnd();
    }
}
