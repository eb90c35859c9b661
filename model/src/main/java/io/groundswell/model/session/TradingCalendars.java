package io.groundswell.model.session;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The calendars that the system knows, by the name that an instrument gives. */
public final class TradingCalendars {
    /** US equities. */
    public static final String US_EQUITIES = "XNYS";

    /** CME Globex equity index futures. */
    public static final String CME_EQUITY_FUTURES = "XCME";

    /** Venues that never close; the trading date is the UTC date. */
    public static final String ALWAYS = "ALWAYS";

    private static final Set<String> NAMES =
            new TreeSet<>(List.of(ALWAYS, CME_EQUITY_FUTURES, US_EQUITIES));

    private static final ConcurrentHashMap<String, ExchangeCalendar> LOADED =
            new ConcurrentHashMap<>();

    private static final TradingHours BY_UTC = new UnscheduledHours();

    private TradingCalendars() {}

    /**
     * The calendar with this name; read on first use, the same object ever after. Keep it: the
     * lookup is not for every event.
     *
     * @throws IllegalArgumentException for a name that is not known, listing those that are
     */
    public static ExchangeCalendar named(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no calendar " + name + ", known are " + NAMES);
        }
        return LOADED.computeIfAbsent(name, TradingCalendars::load);
    }

    /**
     * The hours that a name in the data stands for. A name that is not known must stop nothing: its
     * hours say UNKNOWN at any time, and date by UTC.
     */
    public static TradingHours hoursOf(String name) {
        return NAMES.contains(name) ? named(name) : BY_UTC;
    }

    /**
     * The trading date that stores file a moment under, days since 1970-01-01; outside the years of
     * a calendar the date by UTC.
     *
     * @param timeNanos nanoseconds since 1970 UTC
     */
    public static int tradingDay(TradingHours hours, long timeNanos) {
        boolean isBeyond = hours instanceof ExchangeCalendar known && !known.covers(timeNanos);
        TradingHours its = isBeyond ? BY_UTC : hours;
        return Math.toIntExact(its.tradingDate(timeNanos).toEpochDay());
    }

    private static ExchangeCalendar load(String name) {
        return new ExchangeCalendar(
                CalendarRules.parse(name, ResourceLines.of(name + ".calendar")));
    }
}
