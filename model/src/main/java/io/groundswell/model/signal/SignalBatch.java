package io.groundswell.model.signal;

import io.groundswell.model.feature.FeatureSchema;
import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;
import java.util.Arrays;

/**
 * What the scores of many symbols are computed from, as arrays over symbols: the last samples of
 * each, 1024 on a grid of a second, the last 512 bins of ten seconds, and one value a minute of the
 * slow metrics. A symbol is a place, 0 to {@link #symbols}.
 *
 * <p>The samples of a symbol lie row by row: what is new is one stretch, and a window of several
 * columns is read in one pass, which is what memory is fastest at. Of bins the rows are sums from
 * the session's first on, so that a window of them is the difference of two rows.
 *
 * <p>About 250 KiB a symbol. Not thread-safe, but different symbols may be appended to and scored
 * by different threads.
 */
public final class SignalBatch {
    static final int COARSE_BINS = 512;
    static final int SLOW_ENTRIES = 128;

    private static final long VERSION = 2;
    private static final int COARSE_LONGS = COARSE_BINS * CoarseSchema.COUNT;
    private static final int SLOW_DOUBLES = SLOW_ENTRIES * SlowMetrics.COUNT;
    private static final int PRIORS = 2 * SlowMetrics.COUNT;
    private static final int STEPS_PER_BIN = 2;
    private static final int MINUTE_SECONDS = 60;

    /** Columns of samples that a bin has the sum of, and where it has it. */
    private static final int[][] SUMMED = {
        {FineSchema.VALID_TIME, CoarseSchema.VALID_TIME},
        {FineSchema.SPREAD_TIME, CoarseSchema.SPREAD_TIME},
        {FineSchema.BID_TESTED, CoarseSchema.BID_TESTED},
        {FineSchema.BID_HELD, CoarseSchema.BID_HELD},
        {FineSchema.ASK_TESTED, CoarseSchema.ASK_TESTED},
        {FineSchema.ASK_HELD, CoarseSchema.ASK_HELD},
        {FineSchema.BID_DEPTH_TIME, CoarseSchema.BID_DEPTH_TIME},
        {FineSchema.ASK_DEPTH_TIME, CoarseSchema.ASK_DEPTH_TIME}
    };

    private final int symbols;
    private final SignalWindows windows;
    private final int fineSamples;
    private final int fineLongs;
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
        fineSamples = windows.fineSamples();
        fineLongs = fineSamples * FineSchema.COUNT;
        fine = new long[Math.multiplyExact(symbols, fineLongs)];
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
        FineSchema.keep(row, fine, fineIndex(symbol, at));
        samples[symbol] = at + 1;
        if ((at + 1) % windows.binSamples() == 0) {
            completeBin(symbol, (at + 1) / windows.binSamples() - 1);
        }
    }

    /** Where the row of a sample begins. */
    private int fineIndex(int symbol, long sample) {
        return symbol * fineLongs + (int) (sample & (fineSamples - 1)) * FineSchema.COUNT;
    }

    /** A column of {@link FineSchema} in one of the last samples, counted from 0. */
    long fine(int symbol, long sample, int column) {
        return fine[fineIndex(symbol, sample) + column];
    }

    /** The sum of a column over samples from one to before another. */
    private long fineSum(int symbol, int column, long from, long to) {
        long sum = 0;
        for (long sample = from; sample < to; sample++) {
            sum += fine(symbol, sample, column);
        }
        return sum;
    }

    /**
     * Sums of the first {@link FineSchema#SUMMED} columns over samples from one to before another.
     */
    void fineSums(int symbol, long from, long to, long[] sums, int sumsAt) {
        Arrays.fill(sums, sumsAt, sumsAt + FineSchema.SUMMED, 0);
        for (long at = from; at < to; ) {
            long wrap = (at & -fineSamples) + fineSamples;
            int row = fineIndex(symbol, at);
            int rows = (int) (Math.min(to, wrap) - at);
            addRows(fine, row, row + rows * FineSchema.COUNT, sums, sumsAt);
            at += rows;
        }
    }

    /** Plain loops over one stretch, which the compiler makes the most of. */
    private static void addRows(long[] fine, int from, int to, long[] sums, int sumsAt) {
        for (int row = from; row < to; row += FineSchema.COUNT) {
            for (int column = 0; column < FineSchema.SUMMED; column++) {
                sums[sumsAt + column] += fine[row + column];
            }
        }
    }

    /** Sums of all columns of {@link CoarseSchema} over bins from one to before another. */
    void coarseSums(int symbol, long from, long to, long[] sums, int sumsAt) {
        int first = coarseIndex(symbol, from);
        int last = coarseIndex(symbol, to);
        for (int column = 0; column < CoarseSchema.COUNT; column++) {
            sums[sumsAt + column] = coarse[last + column] - coarse[first + column];
        }
    }

    /** Twice the midpoint when so many samples had been taken; the first one's at 0. */
    private long mid2After(int symbol, long count) {
        return fine(symbol, Math.max(count, 1) - 1, FineSchema.MID2);
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
        int row = coarseIndex(symbol, bin + 1);
        System.arraycopy(coarse, coarseIndex(symbol, bin), coarse, row, CoarseSchema.COUNT);
        if (fineSum(symbol, FineSchema.VALID_TIME, from, to) == 0) {
            return;
        }
        long bought = fineSum(symbol, FineSchema.BOUGHT, from, to);
        long sold = fineSum(symbol, FineSchema.SOLD, from, to);
        long imbalance = clamp(bought - sold, CoarseSchema.MAX_IMBALANCE);
        long products = 0;
        long move = 0;
        for (long step = bin * STEPS_PER_BIN; step < (bin + 1) * STEPS_PER_BIN; step++) {
            long now = step(symbol, step);
            move += now;
            products += step == 0 ? 0 : Math.abs(now) * Math.abs(step(symbol, step - 1));
        }
        move = clamp(move, CoarseSchema.MAX_MOVE);
        coarse[row + CoarseSchema.IMBALANCE] += imbalance;
        coarse[row + CoarseSchema.MOVE] += move;
        coarse[row + CoarseSchema.IMBALANCE_SQUARED] += imbalance * imbalance;
        coarse[row + CoarseSchema.IMBALANCE_MOVE] += imbalance * move;
        coarse[row + CoarseSchema.MOVE_SQUARED] += move * move;
        coarse[row + CoarseSchema.STEP_PRODUCTS] += products;
        coarse[row + CoarseSchema.BINS]++;
        for (int[] columns : SUMMED) {
            coarse[row + columns[1]] += fineSum(symbol, columns[0], from, to);
        }
    }

    /** Where the row begins that has the sums of all bins before one. */
    private static int coarseIndex(int symbol, long bin) {
        return symbol * COARSE_LONGS + (int) (bin & (COARSE_BINS - 1)) * CoarseSchema.COUNT;
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
     * @param turn any number of the symbol's own that stays the same, such as a hash of its name:
     *     its turn is in that second of each minute
     */
    public boolean isSlowTick(int symbol, int turn) {
        int minute = windows.minuteSamples();
        int second = Math.floorMod(turn, MINUTE_SECONDS);
        return samples[symbol] % minute == second * minute / MINUTE_SECONDS;
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
        Arrays.fill(coarse, coarseIndex(symbol, 0), coarseIndex(symbol, 1), 0);
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
        out.writeLong(windows.gridMillis());
        out.writeLong(samples[symbol]);
        out.writeLong(slowCount[symbol]);
        out.writeLong(slowTick[symbol]);
        out.writeLongs(fine, symbol * fineLongs, fineLongs);
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
        in.expectVersion(windows.gridMillis(), "grid in milliseconds");
        generation[symbol]++;
        samples[symbol] = in.readLong();
        slowCount[symbol] = in.readLong();
        slowTick[symbol] = in.readLong();
        in.readLongs(fine, symbol * fineLongs, fineLongs);
        in.readLongs(coarse, symbol * COARSE_LONGS, COARSE_LONGS);
        in.readLongs(slowAt, symbol * SLOW_ENTRIES, SLOW_ENTRIES);
        in.readDoubles(slow, symbol * SLOW_DOUBLES, SLOW_DOUBLES);
        in.readDoubles(priors, symbol * PRIORS, PRIORS);
        in.readDoubles(outputs, outputIndex(symbol), SignalSchema.COUNT);
        in.expectEnd();
    }
}
