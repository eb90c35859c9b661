package io.groundswell.replay.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Of which dates the trades of a symbol on a tape are, and whether it holds bars, as far as they
 * have been read once. The dates of the tape do not tell: a late print may be of another. Any
 * thread.
 */
final class TapeDays {
    /** Of how many symbols and tapes it is remembered; more are read each time. */
    static final int MAX_KNOWN = 500_000;

    private final Map<Place, Days> known = new ConcurrentHashMap<>();

    private final Set<Place> withoutBars = ConcurrentHashMap.newKeySet();

    private record Place(Path tape, String symbol) {}

    /**
     * Dates in days since 1970; none where the last is before the first.
     *
     * @param first the earliest
     * @param last the latest
     */
    record Days(long first, long last) {
        /** Before anything is read. */
        static final Days NONE = new Days(Long.MAX_VALUE, Long.MIN_VALUE);

        /** All that there can be. */
        static final Days ALL = new Days(Long.MIN_VALUE, Long.MAX_VALUE);

        Days and(long localDay, long tradingDay) {
            return new Days(
                    Math.min(first, Math.min(localDay, tradingDay)),
                    Math.max(last, Math.max(localDay, tradingDay)));
        }

        boolean meet(Days other) {
            return first <= other.last && last >= other.first;
        }
    }

    /** Whether a tape must be read for what is wanted of a symbol. */
    boolean mayHold(Path tape, String symbol, Days wanted) {
        Days days = known.get(new Place(tape, symbol));
        return days == null || days.meet(wanted);
    }

    /** All trades of a symbol on a tape have been read. */
    void learn(Path tape, String symbol, Days days) {
        if (known.size() < MAX_KNOWN) {
            known.put(new Place(tape, symbol), days);
        }
    }

    /** Whether a tape must be read for recorded bars of a symbol. */
    boolean mayHoldBars(Path tape, String symbol) {
        return !withoutBars.contains(new Place(tape, symbol));
    }

    /** All events of a symbol on a tape have been read, and none was a bar. */
    void learnWithoutBars(Path tape, String symbol) {
        if (withoutBars.size() < MAX_KNOWN) {
            withoutBars.add(new Place(tape, symbol));
        }
    }
}
