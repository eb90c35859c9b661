package io.groundswell.model.json;

import io.groundswell.model.event.EventHeader;

/**
 * One JSON object, field by field. A number that is ABSENT becomes null; decimals are strings, so
 * that no reader turns a price into a floating-point number.
 */
final class JsonLine {
    private final StringBuilder out;
    private boolean first;

    JsonLine(StringBuilder out) {
        this.out = out;
    }

    JsonLine open() {
        out.append('{');
        first = true;
        return this;
    }

    void close() {
        out.append('}');
    }

    JsonLine text(String key, String value) {
        key(key);
        quoted(value);
        return this;
    }

    JsonLine name(String key, Enum<?> value) {
        return text(key, value.name());
    }

    JsonLine bool(String key, boolean value) {
        key(key);
        out.append(value);
        return this;
    }

    JsonLine number(String key, long value) {
        if (!isNull(key, value)) {
            out.append(value);
        }
        return this;
    }

    JsonLine unsigned(String key, long value) {
        if (!isNull(key, value)) {
            out.append(Long.toUnsignedString(value));
        }
        return this;
    }

    /** The value in units of 10^-exponent with as many decimals as the exponent says. */
    JsonLine decimal(String key, long units, int exponent) {
        if (!isNull(key, units)) {
            decimal(units, exponent);
        }
        return this;
    }

    private void decimal(long units, int exponent) {
        out.append('"');
        AmountText.append(units, exponent, out);
        out.append('"');
    }

    /** Starts an array of levels. */
    JsonLine openArray(String key) {
        key(key);
        out.append('[');
        first = true;
        return this;
    }

    /** One level: price, size, orders. */
    JsonLine level(long price, int priceExponent, long size, int sizeExponent, int orders) {
        if (!first) {
            out.append(',');
        }
        first = false;
        out.append('[');
        decimal(price, priceExponent);
        out.append(',');
        decimal(size, sizeExponent);
        out.append(',').append(orders).append(']');
        return this;
    }

    /** Ends an array of levels. */
    JsonLine closeArray() {
        out.append(']');
        first = false;
        return this;
    }

    JsonLine instant(String key, long nanos) {
        if (!isNull(key, nanos)) {
            out.append('"');
            TimeText.append(nanos, out);
            out.append('"');
        }
        return this;
    }

    private boolean isNull(String key, long value) {
        key(key);
        if (value == EventHeader.ABSENT) {
            out.append("null");
            return true;
        }
        return false;
    }

    private void key(String key) {
        if (!first) {
            out.append(',');
        }
        first = false;
        out.append('"').append(key).append("\":");
    }

    private void quoted(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
