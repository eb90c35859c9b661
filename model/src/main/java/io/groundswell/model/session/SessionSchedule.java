package io.groundswell.model.session;

import io.groundswell.model.event.TradingPhase;
import io.groundswell.model.session.CalendarRules.DayPart;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Unrolls the rules of a calendar into intervals that follow each other without a hole. */
final class SessionSchedule {
    /** Days before and after the range, so that each moment in it has a session on both sides. */
    private static final int MARGIN_DAYS = 6;

    private final CalendarRules rules;
    private final List<SessionInterval> intervals = new ArrayList<>();
    private long openSinceNanos;
    private Session openSession;
    private TradingPhase openPhase;
    private LocalDate openDate;

    private SessionSchedule(CalendarRules rules) {
        this.rules = rules;
    }

    /** The intervals of a calendar in time order; the first begins before its range. */
    static List<SessionInterval> of(CalendarRules rules) {
        SessionSchedule schedule = new SessionSchedule(rules);
        LocalDate end = rules.last().plusDays(MARGIN_DAYS);
        for (LocalDate date = rules.first().minusDays(MARGIN_DAYS);
                !date.isAfter(end);
                date = date.plusDays(1)) {
            if (rules.hasSession(date)) {
                schedule.addDay(date);
            }
        }
        return List.copyOf(schedule.intervals);
    }

    private void addDay(LocalDate date) {
        LocalDate tradingDate = rules.tradingDateOfSession(date);
        boolean afterBreak = !rules.hasSession(date.minusDays(1));
        turn(date, DayPart.DAY_START, Session.CLOSED, TradingPhase.CLOSED, tradingDate);
        turn(
                date,
                afterBreak ? DayPart.PRE_OPEN_AFTER_BREAK : DayPart.PRE_OPEN,
                Session.CLOSED,
                TradingPhase.PRE_OPEN,
                tradingDate);
        turn(date, DayPart.PRE_MARKET, Session.PRE, TradingPhase.CONTINUOUS, tradingDate);
        turn(date, DayPart.OPEN, Session.REGULAR, TradingPhase.CONTINUOUS, tradingDate);

        LocalTime early = rules.earlyClose(date);
        CalendarClock close =
                early == null ? rules.times().get(DayPart.CLOSE) : new CalendarClock(0, early);
        DayPart postEnd = early == null ? DayPart.POST_MARKET_END : DayPart.EARLY_POST_MARKET_END;
        boolean hasPost = rules.times().containsKey(postEnd);
        turn(
                close.nanosOn(date, rules.zone()),
                hasPost ? Session.POST : Session.CLOSED,
                hasPost ? TradingPhase.CONTINUOUS : TradingPhase.CLOSED,
                tradingDate);
        turn(date, postEnd, Session.CLOSED, TradingPhase.CLOSED, tradingDate);
    }

    private void turn(
            LocalDate date,
            DayPart part,
            Session session,
            TradingPhase phase,
            LocalDate tradingDate) {
        CalendarClock clock = rules.times().get(part);
        if (clock != null) {
            turn(clock.nanosOn(date, rules.zone()), session, phase, tradingDate);
        }
    }

    private void turn(long atNanos, Session session, TradingPhase phase, LocalDate tradingDate) {
        if (openSession != null) {
            if (atNanos < openSinceNanos) {
                throw new IllegalArgumentException(
                        rules.name() + ": times out of order on " + tradingDate);
            }
            if (atNanos > openSinceNanos) {
                intervals.add(
                        new SessionInterval(
                                openSinceNanos, atNanos, openSession, openPhase, openDate));
            }
        }
        openSinceNanos = atNanos;
        openSession = session;
        openPhase = phase;
        openDate = tradingDate;
    }
}
