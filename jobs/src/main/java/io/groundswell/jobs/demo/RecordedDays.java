package io.groundswell.jobs.demo;

import io.groundswell.model.event.Instrument;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The symbols and trading dates that a set of tapes holds. */
final class RecordedDays {
    private final Map<String, TreeMap<LocalDate, SymbolDay>> bySymbol = new TreeMap<>();

    /** Reads these symbols from every tape once, one symbol after the other. */
    static RecordedDays of(List<Path> tapes, Set<String> symbols) throws IOException {
        RecordedDays days = new RecordedDays();
        for (Path tape : tapes) {
            try (TapeReader reader = TapeReader.open(tape)) {
                for (Instrument instrument : reader.instruments()) {
                    if (symbols.contains(instrument.symbol())) {
                        days.read(reader, instrument);
                    }
                }
            }
        }
        return days;
    }

    private void read(TapeReader reader, Instrument instrument) throws IOException {
        SymbolDay day =
                bySymbol.computeIfAbsent(instrument.symbol(), symbol -> new TreeMap<>())
                        .computeIfAbsent(
                                reader.info().tradingDate(),
                                date -> new SymbolDay(instrument, reader.info()));
        try (EventCursor cursor = reader.cursor(instrument.symbol())) {
            for (MarketEvent event = cursor.next(); event != null; event = cursor.next()) {
                day.record(event);
            }
        }
    }

    /** Every day on which something happened, by symbol and date. */
    List<SymbolDay> all() {
        return bySymbol.values().stream()
                .map(TreeMap::values)
                .flatMap(Collection::stream)
                .filter(day -> !day.counts().isEmpty())
                .toList();
    }

    /**
     * Does something with the day that a result is of: the last of the symbol's days that had begun
     * by then, else its first. Nothing where no tape holds the symbol.
     */
    void at(String symbol, long timeNanos, Consumer<SymbolDay> taker) {
        SymbolDay found = null;
        for (SymbolDay day : bySymbol.getOrDefault(symbol, new TreeMap<>()).values()) {
            if (!day.counts().isEmpty()
                    && (found == null || day.counts().firstNanos() <= timeNanos)) {
                found = day;
            }
        }
        if (found != null) {
            taker.accept(found);
        }
    }
}
