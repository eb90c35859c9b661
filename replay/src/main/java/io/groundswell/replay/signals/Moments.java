package io.groundswell.replay.signals;

import io.groundswell.model.signal.SignalSchema;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * How a column of {@link SignalSchema} is distributed over the samples that are ready.
 *
 * @param count of samples
 * @param mean of the values
 * @param deviation standard deviation
 * @param quantile95 95 % of the values are at most this
 */
record Moments(int count, double mean, double deviation, double quantile95) {
    private static final double MOST = .95;

    /** Of a column over samples in (from, to], at all grid points. */
    static Moments of(DayReadings readings, int column, long fromNanos, long toNanos) {
        double[] values =
                IntStream.range(readings.after(fromNanos), readings.after(toNanos))
                        .mapToDouble(sample -> readings.signal(sample, column))
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .toArray();
        if (values.length == 0) {
            return new Moments(0, Double.NaN, Double.NaN, Double.NaN);
        }
        return new Moments(
                values.length,
                Arrays.stream(values).average().orElse(Double.NaN),
                new StandardDeviation().evaluate(values),
                values[(int) (MOST * (values.length - 1))]);
    }

    /** The part of the ready samples in (from, to] at which a column is at least a limit. */
    static double exceeding(
            DayReadings readings, int column, double limit, long fromNanos, long toNanos) {
        double[] values =
                IntStream.range(readings.after(fromNanos), readings.after(toNanos))
                        .mapToDouble(sample -> readings.signal(sample, column))
                        .filter(value -> !Double.isNaN(value))
                        .toArray();
        return (double) Arrays.stream(values).filter(value -> value >= limit).count()
                / values.length;
    }
}
