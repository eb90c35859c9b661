package io.groundswell.connectors.clickhouse.history;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What of a history is wanted. Immutable. */
public final class HistoryChoice implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Everything that is stored. */
    public static final HistoryChoice ALL =
            new HistoryChoice(Set.of(), Optional.empty(), Optional.empty());

    private final TreeSet<String> symbols;
    private final LocalDate from;
    private final LocalDate to;

    /**
     * A choice.
     *
     * @param symbols the symbols to read, or empty for all
     * @param from first trading date, or empty for the first that is stored
     * @param to last trading date, or empty for the last that is stored
     */
    public HistoryChoice(Set<String> symbols, Optional<LocalDate> from, Optional<LocalDate> to) {
        this.symbols = new TreeSet<>(symbols);
        this.from = from.orElse(null);
        this.to = to.orElse(null);
    }

    /** The symbols to read, or empty for all. */
    public Set<String> symbols() {
        return Set.copyOf(symbols);
    }

    /** First trading date. */
    public Optional<LocalDate> from() {
        return Optional.ofNullable(from);
    }

    /** Last trading date. */
    public Optional<LocalDate> to() {
        return Optional.ofNullable(to);
    }
}
