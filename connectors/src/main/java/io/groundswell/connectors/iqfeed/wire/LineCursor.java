package io.groundswell.connectors.iqfeed.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.groundswell.model.codec.TextCache;
import io.groundswell.model.event.EventHeader;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks over the fields of a line, one after the other, without making objects of numbers. What is
 * wrong is kept, the first fault only, and reading goes on: a parser reads all fields and asks at
 * the end whether the line {@link #isWhole}.
 *
 * <p>A field that is missing reads as an empty one, and is a fault. One thread at a time.
 */
final class LineCursor {
    private static final int MAX_SYMBOL_LENGTH = EventHeader.MAX_SYMBOL_LENGTH;
    private static final int MAX_MARKET_MAKER_LENGTH = 8;
    private static final int MAX_FAST_DIGITS = 18;
    private static final int MAX_SCALE = 18;
    private static final int MAX_TOLD = 40;
    private static final char FIRST_PRINTABLE = ' ';
    private static final char LAST_PRINTABLE = '~';

    private final TextCache texts;
    private final LineClock clock = new LineClock();
    private byte[] bytes = {};
    private int at;
    private int end;
    private int scale;
    private String fault;

    /** Shares 2^slotBits texts. */
    LineCursor(int slotBits) {
        texts = new TextCache(slotBits);
    }

    /** Begins at the first field of a line, or of what is left of one. */
    void wrap(byte[] line, int from, int to) {
        bytes = line;
        at = from;
        end = to;
        fault = null;
    }

    /** Where the next field begins. */
    int position() {
        return at;
    }

    /** Digits after the point of the decimal, or of the seconds, that was read last. */
    int scale() {
        return scale;
    }

    /**
     * Whether every field was good and none is left. The comma that ends a line may be missing, but
     * not where the last field is empty: then a field is missing.
     */
    boolean isWhole() {
        return fault == null && (at == end || (at == end + 1 && bytes[end - 1] != ','));
    }

    /** Whether there is one more field, be it empty. */
    boolean isFieldLeft() {
        return at <= end;
    }

    /** Whether a comma stands at the end of the line. */
    boolean endsWithComma() {
        return bytes[end - 1] == ',';
    }

    /** The first thing that was wrong, or null. */
    String fault() {
        return fault;
    }

    /** Keeps the first fault. */
    void fail(String reason) {
        if (fault == null) {
            fault = reason;
        }
    }

    private int fieldEnd() {
        int i = at;
        while (i < end && bytes[i] != ',') {
            i++;
        }
        return i;
    }

    /** Steps over an empty field, or tells that none is left. */
    private boolean isEmpty(String name) {
        if (at < end && bytes[at] != ',') {
            return false;
        }
        if (at > end) {
            fail("no " + name);
        }
        at = Math.min(at, end) + 1;
        scale = 0;
        return true;
    }

    private long bad(String name, String what) {
        int stop = fieldEnd();
        if (fault == null) {
            String told = new String(bytes, at, Math.min(stop - at, MAX_TOLD), ISO_8859_1);
            fail(name + " '" + told + (stop - at > MAX_TOLD ? "..." : "") + "' " + what);
        }
        at = stop + 1;
        scale = 0;
        return EventHeader.ABSENT;
    }

    /** A number without a point; ABSENT where empty. */
    long integer(String name) {
        if (isEmpty(name)) {
            return EventHeader.ABSENT;
        }
        int i = at;
        boolean isNegative = bytes[i] == '-';
        if (isNegative || bytes[i] == '+') {
            i++;
        }
        int first = i;
        long value = 0;
        while (i < end && isDigit(bytes[i])) {
            value = value * 10 + bytes[i] - '0';
            i++;
        }
        if (i == first || (i < end && bytes[i] != ',')) {
            return bad(name, "is no integer");
        }
        if (i - first > MAX_FAST_DIGITS) {
            value = checked(first, i);
            if (value < 0) {
                return bad(name, "is too large");
            }
        }
        at = i + 1;
        return isNegative ? -value : value;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** The number of these digits, whatever point is among them; -1 where no long holds it. */
    private long checked(int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = bytes[i] - '0';
            if (bytes[i] != '.') {
                if (value > (Long.MAX_VALUE - digit) / 10) {
                    return -1;
                }
                value = value * 10 + digit;
            }
        }
        return value;
    }

    /** As {@link #integer}, and the number may stand between quotation marks. */
    long quotedInteger(String name) {
        int stop = fieldEnd();
        if (stop - at < 2 || bytes[at] != '"' || bytes[stop - 1] != '"') {
            return integer(name);
        }
        int lineEnd = end;
        at++;
        end = stop - 1;
        long value = integer(name);
        end = lineEnd;
        at = stop + 1;
        return value;
    }

    /** A number of up to 64 bits without a sign; ABSENT where empty. */
    long unsigned(String name) {
        if (isEmpty(name)) {
            return EventHeader.ABSENT;
        }
        int stop = fieldEnd();
        long value = 0;
        for (int i = at; i < stop; i++) {
            if (!isDigit(bytes[i])) {
                return bad(name, "is no unsigned integer");
            }
            int digit = bytes[i] - '0';
            if (i - at > MAX_FAST_DIGITS
                    && Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, 10)) > 0) {
                return bad(name, "is too large");
            }
            value = value * 10 + digit;
        }
        if (value == EventHeader.ABSENT) {
            return bad(name, "stands for no number");
        }
        at = stop + 1;
        return value;
    }

    /** A decimal; the absent one where empty. */
    WireDecimal decimal(String name) {
        long unscaled = unscaled(name);
        return unscaled == EventHeader.ABSENT
                ? WireDecimal.ABSENT
                : new WireDecimal(unscaled, scale);
    }

    /** The digits of a decimal, its scale by {@link #scale}; ABSENT where empty. */
    long unscaled(String name) {
        if (isEmpty(name)) {
            return EventHeader.ABSENT;
        }
        int i = at;
        boolean isNegative = bytes[i] == '-';
        if (isNegative || bytes[i] == '+') {
            i++;
        }
        int first = i;
        int point = -1;
        long value = 0;
        for (; i < end; i++) {
            byte b = bytes[i];
            if (isDigit(b)) {
                value = value * 10 + b - '0';
            } else if (b == '.' && point < 0) {
                point = i;
            } else {
                break;
            }
        }
        int digits = i - first - (point < 0 ? 0 : 1);
        if (digits == 0 || (i < end && bytes[i] != ',')) {
            return bad(name, "is no number");
        }
        int after = point < 0 ? 0 : i - point - 1;
        if (digits > MAX_FAST_DIGITS) {
            value = checked(first, i);
            if (value < 0 || after > MAX_SCALE) {
                return bad(name, value < 0 ? "is too large" : "has too many digits");
            }
        }
        at = i + 1;
        scale = after;
        return isNegative ? -value : value;
    }

    /** Microseconds of the day; ABSENT where empty. */
    long time(String name) {
        if (isEmpty(name)) {
            return EventHeader.ABSENT;
        }
        int stop = fieldEnd();
        return taken(name, stop, clock.time(bytes, at, stop), "is no time of day");
    }

    /** As {@link #time}, and {@code 99:99:99} stands for none. */
    long timeOrVoid(String name) {
        int stop = fieldEnd();
        if (stop - at >= 8 && bytes[at] == '9' && clock.isVoid(bytes, at, stop)) {
            at = stop + 1;
            return EventHeader.ABSENT;
        }
        return time(name);
    }

    /** A date {@code YYYY-MM-DD} in days since 1970; ABSENT where empty. */
    long isoDate(String name) {
        if (isEmpty(name)) {
            return EventHeader.ABSENT;
        }
        int stop = fieldEnd();
        return taken(name, stop, clock.isoDate(bytes, at, stop), "is no date");
    }

    /** A date {@code MM/DD/YYYY} in days since 1970; ABSENT where empty. */
    long usDate(String name) {
        if (isEmpty(name)) {
            return EventHeader.ABSENT;
        }
        int stop = fieldEnd();
        return taken(name, stop, clock.usDate(bytes, at, stop), "is no date");
    }

    private long taken(String name, int stop, long value, String otherwise) {
        if (value < 0) {
            return bad(name, value == LineClock.LEFT_OUT ? "is left out in New York" : otherwise);
        }
        at = stop + 1;
        scale = clock.scale();
        return value;
    }

    /** Wall clock {@code YYYY-MM-DD HH:MM:SS}, or the date alone where that is allowed. */
    long dateTime(String name, boolean orDate) {
        if (isEmpty(name)) {
            fail("no " + name);
            return EventHeader.ABSENT;
        }
        int stop = fieldEnd();
        return taken(name, stop, clock.dateTime(bytes, at, stop, orDate), "is no date and time");
    }

    /** Wall clock {@code YYYYMMDD HH:MM:SS}. */
    long compactDateTime(String name) {
        if (isEmpty(name)) {
            fail("no " + name);
            return EventHeader.ABSENT;
        }
        int stop = fieldEnd();
        return taken(name, stop, clock.compactDateTime(bytes, at, stop), "is no date and time");
    }

    /** A text, the same String for the same bytes. */
    String text(String name) {
        if (isEmpty(name)) {
            return "";
        }
        int start = at;
        int stop = fieldEnd();
        at = stop + 1;
        return texts.get(bytes, start, stop - start);
    }

    /** A symbol. */
    String symbol() {
        int start = at;
        String symbol = text("symbol");
        if (symbol.isEmpty() || symbol.length() > MAX_SYMBOL_LENGTH || !isPrintable(symbol)) {
            at = Math.min(start, end);
            bad("symbol", "is not 1 to 30 printable ASCII characters");
        }
        return symbol;
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < FIRST_PRINTABLE || text.charAt(i) > LAST_PRINTABLE) {
                return false;
            }
        }
        return true;
    }

    /** The short name of a market maker, or empty. */
    String marketMaker() {
        int start = at;
        String name = text("market maker");
        if (name.length() > MAX_MARKET_MAKER_LENGTH || !isPrintable(name)) {
            at = start;
            bad("market maker", "is not up to 8 printable ASCII characters");
        }
        return name;
    }

    /** One of some letters. */
    char oneOf(String name, String letters) {
        if (isEmpty(name)) {
            fail("no " + name);
            return 0;
        }
        char letter = (char) (bytes[at] & 0xff);
        if (fieldEnd() - at != 1 || letters.indexOf(letter) < 0) {
            bad(name, "is none of " + letters);
            return 0;
        }
        at += 2;
        return letter;
    }

    /** All that is left, commas too. */
    String rest() {
        int start = Math.min(at, end);
        at = end;
        return new String(bytes, start, end - start, ISO_8859_1);
    }

    /** The fields that are left; the last is empty where the line ends with a comma. */
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        while (at <= end) {
            int stop = fieldEnd();
            fields.add(new String(bytes, at, stop - at, ISO_8859_1));
            at = stop + 1;
        }
        at = end;
        return fields;
    }
}
