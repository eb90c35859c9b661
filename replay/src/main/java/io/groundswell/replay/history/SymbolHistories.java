package io.groundswell.replay.history;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The daily bars of the symbols that a download is at, from its first date to its last. Those of
 * the symbols used longest ago are forgotten, and would be asked for again. Any thread.
 */
final class SymbolHistories {
    /** Many more than threads, which take the units of a symbol one after another. */
    private static final int MAX_SYMBOLS = 256;

    private final HistorySource source;
    private final LocalDate from;
    private final LocalDate to;
    private final Map<String, SymbolHistory> bySymbol =
            new LinkedHashMap<>(MAX_SYMBOLS, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, SymbolHistory> eldest) {
                    return size() > MAX_SYMBOLS;
                }
            };

    SymbolHistories(HistorySource source, LocalDate from, LocalDate to) {
        this.source = source;
        this.from = from;
        this.to = to;
    }

    synchronized SymbolHistory of(String symbol) {
        return bySymbol.computeIfAbsent(
                symbol, fresh -> new SymbolHistory(source, fresh, from, to));
    }
}
