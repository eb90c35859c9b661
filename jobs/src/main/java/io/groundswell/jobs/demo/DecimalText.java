package io.groundswell.jobs.demo;

/** Decimal numbers without floating point. */
final class DecimalText {
    private static final int TEN = 10;

    private DecimalText() {}

    /** How many digits follow the point. */
    static int decimals(char[] text, int offset, int length) {
        for (int i = 0; i < length; i++) {
            if (text[offset + i] == '.') {
                return length - 1 - i;
            }
        }
        return 0;
    }

    /**
     * The number without its point.
     *
     * @throws NumberFormatException where the text is not a decimal number
     */
    static long unscaled(char[] text, int offset, int length) {
        boolean negative = length > 0 && text[offset] == '-';
        long value = 0;
        for (int i = negative ? 1 : 0; i < length; i++) {
            char c = text[offset + i];
            if (c >= '0' && c <= '9') {
                value = Math.addExact(Math.multiplyExact(value, TEN), c - '0');
            } else if (c != '.') {
                throw new NumberFormatException(new String(text, offset, length));
            }
        }
        return negative ? -value : value;
    }

    /** A value with so many decimals more, or, where negative, cut off. */
    static long scaled(long value, int moreDecimals) {
        long scaled = value;
        for (int i = 0; i < moreDecimals; i++) {
            scaled *= TEN;
        }
        for (int i = moreDecimals; i < 0; i++) {
            scaled /= TEN;
        }
        return scaled;
    }
}
