package io.groundswell.replay.history;

import java.time.LocalDate;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The daily bars of each symbol of a download, from its first date to its last. Any thread. */
final class SymbolHistories {
    private final HistorySource source;
    private final LocalDate from;
    private final LocalDate to;
    private final ConcurrentMap<String, SymbolHistory> bySymbol = new ConcurrentHashMap<>();

    SymbolHistories(HistorySource source, LocalDate from, LocalDate to) {
        this.source = source;
        this.from = from;
        this.to = to;
    }

    SymbolHistory of(String symbol) {
        return bySymbol.computeIfAbsent(
                symbol, fresh -> new SymbolHistory(source, fresh, from, to));
    }
}
