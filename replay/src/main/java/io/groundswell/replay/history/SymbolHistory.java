package io.groundswell.replay.history;

import io.groundswell.connectors.iqfeed.lookup.Answer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * What IQFeed's daily bars say of a symbol, asked for once, when the first of its days needs it.
 * Any number of threads; the others wait for the one that asks.
 */
final class SymbolHistory {
    private final HistorySource source;
    private final String symbol;
    private final LocalDate from;
    private final LocalDate to;
    private final DailyVolumes volumes = new DailyVolumes();
    private Answer answer;
    private Answer newest;

    /** The daily bars of a symbol from one date to another, not asked for yet. */
    SymbolHistory(HistorySource source, String symbol, LocalDate from, LocalDate to) {
        this.source = source;
        this.symbol = symbol;
        this.from = from;
        this.to = to;
    }

    /** How the question for the daily bars ended; asks it the first time, or again if it failed. */
    synchronized Answer answer() throws IOException, InterruptedException {
        if (answer == null || answer instanceof Answer.Failed) {
            answer = source.daily(symbol, from, to, volumes);
        }
        return answer;
    }

    /** What the daily bar of a date says. */
    synchronized DayFacts factsOf(LocalDate date) throws IOException, InterruptedException {
        Answer known = answer();
        if (known instanceof Answer.NoData) {
            return DayFacts.noDaily();
        }
        if (!(known instanceof Answer.Whole)) {
            return DayFacts.UNKNOWN;
        }
        OptionalLong volume = volumes.of(date);
        return volume.isPresent() ? DayFacts.daily(volume.getAsLong()) : DayFacts.noDaily();
    }

    /**
     * Whether there is nothing of the symbol at all, now that a day of it has no rows. Where the
     * range has no daily bar, the newest one tells whether there is such a symbol.
     */
    synchronized boolean isNothingThough() throws IOException, InterruptedException {
        if (answer() instanceof Answer.NoData && newest == null) {
            newest = source.newestDaily(symbol);
        }
        return isNothingAtAll();
    }

    /** Whether it is known that there is nothing of the symbol, whatever day is asked for. */
    synchronized boolean isNothingAtAll() {
        return newest instanceof Answer.NoData || newest instanceof Answer.Refused;
    }
}
