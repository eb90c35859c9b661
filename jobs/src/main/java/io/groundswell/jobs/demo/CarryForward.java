package io.groundswell.jobs.demo;

import java.util.List;

/**
 * Holds each state of a book until the next one, and tells how long it lasted in each time bin. A
 * state outside the bins counts for as much of it as lies inside.
 */
final class CarryForward {
    /** Draws one time bin after the other from the state that it was shown last. */
    interface Column {
        /** The state lasts for so long in the current bin. */
        void hold(long nanos);

        /** The current bin is over; the next one begins. */
        void close();
    }

    private final TimeBins bins;
    private final List<Column> columns;
    private long nowNanos;
    private long setBack;

    CarryForward(TimeBins bins, List<Column> columns) {
        this.bins = bins;
        this.columns = columns;
        this.nowNanos = bins.startNanos();
    }

    /**
     * Holds the last state until this moment. To be called before a new state is shown.
     *
     * @param timeNanos nanoseconds UTC; an earlier moment than before is counted and changes
     *     nothing
     */
    void advanceTo(long timeNanos) {
        if (timeNanos < nowNanos) {
            setBack++;
        }
        long until = Math.min(timeNanos, bins.endNanos());
        while (nowNanos < until) {
            long binEnd = ((nowNanos >> bins.shift()) + 1) << bins.shift();
            long next = Math.min(until, binEnd);
            for (Column column : columns) {
                column.hold(next - nowNanos);
                if (next == binEnd) {
                    column.close();
                }
            }
            nowNanos = next;
        }
    }

    /** Holds the last state until the last bin is over. */
    void finish() {
        advanceTo(bins.endNanos());
    }

    /** How often time went back: 0 where the rows came in order. */
    long setBack() {
        return setBack;
    }
}
