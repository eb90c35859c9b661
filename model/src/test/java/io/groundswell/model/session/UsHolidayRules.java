package io.groundswell.model.session;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The holidays of the New York Stock Exchange by rule, written independently of the calendar files
 * that they check.
 */
final class UsHolidayRules {
    /** Closings that follow no rule: mourning for three presidents, Hurricane Sandy. */
    static final List<LocalDate> ONE_OFF =
            List.of(
                    LocalDate.of(2007, 1, 2),
                    LocalDate.of(2012, 10, 29),
                    LocalDate.of(2012, 10, 30),
                    LocalDate.of(2018, 12, 5),
                    LocalDate.of(2025, 1, 9));

    private static final int FIRST_JUNETEENTH = 2022;
    private static final int FIRST_WEDNESDAY_HALF_DAY = 2013;

    private UsHolidayRules() {}

    static Set<LocalDate> holidays(int year) {
        Set<LocalDate> days = new TreeSet<>();
        LocalDate newYear = LocalDate.of(year, 1, 1);
        if (newYear.getDayOfWeek() != DayOfWeek.SATURDAY) {
            days.add(observed(newYear));
        }
        days.add(nth(year, Month.JANUARY, DayOfWeek.MONDAY, 3));
        days.add(nth(year, Month.FEBRUARY, DayOfWeek.MONDAY, 3));
        days.add(easterSunday(year).minusDays(2));
        days.add(LocalDate.of(year, 5, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY)));
        if (year >= FIRST_JUNETEENTH) {
            days.add(observed(LocalDate.of(year, 6, 19)));
        }
        days.add(observed(LocalDate.of(year, 7, 4)));
        days.add(nth(year, Month.SEPTEMBER, DayOfWeek.MONDAY, 1));
        days.add(thanksgiving(year));
        days.add(observed(LocalDate.of(year, 12, 25)));
        ONE_OFF.stream().filter(day -> day.getYear() == year).forEach(days::add);
        return days;
    }

    static Set<LocalDate> halfDays(int year) {
        Set<LocalDate> days = new TreeSet<>();
        days.add(thanksgiving(year).plusDays(1));
        LocalDate beforeIndependence = LocalDate.of(year, 7, 3);
        boolean wednesdayCounts = year >= FIRST_WEDNESDAY_HALF_DAY;
        switch (beforeIndependence.getDayOfWeek()) {
            case MONDAY, TUESDAY, THURSDAY -> days.add(beforeIndependence);
            case WEDNESDAY -> {
                if (wednesdayCounts) {
                    days.add(beforeIndependence);
                }
            }
            default -> {}
        }
        LocalDate christmasEve = LocalDate.of(year, 12, 24);
        if (christmasEve.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) < 0) {
            days.add(christmasEve);
        }
        return days;
    }

    private static LocalDate thanksgiving(int year) {
        return nth(year, Month.NOVEMBER, DayOfWeek.THURSDAY, 4);
    }

    private static LocalDate nth(int year, Month month, DayOfWeek day, int n) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(n, day));
    }

    private static LocalDate observed(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    /** Gauss's way for the Gregorian calendar, 1900 to 2099. */
    private static LocalDate easterSunday(int year) {
        int moon = (19 * (year % 19) + 24) % 30;
        int sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
        int daysAfterMarch22 = moon + sunday;
        if (daysAfterMarch22 == 35 || (daysAfterMarch22 == 34 && moon == 28 && year % 19 > 10)) {
            daysAfterMarch22 -= 7;
        }
        return LocalDate.of(year, 3, 22).plusDays(daysAfterMarch22);
    }
}
