package io.groundswell.replay.imports;

import io.groundswell.model.event.EventHeader;

/** Decimal text as longs in units of 10^-exponent, exactly. */
final class Decimals {
    /** Stands for text that is no decimal, or too large for a long. */
    static final long MALFORMED = EventHeader.ABSENT;

    /** Stands for a decimal with more digits than the exponent holds. */
    static final long TOO_FINE = EventHeader.ABSENT + 1;

    private Decimals() {}

    /**
     * The number, or {@link #MALFORMED}, or {@link #TOO_FINE} where a digit other than 0 would be
     * lost.
     */
    static long exact(CharSequence text, int exponent) {
        return parse(text, exponent, false);
    }

    /** The number rounded half away from zero, or {@link #MALFORMED}. */
    static long rounded(CharSequence text, int exponent) {
        return parse(text, exponent, true);
    }

    private static long parse(CharSequence text, int exponent, boolean round) {
        int length = text.length();
        int i = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        boolean negative = i == 1;
        int point = -1;
        int digits = 0;
        long value = 0;
        boolean lost = false;
        boolean up = false;
        for (; i < length; i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0) {
                point = i;
                continue;
            }
            if (c < '0' || c > '9') {
                return MALFORMED;
            }
            digits++;
            int place = point < 0 ? 0 : i - point;
            if (place <= exponent) {
                if (value > (Long.MAX_VALUE - 9) / 10) {
                    return MALFORMED;
                }
                value = value * 10 + (c - '0');
            } else {
                up |= place == exponent + 1 && c >= '5';
                lost |= c != '0';
            }
        }
        if (digits == 0) {
            return MALFORMED;
        }
        if (lost && !round) {
            return TOO_FINE;
        }
        for (int have = point < 0 ? 0 : Math.min(length - point - 1, exponent);
                have < exponent;
                have++) {
            if (value > Long.MAX_VALUE / 10) {
                return MALFORMED;
            }
            value *= 10;
        }
        value += up ? 1 : 0;
        return negative ? -value : value;
    }
}
