package io.groundswell.model.feature;

import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.Session;
import io.groundswell.model.session.SessionInterval;
import io.groundswell.model.session.TradingCalendars;
import io.groundswell.model.session.TradingHours;
import io.groundswell.model.state.StateReader;
import io.groundswell.model.state.StateWriter;

/**
 * Which session a moment lies in, by the calendar of the instrument. Where there is no calendar, or
 * a moment is beyond its years, each day by UTC is one regular session.
 */
final class SessionClock {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    private String calendar = "";
    private TradingHours hours = TradingCalendars.hoursOf(calendar);
    private SessionSpan span = SessionSpan.NONE;

    void follow(String name) {
        if (!name.equals(calendar)) {
            calendar = name;
            hours = TradingCalendars.hoursOf(name);
            span = SessionSpan.NONE;
        }
    }

    /** The session of the last moment that was asked about. */
    SessionSpan span() {
        return span;
    }

    /** Whether the present session, if one is known, is over at a moment. */
    boolean isOverAt(long timeNanos) {
        return span.endNanos() != 0 && timeNanos >= span.endNanos();
    }

    /** Looks where a moment lies, and tells it. */
    SessionSpan at(long timeNanos) {
        if (!span.contains(timeNanos)) {
            span = find(timeNanos);
        }
        return span;
    }

    private SessionSpan find(long timeNanos) {
        if (hours instanceof ExchangeCalendar known && known.covers(timeNanos)) {
            SessionInterval interval = known.intervalAt(timeNanos);
            return new SessionSpan(interval.session(), interval.startNanos(), interval.endNanos());
        }
        long day = Math.floorDiv(timeNanos, DAY_NANOS) * DAY_NANOS;
        return new SessionSpan(Session.REGULAR, day, day + DAY_NANOS);
    }

    void write(StateWriter out) {
        out.writeText(calendar);
        span.write(out);
    }

    void read(StateReader in) {
        follow(in.readText());
        span = SessionSpan.read(in);
    }
}
