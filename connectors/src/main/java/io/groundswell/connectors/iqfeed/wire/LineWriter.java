package io.groundswell.connectors.iqfeed.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.model.event.EventHeader;
import java.util.Arrays;
import java.util.List;

/**
 * Writes fields as ISO-8859-1 bytes, each with a comma behind it, into an array of others or one of
 * its own that grows. Allocates nothing in an array of others. One thread at a time.
 */
final class LineWriter {
    private static final int FIRST_SIZE = 1024;
    private static final int MAX_DIGITS = 20;
    private static final int DATE_LENGTH = 10;
    private static final int TIME_LENGTH = 8;
    private static final int COMPACT_LENGTH = 8;
    private static final int MICRO_DIGITS = 6;
    private static final int ISO_8859_1_MAX = 0xff;

    private final byte[] digits = new byte[MAX_DIGITS];
    private byte[] own = new byte[FIRST_SIZE];
    private byte[] to = own;
    private int from;
    private int at;

    /** Begins a line in an array of its own. */
    void wrapOwn() {
        to = own;
        from = 0;
        at = 0;
    }

    /** Begins a line in that array. */
    void wrap(byte[] bytes, int index) {
        if (index < 0 || index > bytes.length) {
            throw new IllegalArgumentException("no place " + index + " in " + bytes.length);
        }
        to = bytes;
        from = index;
        at = index;
    }

    /** Bytes written so far. */
    int length() {
        return at - from;
    }

    /** The line so far. */
    String line() {
        return new String(to, from, at - from, ISO_8859_1);
    }

    private void need(int count) {
        if (count <= to.length - at) {
            return;
        }
        if (to != own) {
            throw new IllegalArgumentException(
                    "the line does not fit into " + (to.length - from) + " bytes");
        }
        own = Arrays.copyOf(own, Math.max(own.length * 2, at + count));
        to = own;
    }

    /** A character and a comma. */
    LineWriter letter(char letter) {
        need(2);
        to[at++] = (byte) letter;
        to[at++] = ',';
        return this;
    }

    /** A text, without a comma. */
    LineWriter raw(String text) {
        int length = text.length();
        need(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            to[at++] = (byte) (c <= ISO_8859_1_MAX ? c : '?');
        }
        return this;
    }

    private LineWriter comma() {
        need(1);
        to[at++] = ',';
        return this;
    }

    /** Takes back the last comma. */
    void withoutComma() {
        at--;
    }

    /** A text and a comma. */
    LineWriter text(String text) {
        return raw(text).comma();
    }

    /** A request id and a comma, or nothing where there is none. */
    LineWriter requestId(String requestId) {
        return requestId.isEmpty() ? this : text(requestId);
    }

    /** Texts with commas between them. */
    LineWriter joined(List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            if (i > 0) {
                comma();
            }
            raw(texts.get(i));
        }
        return this;
    }

    /** An integer and a comma. */
    LineWriter integer(long value) {
        return value == EventHeader.ABSENT ? comma() : decimal(value, 0);
    }

    /** An integer without a sign and a comma. */
    LineWriter unsigned(long value) {
        if (value >= 0 || value == EventHeader.ABSENT) {
            return integer(value);
        }
        return text(Long.toUnsignedString(value));
    }

    /** A decimal and a comma. */
    LineWriter decimal(WireDecimal value) {
        return decimal(value.unscaled(), value.scale());
    }

    /** A decimal of these digits and a comma. */
    LineWriter decimal(long unscaled, int scale) {
        if (unscaled == EventHeader.ABSENT || scale < 0) {
            return comma();
        }
        int count = 0;
        for (long rest = Math.abs(unscaled); rest != 0 || count <= scale; rest /= 10) {
            digits[count++] = (byte) ('0' + rest % 10);
        }
        need(count + (unscaled < 0 ? 1 : 0) + (scale > 0 ? 1 : 0) + 1);
        if (unscaled < 0) {
            to[at++] = '-';
        }
        while (count > 0) {
            if (count == scale) {
                to[at++] = '.';
            }
            to[at++] = digits[--count];
        }
        to[at++] = ',';
        return this;
    }

    /** A decimal with its point, whole numbers too, and a comma. */
    LineWriter pointed(WireDecimal value) {
        decimal(value);
        if (value.scale() == 0) {
            need(1);
            to[at - 1] = '.';
            to[at++] = ',';
        }
        return this;
    }

    private void number(long value, int width) {
        long rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            to[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at += width;
    }

    /** Time of day with that many digits of a second, or six where they would lose some. */
    LineWriter time(long micros, int fraction) {
        if (micros != EventHeader.ABSENT) {
            rawTime(micros, fraction);
        }
        return comma();
    }

    private void rawTime(long micros, int fraction) {
        long part = micros % WallClock.SECOND_MICROS;
        long unit = WallClock.SECOND_MICROS;
        for (int i = 0; i < fraction; i++) {
            unit /= 10;
        }
        boolean fits = part % unit == 0;
        int width = fits ? fraction : MICRO_DIGITS;
        need(TIME_LENGTH + (width == 0 ? 0 : width + 1));
        long seconds = micros / WallClock.SECOND_MICROS;
        number(seconds / 3600, 2);
        to[at++] = ':';
        number(seconds / 60 % 60, 2);
        to[at++] = ':';
        number(seconds % 60, 2);
        if (width > 0) {
            to[at++] = '.';
            number(fits ? part / unit : part, width);
        }
    }

    /** {@code YYYY-MM-DD} and a comma. */
    LineWriter isoDate(long epochDay) {
        if (epochDay != EventHeader.ABSENT) {
            rawIsoDate(epochDay);
        }
        return comma();
    }

    private void rawIsoDate(long epochDay) {
        need(DATE_LENGTH);
        int date = WallClock.date(epochDay);
        number(date / 10_000, 4);
        to[at++] = '-';
        number(date / 100 % 100, 2);
        to[at++] = '-';
        number(date % 100, 2);
    }

    /** {@code MM/DD/YYYY} and a comma. */
    LineWriter usDate(long epochDay) {
        if (epochDay != EventHeader.ABSENT) {
            need(DATE_LENGTH);
            int date = WallClock.date(epochDay);
            number(date / 100 % 100, 2);
            to[at++] = '/';
            number(date % 100, 2);
            to[at++] = '/';
            number(date / 10_000, 4);
        }
        return comma();
    }

    /** {@code YYYY-MM-DD HH:MM:SS} with digits as {@link #time}, and a comma. */
    LineWriter dateTime(long localMicros, int fraction) {
        rawIsoDate(Math.floorDiv(localMicros, EasternTime.DAY_MICROS));
        space();
        rawTime(Math.floorMod(localMicros, EasternTime.DAY_MICROS), fraction);
        return comma();
    }

    /** {@code YYYYMMDD HH:MM:SS}, without a comma. */
    LineWriter compactDateTime(long localMicros) {
        need(COMPACT_LENGTH);
        number(WallClock.date(Math.floorDiv(localMicros, EasternTime.DAY_MICROS)), COMPACT_LENGTH);
        space();
        rawTime(Math.floorMod(localMicros, EasternTime.DAY_MICROS), 0);
        return this;
    }

    private void space() {
        need(1);
        to[at++] = ' ';
    }
}
