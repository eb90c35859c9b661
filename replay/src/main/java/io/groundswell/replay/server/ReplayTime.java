package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.EventHeader;

/**
 * The wall clock that clients are told: New York's as it was recorded, its dates moved by whole
 * days, so that a recorded morning stays the same morning also where the clocks have changed in
 * between. One thread at a time.
 */
final class ReplayTime {
    private final EasternTime eastern = new EasternTime();
    private final long shiftDays;

    /** A clock whose dates are so many days later than the recording's. */
    ReplayTime(long shiftDays) {
        this.shiftDays = shiftDays;
    }

    /** Another one of the same dates, for another thread. */
    ReplayTime copy() {
        return new ReplayTime(shiftDays);
    }

    /** Wall clock in microseconds since 1970-01-01 00:00 at a recorded instant. */
    long local(long nanos) {
        return eastern.toLocalMicros(nanos) + shiftDays * EasternTime.DAY_MICROS;
    }

    /** The recorded instant at which clients are told this wall clock. */
    long nanos(long localMicros) {
        return eastern.toNanos(localMicros - shiftDays * EasternTime.DAY_MICROS);
    }

    /** Microseconds since midnight at a recorded instant, or ABSENT. */
    long timeOfDay(long nanos) {
        return nanos == EventHeader.ABSENT
                ? nanos
                : Math.floorMod(local(nanos), EasternTime.DAY_MICROS);
    }

    /** Date in days since 1970 at a recorded instant, or ABSENT. */
    long date(long nanos) {
        return nanos == EventHeader.ABSENT
                ? nanos
                : Math.floorDiv(local(nanos), EasternTime.DAY_MICROS);
    }
}
