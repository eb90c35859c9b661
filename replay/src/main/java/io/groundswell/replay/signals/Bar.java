package io.groundswell.replay.signals;

import java.util.Locale;

/** Figures as cells of a report, marked where there is a bar that they reach or miss. */
final class Bar {
    private Bar() {}

    /** A figure without a bar. */
    static String figure(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    /** A figure that should be within a tolerance of another. */
    static String near(double value, double should, double tolerance) {
        return mark(Math.abs(value - should) <= tolerance, value);
    }

    /** A figure that should be at least so much. */
    static String atLeast(double value, double least) {
        return mark(value >= least, value);
    }

    /** A figure that should be at most so much. */
    static String atMost(double value, double most) {
        return mark(value <= most, value);
    }

    /** A figure that should lie between two others. */
    static String between(double value, double least, double most) {
        return mark(value >= least && value <= most, value);
    }

    private static String mark(boolean isReached, double value) {
        return (isReached ? Report.OK : Report.OFF) + figure(value);
    }
}
