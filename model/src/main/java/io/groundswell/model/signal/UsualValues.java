package io.groundswell.model.signal;

import io.groundswell.model.signal.SignalParameters.Usual;
import java.util.Arrays;

/**
 * What is usual of the slow metrics of a batch's symbols: of the session so far where it is long
 * enough, else of the session before, else of a table. Looks at a slow ring only where it has
 * changed: sorting is most of what a tick would cost. For one batch. Not thread-safe.
 */
final class UsualValues {
    /** Where {@code SignalSchema.BASELINE_…} stands behind centre and scale of each metric. */
    static final int SOURCE = 2 * SlowMetrics.COUNT;

    /** Makes a median deviation the standard deviation of a normal distribution. */
    private static final double DEVIATION_OF_NORMAL = 1.4826;

    private static final int COUNT = 2 * SlowMetrics.COUNT + 1;
    private static final long UNKNOWN = -1;

    private final SignalParameters parameters;
    private final double[] entries = new double[SignalBatch.SLOW_ENTRIES];
    private final double[] medians = new double[2];
    private double[] values = new double[0];
    private long[] generationThen = new long[0];
    private long[] slowTickThen = new long[0];

    UsualValues(SignalParameters parameters) {
        this.parameters = parameters;
    }

    /** Brings the values of a symbol up to date; cost where there is something new: 18 sorts. */
    void refresh(SignalBatch batch, int symbol) {
        if (symbol >= slowTickThen.length) {
            grow(batch.symbols());
        }
        if (slowTickThen[symbol] == batch.slowTickOf(symbol)
                && generationThen[symbol] == batch.generationOf(symbol)) {
            return;
        }
        slowTickThen[symbol] = batch.slowTickOf(symbol);
        generationThen[symbol] = batch.generationOf(symbol);
        take(batch, symbol, at(symbol));
    }

    private void grow(int symbols) {
        int before = slowTickThen.length;
        values = Arrays.copyOf(values, symbols * COUNT);
        generationThen = Arrays.copyOf(generationThen, symbols);
        slowTickThen = Arrays.copyOf(slowTickThen, symbols);
        Arrays.fill(slowTickThen, before, symbols, UNKNOWN);
    }

    /** Centre and scale of each metric in turn, symbol by symbol. */
    double[] values() {
        return values;
    }

    /** Where those of a symbol begin. */
    static int at(int symbol) {
        return symbol * COUNT;
    }

    private void take(SignalBatch batch, int symbol, int at) {
        values[at + SOURCE] = SignalSchema.BASELINE_OWN;
        for (int metric = 0; metric < SlowMetrics.COUNT; metric++) {
            Usual usual = SlowMetrics.usual(parameters, metric);
            int count = batch.slowValues(symbol, metric, entries);
            double centre = batch.priorMedian(symbol, metric);
            double scale =
                    Math.max(
                            DEVIATION_OF_NORMAL * batch.priorDeviation(symbol, metric),
                            usual.floor());
            if (count >= batch.windows().leastSlowEntries()) {
                Medians.of(entries, count, medians);
                centre = medians[0];
                scale = Math.max(DEVIATION_OF_NORMAL * medians[1], usual.floor());
            } else if (Double.isNaN(centre)) {
                centre = usual.centre();
                scale = usual.scale();
                values[at + SOURCE] = SignalSchema.BASELINE_TABLE;
            } else {
                values[at + SOURCE] = SignalSchema.BASELINE_PRIOR;
            }
            values[at + 2 * metric] = usual.isCentreFixed() ? usual.centre() : centre;
            values[at + 2 * metric + 1] = scale;
        }
    }
}
