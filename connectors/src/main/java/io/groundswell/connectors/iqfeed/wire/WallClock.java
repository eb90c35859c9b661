package io.groundswell.connectors.iqfeed.wire;

/** Days and times of the calendar as numbers, without objects. Pure. */
final class WallClock {
    static final int FIRST_YEAR = 1970;
    static final int LAST_YEAR = 2199;
    static final long SECOND_MICROS = 1_000_000L;
    static final long HOUR_MICROS = 3_600 * SECOND_MICROS;

    private static final int FEBRUARY = 2;
    private static final int DAYS_OF_ERA = 146_097;
    private static final int DAYS_BEFORE_1970 = 719_468;
    private static final int YEARS_OF_ERA = 400;

    private WallClock() {}

    /** Whether the calendar has this day, in the years that the wire may name. */
    static boolean isDate(int year, int month, int day) {
        return year >= FIRST_YEAR
                && year <= LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= daysOf(year, month);
    }

    private static int daysOf(int year, int month) {
        if (month == FEBRUARY) {
            return year % 4 == 0 && (year % 100 != 0 || year % YEARS_OF_ERA == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /**
     * Days since 1970-01-01, by counting years from March, so that the leap day is the last of its
     * year.
     */
    static long epochDay(int year, int month, int day) {
        int fromMarch = month > FEBRUARY ? year : year - 1;
        int era = fromMarch / YEARS_OF_ERA;
        int yearOfEra = fromMarch % YEARS_OF_ERA;
        int monthFromMarch = month > FEBRUARY ? month - 3 : month + 9;
        int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return (long) era * DAYS_OF_ERA + dayOfEra - DAYS_BEFORE_1970;
    }

    /** Year, month and day as the decimal number YYYYMMDD: the reverse of {@link #epochDay}. */
    static int date(long epochDay) {
        long days = epochDay + DAYS_BEFORE_1970;
        int era = (int) Math.floorDiv(days, (long) DAYS_OF_ERA);
        int dayOfEra = (int) Math.floorMod(days, (long) DAYS_OF_ERA);
        int yearOfEra =
                (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (DAYS_OF_ERA - 1))
                        / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        int year = era * YEARS_OF_ERA + yearOfEra + (month <= FEBRUARY ? 1 : 0);
        return (year * 100 + month) * 100 + day;
    }
}
