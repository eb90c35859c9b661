package io.groundswell.replay.history;

import io.groundswell.model.event.HistoryBar;
import io.groundswell.model.event.MarketEvent;
import io.groundswell.replay.tape.EventCursor;
import io.groundswell.replay.tape.TapeReader;
import java.io.IOException;
import java.util.List;

/**
 * What is different between the trades and bars of a symbol on two tapes. A trade is the same by
 * its time to the microsecond, market centre and tick id, without an id by all that it tells; a bar
 * by its length and begin. Quotes, order times and sequences are not compared: two sources never
 * have the same.
 *
 * @param rowsOfA trades and bars on the first tape
 * @param rowsOfB those on the second
 * @param onlyInA rows that the second does not have
 * @param onlyInB rows that the first does not have
 * @param different rows that both have and that tell different things
 * @param earliest the first differences in the order of time, a line each
 */
record DayComparison(
        long rowsOfA,
        long rowsOfB,
        long onlyInA,
        long onlyInB,
        long different,
        List<String> earliest) {
    /** How many differences are kept in words. */
    static final int MAX_LINES = 1_000;

    /** Keeps a copy. */
    DayComparison {
        earliest = List.copyOf(earliest);
    }

    /**
     * Compares two tapes; a symbol that one does not hold is a difference like others. Memory is
     * bounded, see {@link RowMatcher}.
     *
     * @throws IOException where a tape cannot be read or is damaged
     */
    static DayComparison of(TapeReader a, TapeReader b, String symbol) throws IOException {
        RowMatcher matcher =
                new RowMatcher(DayWords.of(a.symbols().contains(symbol) ? a : b, symbol));
        try (EventCursor eventsOfA = cursor(a, symbol);
                EventCursor eventsOfB = cursor(b, symbol)) {
            return matcher.compare(
                    () -> eventsOfA == null ? null : eventsOfA.next(),
                    () -> eventsOfB == null ? null : eventsOfB.next());
        }
    }

    /**
     * Compares interval bars of seconds with those that trades make, as IQFeed makes them.
     *
     * @param bars a tape with bars of that length
     * @param trades a tape with trades of the same day
     * @throws IOException where a tape cannot be read or is damaged
     */
    static DayComparison ofBars(TapeReader bars, TapeReader trades, String symbol, HistoryKind kind)
            throws IOException {
        int lengthSeconds = kind.span().orElseThrow().length();
        try (EventCursor recorded = cursor(bars, symbol);
                EventCursor traded = cursor(trades, symbol)) {
            return new RowMatcher(DayWords.of(bars, symbol))
                    .compare(
                            () -> recorded == null ? null : nextBar(recorded, kind),
                            traded == null ? () -> null : new BarsOfTrades(traded, lengthSeconds));
        }
    }

    /**
     * Whether the trades of a tape make any bar of a length of seconds; odd lots alone make none.
     */
    static boolean makesBars(TapeReader trades, String symbol, HistoryKind kind)
            throws IOException {
        try (EventCursor traded = cursor(trades, symbol)) {
            return traded != null
                    && new BarsOfTrades(traded, kind.span().orElseThrow().length()).next() != null;
        }
    }

    private static MarketEvent nextBar(EventCursor events, HistoryKind kind) throws IOException {
        MarketEvent event = events.next();
        while (event != null
                && !(event instanceof HistoryBar bar && EvidenceReader.kind(bar).equals(kind))) {
            event = events.next();
        }
        return event;
    }

    private static EventCursor cursor(TapeReader tape, String symbol) {
        return tape.symbols().contains(symbol) ? tape.cursor(symbol) : null;
    }

    /** Whether there is no difference. */
    boolean isEqual() {
        return onlyInA == 0 && onlyInB == 0 && different == 0;
    }

    /** The first differences in words, at most so many. */
    List<String> lines(int limit) {
        return earliest.subList(0, Math.min(limit, earliest.size()));
    }

    /** All of it in a line. */
    String summary() {
        if (isEqual()) {
            return DayWords.amount(rowsOfA, 0) + " rows, all the same";
        }
        return DayWords.amount(rowsOfA, 0)
                + " and "
                + DayWords.amount(rowsOfB, 0)
                + " rows: "
                + DayWords.amount(onlyInA, 0)
                + " only in A, "
                + DayWords.amount(onlyInB, 0)
                + " only in B, "
                + DayWords.amount(different, 0)
                + " different";
    }
}
