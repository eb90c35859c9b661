package io.groundswell.replay.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** A date where the venue is, and its midnight, which times since midnight count from. */
final class TradingDay {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private TradingDay() {}

    /**
     * The date in the name of a file.
     *
     * @throws IOException where the calendar has none such
     */
    static LocalDate date(Path file, String text, DateTimeFormatter form) throws IOException {
        try {
            return LocalDate.parse(text, form);
        } catch (DateTimeException e) {
            throw new IOException(file + ": no such date: " + text, e);
        }
    }

    /** Nanoseconds since 1970 UTC at the start of the date in the zone. */
    static long midnightNanos(LocalDate date, ZoneId zone) {
        ZonedDateTime midnight = date.atStartOfDay(zone);
        return Math.multiplyExact(midnight.toEpochSecond(), NANOS_PER_SECOND);
    }
}
