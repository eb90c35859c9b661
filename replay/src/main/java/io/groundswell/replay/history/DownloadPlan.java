package io.groundswell.replay.history;

import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.TradingCalendars;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The units that were asked for, symbol by symbol, kind by kind, in the order of dates. Any number
 * of threads take them in turns.
 */
final class DownloadPlan {
    private final int size;
    private final Iterator<HistoryUnit> units;

    private DownloadPlan(List<HistoryUnit> units) {
        this.size = units.size();
        this.units = units.iterator();
    }

    /** What these symbols, kinds and dates consist of; no unit for days without a session. */
    static DownloadPlan of(
            List<String> symbols, List<HistoryKind> kinds, LocalDate from, LocalDate to) {
        ExchangeCalendar calendar = TradingCalendars.named(TradingCalendars.US_EQUITIES);
        List<HistoryUnit> units = new ArrayList<>();
        for (String symbol : symbols) {
            for (HistoryKind kind : kinds) {
                units.addAll(HistoryUnit.of(symbol, kind, from, to, calendar::isTradingDay));
            }
        }
        return new DownloadPlan(units);
    }

    /** How many units there are in all. */
    int size() {
        return size;
    }

    /** The next one; null when all are taken. */
    synchronized HistoryUnit next() {
        return units.hasNext() ? units.next() : null;
    }
}
