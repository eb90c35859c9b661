package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.event.EventHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A gap in the trades of a symbol, which history may fill. All times are nanoseconds since 1970
 * UTC.
 *
 * @param symbol whose
 * @param firstNanos order time before it, as its status tells
 * @param lastNanos order time after it, as its status tells; an epoch may begin a little before
 *     where the one before has come to
 * @param fromNanos no lost trade is known to be earlier than this, but for the slack of clocks: the
 *     feed time that the trades had come to, or the order time, whichever is earlier; of a delayed
 *     feed long before the order times
 * @param untilNanos no lost trade is known to be later than this; at least {@code fromNanos}
 * @param reachNanos the feed time of the newest trade that the feed has shown by the time the gap
 *     was closed, and at most {@code untilNanos}: history that does not hold it yet is not
 *     complete; ABSENT where none was shown that a query for the gap would find
 */
public record TradeGap(
        String symbol,
        long firstNanos,
        long lastNanos,
        long fromNanos,
        long untilNanos,
        long reachNanos) {
    /** A lost trade may be so much earlier than the last event before the gap. */
    private static final long EARLIER_SECONDS = 2;

    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Nobody asks history for a gap that ended so long before what the feed's clock shows. */
    private static final long TOO_OLD_NANOS = TimeUnit.DAYS.toNanos(14);

    private static final char SEPARATOR = ',';
    private static final int FIELDS = 6;

    /** Checks what a text could get wrong. */
    public TradeGap {
        if (symbol.isEmpty()
                || symbol.length() > EventHeader.MAX_SYMBOL_LENGTH
                || symbol.indexOf(SEPARATOR) >= 0
                || untilNanos < fromNanos
                || reachNanos > untilNanos) {
            throw new IllegalArgumentException("no gap of trades: " + symbol);
        }
    }

    /**
     * A gap that the feed has closed.
     *
     * @param shownNanos the feed time of the newest trade that it has shown by then, or ABSENT; one
     *     that history need not have for this gap does not count
     */
    static TradeGap closed(
            String symbol,
            long firstNanos,
            long lastNanos,
            long fromNanos,
            long untilNanos,
            long shownNanos) {
        long absent = EventHeader.ABSENT;
        TradeGap gap = new TradeGap(symbol, firstNanos, lastNanos, fromNanos, untilNanos, absent);
        return shownNanos < gap.windowNanos()
                ? gap
                : new TradeGap(symbol, firstNanos, lastNanos, fromNanos, untilNanos, shownNanos);
    }

    /** Whether one that ended then is too old to be asked for; not where no time is known. */
    static boolean isTooOld(long untilNanos, long nowNanos) {
        return nowNanos != EventHeader.ABSENT && untilNanos < nowNanos - TOO_OLD_NANOS;
    }

    /** The first whole second, since 1970 UTC, that a lost trade may be of. */
    public long fromSecond() {
        return Math.floorDiv(fromNanos, NANOS_PER_SECOND) - EARLIER_SECONDS;
    }

    /** The last whole second that one may be of: all of it, and one more for the clocks. */
    public long toSecond() {
        return Math.floorDiv(untilNanos, NANOS_PER_SECOND) + 1;
    }

    /** Whether a trade of this feed time may be one of those lost. */
    boolean mayHaveLost(long feedTimeNanos) {
        return feedTimeNanos >= windowNanos() && feedTimeNanos < windowEndNanos();
    }

    /** The first feed time that a lost trade may be of. */
    long windowNanos() {
        return fromSecond() * NANOS_PER_SECOND;
    }

    /** The first feed time after those that one may be of. */
    long windowEndNanos() {
        return (toSecond() + 1) * NANOS_PER_SECOND;
    }

    /** The gap in a line without blanks. */
    public String text() {
        return Stream.of(firstNanos, lastNanos, fromNanos, untilNanos, reachNanos)
                .map(it -> it == EventHeader.ABSENT ? "" : it.toString())
                .collect(Collectors.joining(",", symbol + SEPARATOR, ""));
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException where it is none
     */
    public static TradeGap parse(String text) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int end = text.indexOf(SEPARATOR); end >= 0; end = text.indexOf(SEPARATOR, begin)) {
            parts.add(text.substring(begin, end));
            begin = end + 1;
        }
        parts.add(text.substring(begin));
        if (parts.size() != FIELDS) {
            throw new IllegalArgumentException("no gap of trades: " + text);
        }
        int next = 0;
        return new TradeGap(
                parts.get(next++),
                nanos(parts.get(next++)),
                nanos(parts.get(next++)),
                nanos(parts.get(next++)),
                nanos(parts.get(next++)),
                nanos(parts.get(next)));
    }

    private static long nanos(String text) {
        return text.isEmpty() ? EventHeader.ABSENT : Long.parseLong(text);
    }
}
