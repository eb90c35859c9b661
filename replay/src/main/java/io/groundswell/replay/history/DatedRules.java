package io.groundswell.replay.history;

import io.groundswell.model.event.BarUnit;
import io.groundswell.model.session.ExchangeCalendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Judges daily, weekly and monthly bars of a range of dates. There is to be a bar of the last
 * period that is over. One that is missing before may be a day on which the symbol did not trade,
 * or was not listed yet: that is a remark, and the bars are not verified.
 */
final class DatedRules {
    private static final int MAX_DATES_NAMED = 3;

    private final HistoryUnit unit;
    private final ExchangeCalendar calendar;
    private final long nowNanos;
    private final List<String> missing = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    DatedRules(HistoryUnit unit, ExchangeCalendar calendar, long nowNanos) {
        this.unit = unit;
        this.calendar = calendar;
        this.nowNanos = nowNanos;
    }

    DayCheck check(DayEvidence evidence, boolean isOnTape, DayFacts facts) {
        List<LocalDate> expected = lastDates();
        if (!isOnTape && facts.noMore()) {
            remarks.add("the feed has no bars");
            return verdict(DayState.EMPTY, true);
        }
        if (evidence.dates().isEmpty()) {
            missing.add(isOnTape ? "no bar on tape" : "not on tape");
            return verdict(isOnTape ? DayState.PARTIAL : DayState.ABSENT, false);
        }
        order(evidence.dates());
        boolean allThere = compare(evidence.dates(), expected, facts);
        boolean whole = missing.isEmpty();
        return verdict(whole ? DayState.COMPLETE : DayState.PARTIAL, whole && allThere);
    }

    private DayCheck verdict(DayState state, boolean verified) {
        return new DayCheck(
                state, verified, missing, remarks, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private void order(List<LocalDate> dates) {
        LocalDate previous = null;
        int outside = 0;
        for (LocalDate date : dates) {
            if (previous != null && !date.isAfter(previous)) {
                missing.add("the bar of " + date + " follows that of " + previous);
                break;
            }
            previous = date;
        }
        for (LocalDate date : dates) {
            outside += date.isBefore(unit.first()) || date.isAfter(unit.last()) ? 1 : 0;
        }
        if (outside > 0) {
            missing.add(outside + " bars are not between " + unit.first() + " and " + unit.last());
        }
    }

    private boolean compare(List<LocalDate> dates, List<LocalDate> expected, DayFacts facts) {
        if (expected.isEmpty()) {
            return false;
        }
        Set<LocalDate> there = dates.stream().map(this::period).collect(Collectors.toSet());
        List<LocalDate> without =
                expected.stream().filter(date -> !there.contains(period(date))).toList();
        LocalDate last = expected.get(expected.size() - 1);
        LocalDate newest = dates.get(dates.size() - 1);
        if (period(newest).isBefore(period(last)) && !facts.noMore()) {
            missing.add("ends " + newest + ", the range goes on to " + last);
        }
        if (!without.isEmpty()) {
            String named =
                    without.stream()
                            .limit(MAX_DATES_NAMED)
                            .map(LocalDate::toString)
                            .collect(Collectors.joining(", "));
            remarks.add(
                    "no bar of "
                            + named
                            + (without.size() > MAX_DATES_NAMED
                                    ? " and " + (without.size() - MAX_DATES_NAMED) + " more"
                                    : "")
                            + ": perhaps nothing traded");
        }
        return without.isEmpty() && isCovered(unit.first());
    }

    /** The first date of the day, week or month that a date is in. */
    private LocalDate period(LocalDate date) {
        return switch (barUnit()) {
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> YearMonth.from(date).atDay(1);
            default -> date;
        };
    }

    private BarUnit barUnit() {
        return unit.kind().span().orElseThrow().unit();
    }

    private LocalDate nextPeriod(LocalDate start) {
        return switch (barUnit()) {
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
            default -> start.plusDays(1);
        };
    }

    /** The last trading day of each period that is over, by which bars go, within the range. */
    private List<LocalDate> lastDates() {
        Set<LocalDate> last = new TreeSet<>();
        LocalDate start = period(unit.first());
        while (!start.isAfter(unit.last())) {
            LocalDate next = nextPeriod(start);
            Optional<LocalDate> day = lastTradingDay(start, next);
            day.filter(it -> !it.isBefore(unit.first()) && !it.isAfter(unit.last()))
                    .filter(it -> DayHours.of(calendar, it).orElseThrow().isOver(nowNanos))
                    .ifPresent(last::add);
            start = next;
        }
        return List.copyOf(last);
    }

    private Optional<LocalDate> lastTradingDay(LocalDate start, LocalDate next) {
        for (LocalDate date = next.minusDays(1); !date.isBefore(start); date = date.minusDays(1)) {
            if (DayHours.of(calendar, date).isPresent()) {
                return Optional.of(date);
            }
        }
        return Optional.empty();
    }

    /** Whether the calendar reaches to a date. */
    private boolean isCovered(LocalDate date) {
        LocalDate reached = date;
        for (int i = 0; i < DayOfWeek.values().length; i++) {
            if (DayHours.of(calendar, reached.plusDays(i)).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
