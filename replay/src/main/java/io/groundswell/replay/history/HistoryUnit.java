package io.groundswell.replay.history;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What is fetched at once and is on tape whole or not at all: the trades or interval bars of a
 * symbol's day, or the daily, weekly or monthly bars of its year.
 *
 * @param symbol the symbol as IQFeed spells it
 * @param kind what of it
 * @param first its first date, where the venue is
 * @param last its last date: the first, or the end of the year
 */
record HistoryUnit(String symbol, HistoryKind kind, LocalDate first, LocalDate last) {
    private static final MonthDay NEW_YEAR = MonthDay.of(1, 1);
    private static final MonthDay NEW_YEARS_EVE = MonthDay.of(12, 31);

    /** A day of trades or interval bars, or the year around a date. */
    static HistoryUnit around(String symbol, HistoryKind kind, LocalDate date) {
        return kind.isDated()
                ? new HistoryUnit(
                        symbol,
                        kind,
                        NEW_YEAR.atYear(date.getYear()),
                        NEW_YEARS_EVE.atYear(date.getYear()))
                : new HistoryUnit(symbol, kind, date, date);
    }

    /**
     * What a range of dates of a symbol consists of, in order.
     *
     * @param isTradingDay says of a date whether the venue trades
     */
    static List<HistoryUnit> of(
            String symbol,
            HistoryKind kind,
            LocalDate from,
            LocalDate to,
            Predicate<LocalDate> isTradingDay) {
        List<HistoryUnit> units = new ArrayList<>();
        LocalDate date = from;
        while (!date.isAfter(to)) {
            HistoryUnit unit = around(symbol, kind, date);
            if (kind.isDated() || isTradingDay.test(date)) {
                units.add(unit);
            }
            date = unit.last().plusDays(1);
        }
        return List.copyOf(units);
    }

    /** The same of another symbol. */
    HistoryUnit of(String other) {
        return new HistoryUnit(other, kind, first, last);
    }

    /** Its date, or its year. */
    String name() {
        return kind.isDated() ? Integer.toString(first.getYear()) : first.toString();
    }

    @Override
    public String toString() {
        return symbol + " " + kind + " " + name();
    }
}
