package io.groundswell.replay.imports;

import java.nio.charset.StandardCharsets;

/**
 * Takes the fields of a comma separated line one after the other. A field that is not what was
 * asked for does not throw: the line is then {@linkplain #isWhole() not whole}, and what was
 * returned for it means nothing.
 */
final class CsvFields {
    private byte[] bytes = new byte[0];
    private int position;
    private int end;
    private boolean broken;

    /** Starts at the first field of the current line. */
    CsvFields of(ByteLines line) {
        bytes = line.bytes();
        position = line.start();
        end = line.end();
        broken = line.isTooLong();
        return this;
    }

    /** The next field as an integer. */
    long nextLong() {
        int i = position;
        boolean negative = i < end && bytes[i] == '-';
        if (negative) {
            i++;
        }
        int first = i;
        long value = 0;
        while (i < end && bytes[i] >= '0' && bytes[i] <= '9') {
            int digit = bytes[i] - '0';
            broken |= value > (Long.MAX_VALUE - digit) / 10;
            value = value * 10 + digit;
            i++;
        }
        broken |= i == first || (i < end && bytes[i] != ',');
        skipField(i);
        return negative ? -value : value;
    }

    /** The next field as an integer of up to 64 bits without sign, such as an order id. */
    long nextUnsigned() {
        String text = nextText();
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            broken = true;
            return 0;
        }
    }

    /** The next field as a decimal, rounded to this many digits after the point. */
    long nextRounded(int exponent) {
        long value = Decimals.rounded(nextText(), exponent);
        broken |= value == Decimals.MALFORMED;
        return value;
    }

    /** The next field as it stands; printable ASCII. */
    String nextText() {
        if (position > end) {
            broken = true;
            return "";
        }
        int from = position;
        skipField(from);
        for (int i = from; i < position - 1; i++) {
            broken |= bytes[i] < ' ' || bytes[i] > '~';
        }
        return new String(bytes, from, position - 1 - from, StandardCharsets.ISO_8859_1);
    }

    /** Whether every field was what was asked for, and none is left. */
    boolean isWhole() {
        return !broken && position == end + 1;
    }

    private void skipField(int from) {
        int i = from;
        while (i < end && bytes[i] != ',') {
            i++;
        }
        if (position > end) {
            broken = true;
        }
        position = i + 1;
    }
}
