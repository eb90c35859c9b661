package io.groundswell.connectors.clickhouse.rows;

import static io.groundswell.model.event.EventHeader.ABSENT;

import java.io.IOException;

/**
 * Prices, sizes and volumes as decimals with eight places. A long with its exponent goes in and,
 * with the same exponent, the same long comes out. {@link #NUMBER} has 64 bits, {@link #VOLUME},
 * for what grows over days, 128.
 */
final class Decimals {
    static final String NUMBER = "Decimal(18, 8)";
    static final String VOLUME = "Decimal(38, 8)";
    static final String NULLABLE_NUMBER = "Nullable(" + NUMBER + ")";
    static final String NULLABLE_VOLUME = "Nullable(" + VOLUME + ")";

    private static final int PLACES = 8;
    private static final long LIMIT = 1_000_000_000_000_000_000L;
    private static final long[] TENS = tens();

    private Decimals() {}

    private static long[] tens() {
        long[] tens = new long[19];
        tens[0] = 1;
        for (int i = 1; i < tens.length; i++) {
            tens[i] = tens[i - 1] * 10;
        }
        return tens;
    }

    /** Whether a number has no more than eight places and eighteen digits; absent ones have. */
    static boolean fits(long value, int exponent) {
        if (value == ABSENT) {
            return true;
        }
        if (exponent > PLACES) {
            long cut = value / TENS[exponent - PLACES];
            return value % TENS[exponent - PLACES] == 0 && cut > -LIMIT && cut < LIMIT;
        }
        long most = (LIMIT - 1) / TENS[PLACES - exponent];
        return value >= -most && value <= most;
    }

    /** Whether a volume has no more than eight places; absent ones have. */
    static boolean fitsWide(long value, int exponent) {
        return value == ABSENT || exponent <= PLACES || value % TENS[exponent - PLACES] == 0;
    }

    /** One that must be there and fit. */
    static void write(long value, int exponent, RowOutput out) {
        if (value == ABSENT || !fits(value, exponent)) {
            throw new IllegalArgumentException("not storable: " + value + "e-" + exponent);
        }
        out.int64(
                exponent > PLACES
                        ? value / TENS[exponent - PLACES]
                        : value * TENS[PLACES - exponent]);
    }

    static void writeNullable(long value, int exponent, RowOutput out) {
        out.absent(value == ABSENT);
        if (value != ABSENT) {
            write(value, exponent, out);
        }
    }

    /** A volume that must be there and fit. */
    static void writeWide(long value, int exponent, RowOutput out) {
        if (value == ABSENT || !fitsWide(value, exponent)) {
            throw new IllegalArgumentException("not storable: " + value + "e-" + exponent);
        }
        if (exponent > PLACES) {
            long cut = value / TENS[exponent - PLACES];
            out.int64(cut);
            out.int64(cut >> (Long.SIZE - 1));
        } else {
            long tens = TENS[PLACES - exponent];
            out.int64(value * tens);
            out.int64(Math.multiplyHigh(value, tens));
        }
    }

    static void writeNullableWide(long value, int exponent, RowOutput out) {
        out.absent(value == ABSENT);
        if (value != ABSENT) {
            writeWide(value, exponent, out);
        }
    }

    /**
     * The number in units of 10^-exponent.
     *
     * @throws IOException where it has none: somebody else wrote the row
     */
    static long read(int exponent, RowInput in) throws IOException {
        return unscale(in.int64(), exponent);
    }

    static long readNullable(int exponent, RowInput in) throws IOException {
        return in.isAbsent() ? ABSENT : read(exponent, in);
    }

    static long readWide(int exponent, RowInput in) throws IOException {
        long low = in.int64();
        long high = in.int64();
        if (high == low >> (Long.SIZE - 1)) {
            return unscale(low, exponent);
        }
        return WideDecimal.divide(high, low, exponent > PLACES ? 1 : TENS[PLACES - exponent]);
    }

    static long readNullableWide(int exponent, RowInput in) throws IOException {
        return in.isAbsent() ? ABSENT : readWide(exponent, in);
    }

    private static long unscale(long stored, int exponent) throws IOException {
        if (exponent > PLACES) {
            long value = stored * TENS[exponent - PLACES];
            if (value / TENS[exponent - PLACES] == stored) {
                return value;
            }
        } else if (stored % TENS[PLACES - exponent] == 0) {
            return stored / TENS[PLACES - exponent];
        }
        throw new IOException(stored + "e-8 is no whole number of 1e-" + exponent);
    }
}
