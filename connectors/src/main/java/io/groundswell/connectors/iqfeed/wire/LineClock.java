package io.groundswell.connectors.iqfeed.wire;

/**
 * Reads the times and dates of a line; negative for what is none. Keeps which hour of New York was
 * looked at last, as times of one hour come together. One thread at a time.
 */
final class LineClock {
    /** Said of a time that New York's clock never shows. */
    static final long LEFT_OUT = -2;

    private static final long NONE = -1;
    private static final int TIME_LENGTH = "HH:MM:SS".length();
    private static final int DATE_LENGTH = "YYYY-MM-DD".length();
    private static final int COMPACT_LENGTH = "YYYYMMDD".length();
    private static final int MAX_FRACTION = 6;
    private static final int NO_DIGITS = -10_000;
    private static final int[] MICROS = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private final EasternTime eastern = new EasternTime();
    private int scale;
    private long knownHour = Long.MIN_VALUE;
    private boolean isHour;

    /** Digits of the second of the time that was read last. */
    int scale() {
        return scale;
    }

    private static int two(byte[] bytes, int at) {
        int tens = bytes[at] - '0';
        int ones = bytes[at + 1] - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? NO_DIGITS : tens * 10 + ones;
    }

    /** {@code HH:MM:SS} with up to six digits of a second, in microseconds of the day. */
    long time(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < TIME_LENGTH || bytes[from + 2] != ':' || bytes[from + 5] != ':') {
            return NONE;
        }
        int hours = two(bytes, from);
        int minutes = two(bytes, from + 3);
        int seconds = two(bytes, from + 6);
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 59) {
            return NONE;
        }
        long micros = ((hours * 60L + minutes) * 60 + seconds) * WallClock.SECOND_MICROS;
        scale = 0;
        return length == TIME_LENGTH ? micros : withFraction(micros, bytes, from + TIME_LENGTH, to);
    }

    private long withFraction(long micros, byte[] bytes, int point, int to) {
        int digits = to - point - 1;
        if (bytes[point] != '.' || digits < 1 || digits > MAX_FRACTION) {
            return NONE;
        }
        int fraction = 0;
        for (int i = point + 1; i < to; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            fraction = fraction * 10 + digit;
        }
        scale = digits;
        return micros + (long) fraction * MICROS[digits];
    }

    /** Whether it is the time of a side that is void: all nines. */
    boolean isVoid(byte[] bytes, int from, int to) {
        for (int i = 0; i < to - from; i++) {
            char expected = i == 2 || i == 5 ? ':' : i == TIME_LENGTH ? '.' : '9';
            if (bytes[from + i] != expected) {
                return false;
            }
        }
        return to - from != TIME_LENGTH + 1 && to - from <= TIME_LENGTH + 1 + MAX_FRACTION;
    }

    /** {@code YYYY-MM-DD} in days since 1970. */
    long isoDate(byte[] bytes, int from, int to) {
        if (to - from != DATE_LENGTH || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return NONE;
        }
        return day(year(bytes, from), two(bytes, from + 5), two(bytes, from + 8));
    }

    /** {@code MM/DD/YYYY} in days since 1970. */
    long usDate(byte[] bytes, int from, int to) {
        if (to - from != DATE_LENGTH || bytes[from + 2] != '/' || bytes[from + 5] != '/') {
            return NONE;
        }
        return day(year(bytes, from + 6), two(bytes, from), two(bytes, from + 3));
    }

    private static int year(byte[] bytes, int at) {
        return two(bytes, at) * 100 + two(bytes, at + 2);
    }

    private static long day(int year, int month, int day) {
        return WallClock.isDate(year, month, day) ? WallClock.epochDay(year, month, day) : NONE;
    }

    /** {@code YYYY-MM-DD HH:MM:SS} with up to six digits, in microseconds since 1970, local. */
    long dateTime(byte[] bytes, int from, int to, boolean orDate) {
        int date = from + DATE_LENGTH;
        if (orDate && to == date) {
            scale = 0;
            return local(isoDate(bytes, from, to), 0);
        }
        if (to <= date || bytes[date] != ' ') {
            return NONE;
        }
        return local(isoDate(bytes, from, date), time(bytes, date + 1, to));
    }

    /** {@code YYYYMMDD HH:MM:SS} in microseconds since 1970, local. */
    long compactDateTime(byte[] bytes, int from, int to) {
        int date = from + COMPACT_LENGTH;
        if (to <= date || bytes[date] != ' ') {
            return NONE;
        }
        long day = day(year(bytes, from), two(bytes, from + 4), two(bytes, from + 6));
        return local(day, time(bytes, date + 1, to));
    }

    private long local(long day, long time) {
        if (day < 0 || time < 0) {
            return NONE;
        }
        long micros = day * EasternTime.DAY_MICROS + time;
        long hour = micros / WallClock.HOUR_MICROS;
        if (hour != knownHour) {
            // The hours that are left out are whole ones.
            isHour = eastern.exists(hour * WallClock.HOUR_MICROS);
            knownHour = hour;
        }
        return isHour ? micros : LEFT_OUT;
    }
}
