package io.groundswell.connectors.clickhouse.rows;

import static io.groundswell.model.event.EventHeader.ABSENT;

import io.groundswell.model.event.UnixNanos;
import java.io.IOException;

/** Moments: nanoseconds since 1970 UTC, as the server holds them too. */
final class Times {
    static final String NANOS = "DateTime64(9, 'UTC')";
    static final String NULLABLE_NANOS = "Nullable(" + NANOS + ")";
    static final String DAY = "Date";

    private static final int LAST_DAY = 0xFFFF;

    private Times() {}

    /** Whether a moment that must be there can be stored, as the tables' constraints have it. */
    static boolean fits(long nanos) {
        return UnixNanos.canBe(nanos);
    }

    /** Whether a moment that may be absent can be stored. */
    static boolean fitsNullable(long nanos) {
        return nanos == ABSENT || fits(nanos);
    }

    /** A moment within a statement. */
    static String literal(long nanos) {
        return "fromUnixTimestamp64Nano(toInt64(" + nanos + "), 'UTC')";
    }

    static void write(long nanos, RowOutput out) {
        if (!fits(nanos)) {
            throw new IllegalArgumentException("not storable: nanosecond " + nanos);
        }
        out.int64(nanos);
    }

    static void writeNullable(long nanos, RowOutput out) {
        out.absent(nanos == ABSENT);
        if (nanos != ABSENT) {
            write(nanos, out);
        }
    }

    static long readNullable(RowInput in) throws IOException {
        return in.isAbsent() ? ABSENT : in.int64();
    }

    /** Days since 1970; a Date of the server goes from there to 2149. */
    static void writeDay(int day, RowOutput out) {
        if (day < 0 || day > LAST_DAY) {
            throw new IllegalArgumentException("not storable: day " + day);
        }
        out.int16(day);
    }
}
