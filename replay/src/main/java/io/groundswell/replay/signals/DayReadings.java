package io.groundswell.replay.signals;

import io.groundswell.model.alert.Alert;
import io.groundswell.model.feature.FeatureSchema;
import io.groundswell.model.signal.SignalSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What features and signals of one symbol were at each grid point of a run, and the alerts. Grows
 * with the run: about 650 bytes a sample.
 */
final class DayReadings {
    private static final int INITIAL = 1024;

    private long[] times = new long[INITIAL];
    private long[] rows = new long[INITIAL * FeatureSchema.COUNT];
    private double[] columns = new double[INITIAL * SignalSchema.COUNT];
    private double[] smoothed = new double[INITIAL];
    private final List<Alert> alerts = new ArrayList<>();
    private int count;

    void add(long timeNanos, long[] row, double[] outputs, int at, double composite) {
        if (count == times.length) {
            times = Arrays.copyOf(times, 2 * count);
            rows = Arrays.copyOf(rows, 2 * rows.length);
            columns = Arrays.copyOf(columns, 2 * columns.length);
            smoothed = Arrays.copyOf(smoothed, 2 * smoothed.length);
        }
        times[count] = timeNanos;
        System.arraycopy(row, 0, rows, count * FeatureSchema.COUNT, FeatureSchema.COUNT);
        System.arraycopy(outputs, at, columns, count * SignalSchema.COUNT, SignalSchema.COUNT);
        smoothed[count] = composite;
        count++;
    }

    void add(Alert alert) {
        alerts.add(alert);
    }

    /** Samples so far. */
    int count() {
        return count;
    }

    /** The grid point of a sample, nanoseconds since 1970 UTC. */
    long time(int sample) {
        return times[sample];
    }

    /** A column of {@link FeatureSchema}. */
    long feature(int sample, int column) {
        return rows[sample * FeatureSchema.COUNT + column];
    }

    /** A column of {@link SignalSchema}. */
    double signal(int sample, int column) {
        return columns[sample * SignalSchema.COUNT + column];
    }

    /** The smoothed composite. */
    double composite(int sample) {
        return smoothed[sample];
    }

    List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    /** The first sample after a moment; {@link #count} where there is none. */
    int after(long timeNanos) {
        int found = Arrays.binarySearch(times, 0, count, timeNanos + 1);
        return found < 0 ? -found - 1 : found;
    }

    /** The mean of a column over the samples in (from, to] that are ready; NaN where none is. */
    double mean(int column, long fromNanos, long toNanos) {
        double sum = 0;
        int ready = 0;
        for (int sample = after(fromNanos); sample < after(toNanos); sample++) {
            double value = signal(sample, column);
            if (!Double.isNaN(value)) {
                sum += value;
                ready++;
            }
        }
        return sum / ready;
    }
}
