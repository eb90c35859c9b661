package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.event.EventHeader;
import java.util.concurrent.TimeUnit;

/**
 * A gap in the trades of a symbol, which history may fill. All times are nanoseconds since 1970
 * UTC.
 *
 * @param symbol whose
 * @param firstNanos order time before it, as its status tells
 * @param lastNanos order time after it, as its status tells; an epoch may begin a little before
 *     where the one before has come to
 * @param untilNanos no lost trade is known to be later than this; at least both
 */
public record TradeGap(String symbol, long firstNanos, long lastNanos, long untilNanos) {
    /** A lost trade may be so much earlier than the last event before the gap. */
    private static final long EARLIER_SECONDS = 2;

    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final char SEPARATOR = ',';

    /** Checks what a text could get wrong. */
    public TradeGap {
        if (symbol.isEmpty()
                || symbol.length() > EventHeader.MAX_SYMBOL_LENGTH
                || symbol.indexOf(SEPARATOR) >= 0
                || untilNanos < firstNanos
                || untilNanos < lastNanos) {
            throw new IllegalArgumentException("no gap of trades: " + symbol);
        }
    }

    /** The first whole second, since 1970 UTC, that a lost trade may be of. */
    public long fromSecond() {
        return Math.floorDiv(firstNanos, NANOS_PER_SECOND) - EARLIER_SECONDS;
    }

    /** The last whole second that one may be of: all of it, and one more for the clocks. */
    public long toSecond() {
        return Math.floorDiv(untilNanos, NANOS_PER_SECOND) + 1;
    }

    /** Whether a trade of this feed time may be one of those lost. */
    boolean mayHaveLost(long feedTimeNanos) {
        long second = Math.floorDiv(feedTimeNanos, NANOS_PER_SECOND);
        return second >= fromSecond() && second <= toSecond();
    }

    /** The gap in a line without blanks. */
    public String text() {
        return symbol + SEPARATOR + firstNanos + SEPARATOR + lastNanos + SEPARATOR + untilNanos;
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static TradeGap parse(String text) {
        int first = text.indexOf(SEPARATOR);
        int second = text.indexOf(SEPARATOR, first + 1);
        int third = text.indexOf(SEPARATOR, second + 1);
        if (first < 0 || second < 0 || third < 0) {
            throw new IllegalArgumentException("no gap of trades: " + text);
        }
        return new TradeGap(
                text.substring(0, first),
                Long.parseLong(text.substring(first + 1, second)),
                Long.parseLong(text.substring(second + 1, third)),
                Long.parseLong(text.substring(third + 1)));
    }
}
