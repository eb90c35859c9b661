package io.groundswell.replay.server;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.SecurityType;

/**
 * The trading date of a moment as IQFeed counts: the date in New York, and for futures, whose
 * session begins at 18:00, the next date from then on. One thread at a time.
 */
final class TradingDates {
    private static final long EVENING_MICROS = 6L * 3_600_000_000L;

    private final EasternTime time;

    TradingDates(EasternTime time) {
        this.time = time;
    }

    /** Days since 1970. */
    long of(long nanos, SecurityType type) {
        return ofLocal(time.toLocalMicros(nanos), type);
    }

    /** As {@link #of}, from a wall clock time in New York. */
    static long ofLocal(long localMicros, SecurityType type) {
        long shifted = type == SecurityType.FUTURE ? localMicros + EVENING_MICROS : localMicros;
        return Math.floorDiv(shifted, EasternTime.DAY_MICROS);
    }
}
