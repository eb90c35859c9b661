package io.groundswell.replay.imports;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Midnight of a date where the venue is: what times since midnight count from. */
final class TradingDay {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private TradingDay() {}

    /** Nanoseconds since 1970 UTC at the start of the date in the zone. */
    static long midnightNanos(LocalDate date, ZoneId zone) {
        ZonedDateTime midnight = date.atStartOfDay(zone);
        return Math.multiplyExact(midnight.toEpochSecond(), NANOS_PER_SECOND);
    }
}
