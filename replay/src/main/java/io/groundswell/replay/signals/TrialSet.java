package io.groundswell.replay.signals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * The windows of all days with one thing laid over them, beside the same windows as they were.
 *
 * @param name what was laid over them
 * @param injected the windows with it
 * @param clean the same without, in the same order
 */
record TrialSet(String name, List<Trial> injected, List<Trial> clean) {
    private static final int RESAMPLES = 1000;
    private static final double TAIL = .025;

    /** Windows begin each 20 minutes and look back 45. */
    private static final int BLOCK = 3;

    /** How well a column tells the windows apart, a half for not at all. */
    double areaUnderCurve(int column) {
        return Separation.areaUnderCurve(values(injected, column), values(clean, column));
    }

    private static double[] values(List<Trial> trials, int column) {
        return trials.stream().mapToDouble(it -> it.means().get(column)).toArray();
    }

    /**
     * Bounds within which the area lies in 95 of 100 draws, a window and its clean twin together:
     * of blocks of windows that follow each other on a day, for these share their baselines (Künsch
     * 1989).
     */
    double[] interval(int column, long seed) {
        return bounds(chosen -> drawn(chosen).areaUnderCurve(column), seed);
    }

    /**
     * Such bounds for what a figure of this set is above the same of another, of which the same
     * windows are drawn.
     */
    double[] differenceFrom(TrialSet other, ToDoubleFunction<TrialSet> figure, long seed) {
        return bounds(
                chosen ->
                        figure.applyAsDouble(drawn(chosen))
                                - figure.applyAsDouble(other.drawn(chosen)),
                seed);
    }

    private double[] bounds(ToDoubleFunction<int[]> figure, long seed) {
        Random random = new Random(seed);
        double[] figures = new double[RESAMPLES];
        for (int draw = 0; draw < RESAMPLES; draw++) {
            figures[draw] = figure.applyAsDouble(blocks(random));
        }
        Arrays.sort(figures);
        return new double[] {
            figures[(int) (TAIL * RESAMPLES)], figures[(int) ((1 - TAIL) * RESAMPLES) - 1]
        };
    }

    private TrialSet drawn(int[] chosen) {
        return new TrialSet(
                name,
                Arrays.stream(chosen).mapToObj(injected::get).toList(),
                Arrays.stream(chosen).mapToObj(clean::get).toList());
    }

    /** As many windows as there are, in blocks that begin anywhere, each within its day. */
    private int[] blocks(Random random) {
        int[] chosen = new int[injected.size()];
        for (int at = 0; at < chosen.length; ) {
            int first = random.nextInt(injected.size());
            String day = injected.get(first).symbol();
            for (int i = first; i < first + BLOCK && at < chosen.length; i++) {
                if (i == injected.size() || !injected.get(i).symbol().equals(day)) {
                    break;
                }
                chosen[at++] = i;
            }
        }
        return chosen;
    }

    /** The part of the windows in which an alert was raised. */
    double alertRate() {
        return (double) injected.stream().filter(it -> it.latencyNanos().isPresent()).count()
                / injected.size();
    }

    /** Median minutes until it was raised, where it was; NaN where it never was. */
    double latencyMinutes() {
        double[] minutes =
                injected.stream()
                        .filter(it -> it.latencyNanos().isPresent())
                        .mapToDouble(it -> it.latencyNanos().getAsLong() / 60e9)
                        .toArray();
        return minutes.length == 0 ? Double.NaN : PublishedNumbers.median(minutes);
    }
}
