package io.groundswell.replay.imports;

import io.groundswell.connectors.iqfeed.wire.EasternTime;
import io.groundswell.model.event.EventHeader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.List;

/**
 * The wall clock in New York as the lines of a dialogue tell it: by T lines where there are any,
 * else by the dates and times of other lines, else by a date that a person says and their times.
 * Microseconds since 1970-01-01 00:00.
 */
final class DialogueClock {
    private static final DateTimeFormatter T_LINE = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int MAX_FIELDS = 40;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2200;
    private static final int DATE_LENGTH = "yyyymmdd".length();
    private static final long MICROS_PER_SECOND = 1_000_000L;

    private final boolean byTimeLines;
    private final LocalDate date;
    private final long start;

    private DialogueClock(boolean byTimeLines, LocalDate date, long start) {
        this.byTimeLines = byTimeLines;
        this.date = date;
        this.start = start;
    }

    /**
     * The clock of these lines.
     *
     * @param said the date where no line tells it, or null
     * @return null where nothing tells it
     */
    static DialogueClock of(List<String> lines, LocalDate said) {
        for (String line : lines) {
            long shown = timeLine(line);
            if (shown != EventHeader.ABSENT) {
                // What stands before it was told before it.
                return new DialogueClock(true, date(shown), shown - MICROS_PER_SECOND);
            }
        }
        for (String line : lines) {
            long told = told(line, null);
            if (told != EventHeader.ABSENT) {
                return new DialogueClock(false, date(told), told);
            }
        }
        if (said == null) {
            return null;
        }
        long midnight = said.toEpochDay() * EasternTime.DAY_MICROS;
        for (String line : lines) {
            long told = told(line, said);
            if (told != EventHeader.ABSENT) {
                return new DialogueClock(false, said, told);
            }
        }
        return new DialogueClock(false, said, midnight + EasternTime.DAY_MICROS / 2);
    }

    /** The date that the lines are of. */
    LocalDate date() {
        return date;
    }

    /** What it shows before the first line. */
    long start() {
        return start;
    }

    /** What it shows after a line; it never goes back. */
    long after(String line, long before) {
        long told = byTimeLines ? timeLine(line) : told(line, date);
        return Math.max(before, told);
    }

    private static LocalDate date(long localMicros) {
        return LocalDate.ofEpochDay(Math.floorDiv(localMicros, EasternTime.DAY_MICROS));
    }

    /** {@code T,20210630 13:44:36}, else ABSENT. */
    private static long timeLine(String line) {
        int blank = 2 + DATE_LENGTH;
        if (!line.startsWith("T,") || line.length() <= blank || line.charAt(blank) != ' ') {
            return EventHeader.ABSENT;
        }
        LocalDate day = parsedDate(line.substring(2, blank), T_LINE);
        long time = timeOfDay(line.substring(blank + 1));
        return day == null || time == EventHeader.ABSENT
                ? EventHeader.ABSENT
                : day.toEpochDay() * EasternTime.DAY_MICROS + time;
    }

    /** The latest time of a line of data, on its own date or else on this one; or ABSENT. */
    private static long told(String line, LocalDate otherwise) {
        if (line.length() < 2 || "PQUZ234506789".indexOf(line.charAt(0)) < 0) {
            return EventHeader.ABSENT;
        }
        LocalDate day = otherwise;
        long latest = EventHeader.ABSENT;
        for (String field : CommaFields.of(line, MAX_FIELDS)) {
            LocalDate own = parsedDate(field, DateTimeFormatter.ISO_LOCAL_DATE);
            day = own == null ? day : own;
            latest = Math.max(latest, timeOfDay(field));
        }
        return day == null || latest == EventHeader.ABSENT
                ? EventHeader.ABSENT
                : day.toEpochDay() * EasternTime.DAY_MICROS + latest;
    }

    /** Whether nanoseconds since 1970 can hold the date. */
    static boolean isHeld(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }

    private static LocalDate parsedDate(String text, DateTimeFormatter form) {
        boolean mayBe = text.length() >= DATE_LENGTH && text.length() <= DATE_LENGTH + 2;
        try {
            LocalDate parsed = mayBe ? LocalDate.parse(text, form) : null;
            return parsed != null && isHeld(parsed) ? parsed : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static long timeOfDay(String text) {
        boolean mayBe = text.length() >= "hh:mm:ss".length() && text.charAt(2) == ':';
        try {
            return mayBe
                    ? LocalTime.parse(text).getLong(ChronoField.MICRO_OF_DAY)
                    : EventHeader.ABSENT;
        } catch (DateTimeException e) {
            return EventHeader.ABSENT;
        }
    }
}
