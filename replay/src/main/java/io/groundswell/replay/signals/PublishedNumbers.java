package io.groundswell.replay.signals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What others have published about order flow and prices, computed of one day: moves of the
 * midpoint on order flow imbalance over the half hours of a session (Cont, Kukanov, Stoikov 2014;
 * several levels after Xu, Gould, Howison 2018).
 *
 * @param symbol the symbol
 * @param flow mean R² of moves on imbalance at the best prices
 * @param medianFlow the median of it
 * @param trades mean R² of moves on trade imbalance
 * @param levels mean R² of moves on the imbalances of all levels, in sample
 * @param positive half hours whose slope is above 0 and significant at 5 %
 * @param meanT mean t statistic of the slopes
 * @param halfHours how many there are
 * @param slopeByDepth median of slope times depth, ticks of a cent
 */
record PublishedNumbers(
        String symbol,
        double flow,
        double medianFlow,
        double trades,
        double levels,
        int positive,
        double meanT,
        int halfHours,
        double slopeByDepth) {
    private static final int HALF_HOUR_SECONDS = 1800;
    private static final double SIGNIFICANT = 1.96;

    /** Of a day, with bins of so many seconds. */
    static PublishedNumbers of(RecordedDay day, long startNanos, long endNanos, int seconds) {
        FlowBins bins = new FlowBins(day, startNanos, endNanos, seconds);
        int per = HALF_HOUR_SECONDS / seconds;
        int halfHours = bins.count() / per;
        double[] flow = new double[halfHours];
        double[] trades = new double[halfHours];
        double[] levels = new double[halfHours];
        double[] t = new double[halfHours];
        double[] impact = new double[halfHours];
        int positive = 0;
        for (int half = 0; half < halfHours; half++) {
            int from = half * per;
            int to = from + per;
            double[] moves = new double[per];
            Arrays.setAll(moves, i -> bins.move(from + i));
            Regression best = regress(from, to, bin -> bins.flow(bin, 1), moves);
            flow[half] = best.determination();
            t[half] = best.tStatistic();
            impact[half] = best.slope() * bins.depth(from, to);
            positive += best.tStatistic() > SIGNIFICANT ? 1 : 0;
            trades[half] =
                    regress(from, to, bin -> new double[] {bins.tradeImbalance(bin)}, moves)
                            .determination();
            levels[half] =
                    regress(from, to, bin -> bins.flow(bin, day.levels()), moves).determination();
        }
        return new PublishedNumbers(
                day.symbol(),
                mean(flow),
                median(flow),
                mean(trades),
                mean(levels),
                positive,
                mean(t),
                halfHours,
                median(impact));
    }

    private static Regression regress(int from, int to, IntFunction<double[]> x, double[] moves) {
        List<double[]> rows = new ArrayList<>();
        for (int bin = from; bin < to; bin++) {
            rows.add(x.apply(bin));
        }
        return Regression.of(rows, moves);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
