package io.groundswell.model.session;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a calendar file says: the week, the times of day and the days that differ.
 *
 * @param name the file's name, such as {@code XNYS}
 * @param zone the zone of every time in it
 * @param first first date that may be asked for
 * @param last last date that may be asked for
 * @param week days of the week on which a session ends
 * @param times the times of an ordinary day
 * @param exceptions the days that differ
 */
record CalendarRules(
        String name,
        ZoneId zone,
        LocalDate first,
        LocalDate last,
        Set<DayOfWeek> week,
        Map<DayPart, CalendarClock> times,
        Map<LocalDate, DayException> exceptions) {

    private static final Set<DayPart> REQUIRED = EnumSet.of(DayPart.OPEN, DayPart.CLOSE);

    /** The turning points of a day; OPEN and CLOSE are in every calendar, the others where used. */
    enum DayPart {
        DAY_START,
        PRE_OPEN,
        PRE_OPEN_AFTER_BREAK,
        PRE_MARKET,
        OPEN,
        CLOSE,
        POST_MARKET_END,
        EARLY_POST_MARKET_END
    }

    /** How a day differs. */
    enum ExceptionKind {
        /** No session ends on it. */
        CLOSED,
        /** Its session ends early. */
        EARLY,
        /** Its session ends early and is counted to the next trading date. */
        JOINED
    }

    /**
     * A day that differs.
     *
     * @param close when its session ends; null where it has none
     */
    record DayException(ExceptionKind kind, LocalTime close, String name) {}

    /**
     * Reads the lines of a calendar file.
     *
     * @throws IllegalArgumentException for a line that is not one, naming it
     */
    static CalendarRules parse(String name, List<String> lines) {
        ZoneId zone = null;
        LocalDate first = null;
        LocalDate last = null;
        Set<DayOfWeek> week = EnumSet.noneOf(DayOfWeek.class);
        Map<DayPart, CalendarClock> times = new EnumMap<>(DayPart.class);
        Map<LocalDate, DayException> exceptions = new HashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.trim().split("\\s+");
            switch (words[0]) {
                case "zone" -> zone = ZoneId.of(words[1]);
                case "range" -> {
                    first = LocalDate.parse(words[1]);
                    last = LocalDate.parse(words[2]);
                }
                case "week" -> {
                    for (int i = 1; i < words.length; i++) {
                        week.add(DayOfWeek.valueOf(words[i]));
                    }
                }
                case "time" -> times.put(part(words[1]), clock(words));
                default -> {
                    DayException before = exceptions.put(LocalDate.parse(words[1]), day(words));
                    if (before != null) {
                        throw new IllegalArgumentException(name + ": a day given twice: " + line);
                    }
                }
            }
        }
        if (zone == null || last == null || !times.keySet().containsAll(REQUIRED)) {
            throw new IllegalArgumentException(name + ": needs zone, range, open and close");
        }
        return new CalendarRules(name, zone, first, last, week, times, exceptions);
    }

    private static DayPart part(String word) {
        return DayPart.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static CalendarClock clock(String[] words) {
        int days = words.length > 3 ? Integer.parseInt(words[3]) : 0;
        return new CalendarClock(days, LocalTime.parse(words[2]));
    }

    private static DayException day(String[] words) {
        ExceptionKind kind = ExceptionKind.valueOf(words[0].toUpperCase(Locale.ROOT));
        LocalTime close = kind == ExceptionKind.CLOSED ? null : LocalTime.parse(words[2]);
        int nameFrom = close == null ? 2 : 3;
        String name = String.join(" ", List.of(words).subList(nameFrom, words.length));
        return new DayException(kind, close, name);
    }

    /** Whether a session ends on this date. */
    boolean hasSession(LocalDate date) {
        DayException exception = exceptions.get(date);
        return week.contains(date.getDayOfWeek())
                && (exception == null || exception.kind() != ExceptionKind.CLOSED);
    }

    /** Whether this date is one that trades are dated by. */
    boolean isTradingDay(LocalDate date) {
        DayException exception = exceptions.get(date);
        return hasSession(date) && (exception == null || exception.kind() != ExceptionKind.JOINED);
    }

    /** The date by which the session that ends on {@code date} is counted. */
    LocalDate tradingDateOfSession(LocalDate date) {
        LocalDate day = date;
        while (!isTradingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** When the session that ends on this date ends, where that is earlier than usual. */
    LocalTime earlyClose(LocalDate date) {
        DayException exception = exceptions.get(date);
        return exception == null ? null : exception.close();
    }
}
