package io.groundswell.replay.history;

import io.groundswell.model.session.ExchangeCalendar;
import io.groundswell.model.session.TradingCalendars;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * The units that were asked for, symbol by symbol, in the order of dates; they are made as they are
 * taken. Any number of threads take them in turns.
 */
final class DownloadPlan {
    private final Iterator<String> symbols;
    private final List<HistoryUnit> ofSymbol;
    private final int size;
    private Iterator<HistoryUnit> next = Collections.emptyIterator();
    private String symbol = "";

    private DownloadPlan(List<String> symbols, List<HistoryUnit> ofSymbol) {
        this.symbols = symbols.iterator();
        this.ofSymbol = ofSymbol;
        this.size = Math.multiplyExact(symbols.size(), ofSymbol.size());
    }

    /**
     * What these symbols, kinds and dates consist of; no unit for days without a session.
     *
     * @throws IllegalArgumentException for days that the exchange's calendar does not cover, where
     *     they must be told from holidays
     */
    static DownloadPlan of(
            List<String> symbols, List<HistoryKind> kinds, LocalDate from, LocalDate to) {
        ExchangeCalendar calendar = TradingCalendars.named(TradingCalendars.US_EQUITIES);
        List<HistoryUnit> units = new ArrayList<>();
        for (HistoryKind kind : kinds) {
            units.addAll(HistoryUnit.of("ANY", kind, from, to, calendar::isTradingDay));
        }
        return new DownloadPlan(symbols, units);
    }

    /** How many units there are in all. */
    int size() {
        return size;
    }

    /** The next one; null when all are taken. */
    synchronized HistoryUnit next() {
        while (!next.hasNext()) {
            if (!symbols.hasNext()) {
                return null;
            }
            symbol = symbols.next();
            next = ofSymbol.iterator();
        }
        return next.next().of(symbol);
    }
}
