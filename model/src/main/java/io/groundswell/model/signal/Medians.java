package io.groundswell.model.signal;

import java.util.Arrays;

/** Median, and median distance from it. Of an even number the mean of the two in the middle. */
final class Medians {
    private Medians() {}

    /**
     * Of the first values of an array, none of them NaN.
     *
     * @param values are sorted and then written over
     * @param into takes the median and the median distance
     */
    static void of(double[] values, int count, double[] into) {
        Arrays.sort(values, 0, count);
        double median = middle(values, count);
        for (int i = 0; i < count; i++) {
            values[i] = Math.abs(values[i] - median);
        }
        Arrays.sort(values, 0, count);
        into[0] = median;
        into[1] = middle(values, count);
    }

    private static double middle(double[] sorted, int count) {
        int half = count / 2;
        return count % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
    }
}
