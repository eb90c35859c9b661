package io.groundswell.jobs.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far something is behind, again and again over a span, and whether that grows. One thread. */
final class LagTrend {
    private static final int THIRDS = 3;

    /** Watermarks come with a delay that swings by as much. */
    private static final double SWING_SECONDS = 1;

    private static final double MOST_SECONDS = 10;

    private final List<Double> atSeconds = new ArrayList<>();
    private final List<Double> lagSeconds = new ArrayList<>();

    void add(double at, double lag) {
        atSeconds.add(at);
        lagSeconds.add(lag);
    }

    /** The median of a third of the span, seconds. */
    double third(int number) {
        int from = number * lagSeconds.size() / THIRDS;
        int to = (number + 1) * lagSeconds.size() / THIRDS;
        List<Double> sorted = new ArrayList<>(lagSeconds.subList(from, to));
        sorted.sort(null);
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    /** Of the line of least squares: seconds of lag for each second of time. */
    double slope() {
        double n = atSeconds.size();
        double meanAt = atSeconds.stream().mapToDouble(it -> it).sum() / n;
        double meanLag = lagSeconds.stream().mapToDouble(it -> it).sum() / n;
        double product = 0;
        double square = 0;
        for (int i = 0; i < n; i++) {
            double at = atSeconds.get(i) - meanAt;
            product += at * (lagSeconds.get(i) - meanLag);
            square += at * at;
        }
        return product / square;
    }

    /** Whether there is little of it, and no more at the end of the span than at its begin. */
    boolean isFlat() {
        double last = third(THIRDS - 1);
        return last <= MOST_SECONDS
                && last <= third(0) + SWING_SECONDS
                && last <= third(1) + SWING_SECONDS;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f / %.1f s, slope %+.4f s/s, most %.1f s",
                third(0),
                third(1),
                third(2),
                slope(),
                lagSeconds.stream().mapToDouble(it -> it).max().orElse(Double.NaN));
    }
}
