package io.groundswell.model.json;

import io.groundswell.model.event.EventHeader;

/** Prices and sizes as decimal text, with as many decimals as their exponent says. */
public final class AmountText {
    private AmountText() {}

    /** Units of 10^-exponent as a decimal number; empty where they are absent. */
    public static String of(long units, int exponent) {
        if (units == EventHeader.ABSENT) {
            return "";
        }
        StringBuilder out = new StringBuilder(24);
        append(units, exponent, out);
        return out.toString();
    }

    /** Appends units of 10^-exponent, which are not absent. */
    static void append(long units, int exponent, StringBuilder out) {
        if (units < 0) {
            out.append('-');
        }
        int start = out.length();
        out.append(Math.abs(units));
        int missing = exponent + 1 - (out.length() - start);
        if (missing > 0) {
            out.insert(start, "0".repeat(missing));
        }
        if (exponent > 0) {
            out.insert(out.length() - exponent, '.');
        }
    }
}
