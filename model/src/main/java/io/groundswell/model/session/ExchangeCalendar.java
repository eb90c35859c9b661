package io.groundswell.model.session;

import io.groundswell.model.event.TradingPhase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The published schedule of one venue over the years of its calendar file.
 *
 * <p>The trading date turns when the next day's schedule begins: at local midnight of the next
 * trading day where sessions lie within a date, at the pre-open of the next session where they
 * begin on the evening before. A night, weekend or holiday in between belongs to the date before
 * it.
 *
 * <p>A moment or date outside the file's range is refused with an {@link IllegalArgumentException}
 * that names the range: a guess would put it on a day that may not have traded. Edges that meet
 * unchecked times ask {@link #covers} first.
 *
 * <p>Immutable and safe for any number of threads. A lookup by time costs one division and a few
 * comparisons, and allocates nothing.
 */
public final class ExchangeCalendar implements TradingHours {
    private static final long NANOS_PER_DAY = 86_400_000_000_000L;
    private static final LocalTime MIDNIGHT = LocalTime.MIDNIGHT;

    private final CalendarRules rules;
    private final long fromNanos;
    private final long toNanos;
    private final SessionInterval[] intervals;
    private final long firstUtcDay;
    private final int[] intervalAtUtcDay;
    private final TreeMap<LocalDate, RegularHours> tradingDays = new TreeMap<>();

    private record RegularHours(long openNanos, long closeNanos) {}

    ExchangeCalendar(CalendarRules rules) {
        this.rules = rules;
        this.fromNanos = new CalendarClock(0, MIDNIGHT).nanosOn(rules.first(), rules.zone());
        this.toNanos = new CalendarClock(1, MIDNIGHT).nanosOn(rules.last(), rules.zone());
        List<SessionInterval> schedule = new ArrayList<>();
        for (SessionInterval interval : SessionSchedule.of(rules)) {
            if (interval.endNanos() > fromNanos) {
                schedule.add(interval);
            }
            if (interval.session() == Session.REGULAR) {
                tradingDays.merge(
                        interval.tradingDate(),
                        new RegularHours(interval.startNanos(), interval.endNanos()),
                        (a, b) -> new RegularHours(a.openNanos, b.closeNanos));
            }
        }
        this.intervals = schedule.toArray(SessionInterval[]::new);
        this.firstUtcDay = Math.floorDiv(fromNanos, NANOS_PER_DAY);
        this.intervalAtUtcDay = indexByUtcDay();
    }

    private int[] indexByUtcDay() {
        int[] index = new int[(int) (Math.floorDiv(toNanos, NANOS_PER_DAY) - firstUtcDay) + 1];
        int at = 0;
        for (int day = 0; day < index.length; day++) {
            long dayStart = Math.max(fromNanos, (firstUtcDay + day) * NANOS_PER_DAY);
            while (intervals[at].endNanos() <= dayStart) {
                at++;
            }
            index[day] = at;
        }
        return index;
    }

    /** The name that {@link TradingCalendars#named} knows it by. */
    public String name() {
        return rules.name();
    }

    /** Where the venue's wall clock hangs. */
    public ZoneId zone() {
        return rules.zone();
    }

    /** Whether a moment lies in the calendar's range. */
    public boolean covers(long timeNanos) {
        return timeNanos >= fromNanos && timeNanos < toNanos;
    }

    /**
     * Everything that the schedule says of a moment.
     *
     * @param timeNanos nanoseconds since 1970 UTC
     * @throws IllegalArgumentException outside the range
     */
    public SessionInterval intervalAt(long timeNanos) {
        if (!covers(timeNanos)) {
            throw outside(Instant.EPOCH.plusNanos(timeNanos));
        }
        int at = intervalAtUtcDay[(int) (Math.floorDiv(timeNanos, NANOS_PER_DAY) - firstUtcDay)];
        while (timeNanos >= intervals[at].endNanos()) {
            at++;
        }
        return intervals[at];
    }

    /** The part of the trading day that a moment lies in. */
    public Session sessionAt(long timeNanos) {
        return intervalAt(timeNanos).session();
    }

    @Override
    public TradingPhase phaseAt(long timeNanos) {
        return covers(timeNanos) ? intervalAt(timeNanos).phase() : TradingPhase.UNKNOWN;
    }

    @Override
    public LocalDate tradingDate(long timeNanos) {
        return intervalAt(timeNanos).tradingDate();
    }

    /** Whether trades are dated by this date. */
    public boolean isTradingDay(LocalDate date) {
        checkRange(date);
        return rules.isTradingDay(date);
    }

    /** The first trading day after this date. */
    public LocalDate nextTradingDay(LocalDate date) {
        checkRange(date);
        return tradingDays.higherKey(date);
    }

    /**
     * When the first regular session of a trading day opens, nanoseconds since 1970 UTC.
     *
     * @throws IllegalArgumentException for a date that is not a trading day
     */
    public long regularOpenNanos(LocalDate date) {
        return regularHours(date).openNanos;
    }

    /**
     * When the last regular session of a trading day closes, nanoseconds since 1970 UTC.
     *
     * @throws IllegalArgumentException for a date that is not a trading day
     */
    public long regularCloseNanos(LocalDate date) {
        return regularHours(date).closeNanos;
    }

    /** When a trading day's regular session closes, local time, if that is earlier than usual. */
    public Optional<LocalTime> earlyClose(LocalDate date) {
        checkRange(date);
        return rules.isTradingDay(date)
                ? Optional.ofNullable(rules.earlyClose(date))
                : Optional.empty();
    }

    /** What the holiday or early close on this date is called, if it is one. */
    public Optional<String> dayName(LocalDate date) {
        checkRange(date);
        return Optional.ofNullable(rules.exceptions().get(date))
                .map(CalendarRules.DayException::name);
    }

    private RegularHours regularHours(LocalDate date) {
        checkRange(date);
        RegularHours hours = tradingDays.get(date);
        if (hours == null) {
            throw new IllegalArgumentException(date + " is no trading day of " + name());
        }
        return hours;
    }

    private void checkRange(LocalDate date) {
        if (date.isBefore(rules.first()) || date.isAfter(rules.last())) {
            throw outside(date);
        }
    }

    private IllegalArgumentException outside(Object asked) {
        return new IllegalArgumentException(
                "calendar "
                        + name()
                        + " covers "
                        + rules.first()
                        + " to "
                        + rules.last()
                        + " in "
                        + rules.zone()
                        + ", asked for "
                        + asked);
    }
}
