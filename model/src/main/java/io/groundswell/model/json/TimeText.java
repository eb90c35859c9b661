package io.groundswell.model.json;

import io.groundswell.model.event.EventHeader;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Moments as a person reads them: ISO 8601 UTC with nine digits of a second. */
public final class TimeText {
    private static final DateTimeFormatter NANOS_UTC =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private TimeText() {}

    /** Nanoseconds since 1970 UTC; empty where they are absent. */
    public static String of(long nanos) {
        if (nanos == EventHeader.ABSENT) {
            return "";
        }
        StringBuilder out = new StringBuilder(30);
        append(nanos, out);
        return out.toString();
    }

    /** Appends nanoseconds since 1970 UTC, which are not absent. */
    static void append(long nanos, StringBuilder out) {
        NANOS_UTC.formatTo(
                Instant.ofEpochSecond(
                        Math.floorDiv(nanos, NANOS_PER_SECOND),
                        Math.floorMod(nanos, NANOS_PER_SECOND)),
                out);
    }
}
