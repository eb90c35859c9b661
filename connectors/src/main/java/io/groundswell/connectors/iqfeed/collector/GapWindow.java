package io.groundswell.connectors.iqfeed.collector;

import io.groundswell.connectors.iqfeed.events.TradeGap;

/**
 * A part of a gap that history can be asked for: whole seconds since 1970 UTC, both included.
 *
 * @param from the first
 * @param to the last
 */
record GapWindow(long from, long to) {
    /** All of a gap. */
    static GapWindow of(TradeGap gap) {
        return new GapWindow(gap.fromSecond(), gap.toSecond());
    }

    /** Whether it cannot be divided. */
    boolean isSecond() {
        return from == to;
    }

    private long middle() {
        return Math.floorDiv(from + to, 2);
    }

    /** Its first half. */
    GapWindow first() {
        return new GapWindow(from, middle());
    }

    /** What follows its first half. */
    GapWindow second() {
        return new GapWindow(middle() + 1, to);
    }
}
