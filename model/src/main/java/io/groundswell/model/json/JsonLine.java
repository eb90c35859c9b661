package io.groundswell.model.json;

import io.groundswell.model.event.EventHeader;

/**
 * Builds one JSON object on one line. Decimals are strings, so that no reader turns a price into a
 * floating-point number; an absent value is null. Reuse one instance per thread.
 */
public final class JsonLine {
    private static final int FIRST_PRINTABLE = 0x20;

    private final StringBuilder text = new StringBuilder(512);
    private boolean needsComma;

    /** Starts a new object and forgets the last. */
    public JsonLine begin() {
        text.setLength(0);
        text.append('{');
        needsComma = false;
        return this;
    }

    /** A text field. */
    public JsonLine text(String name, String value) {
        name(name);
        quoted(value);
        return this;
    }

    /** A whole-number field; null where it is {@link EventHeader#ABSENT}. */
    public JsonLine number(String name, long value) {
        name(name);
        if (value == EventHeader.ABSENT) {
            text.append("null");
        } else {
            text.append(value);
        }
        return this;
    }

    /** A true-or-false field. */
    public JsonLine flag(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    /** A value in units of 10^-exponent as a decimal string; null where it is absent. */
    public JsonLine decimal(String name, long value, int exponent) {
        name(name);
        decimal(value, exponent);
        return this;
    }

    /** Starts an array field. */
    public JsonLine beginArray(String name) {
        name(name);
        text.append('[');
        needsComma = false;
        return this;
    }

    /** One level as an array element: price, size, orders. */
    public JsonLine level(long price, int priceExponent, long size, int sizeExponent, int orders) {
        comma();
        text.append('[');
        decimal(price, priceExponent);
        text.append(',');
        decimal(size, sizeExponent);
        text.append(',').append(orders).append(']');
        return this;
    }

    /** Ends an array field. */
    public JsonLine endArray() {
        text.append(']');
        needsComma = true;
        return this;
    }

    /** Ends the object and gives its text. */
    public String end() {
        return text.append('}').toString();
    }

    private void name(String name) {
        comma();
        text.append('"').append(name).append("\":");
    }

    private void comma() {
        if (needsComma) {
            text.append(',');
        }
        needsComma = true;
    }

    private void decimal(long value, int exponent) {
        if (value == EventHeader.ABSENT) {
            text.append("null");
        } else {
            text.append('"');
            appendDecimal(text, value, exponent);
            text.append('"');
        }
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < FIRST_PRINTABLE) {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    /** Appends a value in units of 10^-exponent with exactly that many decimals. */
    public static void appendDecimal(StringBuilder target, long value, int exponent) {
        String digits = Long.toString(value);
        int start = value < 0 ? 1 : 0;
        target.append(digits, 0, start);
        int whole = digits.length() - start - exponent;
        if (whole > 0) {
            target.append(digits, start, start + whole);
        } else {
            target.append('0');
        }
        if (exponent > 0) {
            target.append('.');
            for (int i = whole; i < 0; i++) {
                target.append('0');
            }
            target.append(digits, start + Math.max(whole, 0), digits.length());
        }
    }
}
