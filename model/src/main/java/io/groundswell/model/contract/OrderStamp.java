package io.groundswell.model.contract;

import io.groundswell.model.event.OrderKey;

/**
 * A place in the total order of one symbol's values, with a text that compares as the stamp does:
 * numbers of fixed width, zeros in front. Redis compares no number above 2^53 rightly, but texts.
 *
 * @param timeNanos order time, nanoseconds since 1970 UTC; a negative one counts as 0, as do the
 *     other numbers: no market is that old
 * @param matchOrder the source's message number, or 0
 * @param rank what comes first at the same time and match order, 0 to 9
 * @param sourceEpoch the epoch, or 0 where sequences go on over epochs
 * @param sequence the sequence within the epoch
 */
public record OrderStamp(long timeNanos, long matchOrder, int rank, long sourceEpoch, long sequence)
        implements Comparable<OrderStamp> {
    private static final int WIDTH = 19;
    private static final int LENGTH = 4 * WIDTH + 1 + 4;
    private static final int MAX_RANK = 9;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int SEQUENCE_BITS = 44;

    /** Checks what only a bug of ours could get wrong, and leaves no negative number. */
    public OrderStamp {
        if (rank < 0 || rank > MAX_RANK) {
            throw new IllegalArgumentException("no rank of 0 to 9: " + rank);
        }
        timeNanos = Math.max(0, timeNanos);
        matchOrder = Math.max(0, matchOrder);
        sourceEpoch = Math.max(0, sourceEpoch);
        sequence = Math.max(0, sequence);
    }

    /** An event's place in the order of its symbol. */
    public static OrderStamp of(OrderKey event) {
        return ranked(event, event.topic().code());
    }

    /** The same with a rank of its own in the place of its topic's. */
    public static OrderStamp ranked(OrderKey event, int rank) {
        return new OrderStamp(
                event.eventTimeNanos(),
                event.matchOrder(),
                rank,
                event.sourceEpoch(),
                event.sequence());
    }

    @Override
    public int compareTo(OrderStamp other) {
        int byTime = Long.compare(timeNanos, other.timeNanos);
        if (byTime != 0) {
            return byTime;
        }
        int byMatch = Long.compare(matchOrder, other.matchOrder);
        if (byMatch != 0) {
            return byMatch;
        }
        int byRank = Integer.compare(rank, other.rank);
        if (byRank != 0) {
            return byRank;
        }
        int byEpoch = Long.compare(sourceEpoch, other.sourceEpoch);
        return byEpoch != 0 ? byEpoch : Long.compare(sequence, other.sequence);
    }

    /** Five numbers with hyphens between them, as long as every other stamp. */
    public String text() {
        StringBuilder text = new StringBuilder(LENGTH);
        appendWide(timeNanos, text);
        appendWide(matchOrder, text.append('-'));
        text.append('-').append(rank);
        appendWide(sourceEpoch, text.append('-'));
        appendWide(sequence, text.append('-'));
        return text.toString();
    }

    private static void appendWide(long number, StringBuilder text) {
        String digits = Long.toString(number);
        for (int i = digits.length(); i < WIDTH; i++) {
            text.append('0');
        }
        text.append(digits);
    }

    /**
     * The stamp with this text.
     *
     * @throws IllegalArgumentException for any text that no stamp has
     */
    public static OrderStamp parse(String text) {
        if (text.length() != LENGTH) {
            throw new IllegalArgumentException("no order stamp: " + text);
        }
        int epochAt = 2 * (WIDTH + 1) + 2;
        OrderStamp stamp =
                new OrderStamp(
                        wide(text, 0),
                        wide(text, WIDTH + 1),
                        text.charAt(epochAt - 2) - '0',
                        wide(text, epochAt),
                        wide(text, epochAt + WIDTH + 1));
        if (!stamp.text().equals(text)) {
            throw new IllegalArgumentException("no order stamp: " + text);
        }
        return stamp;
    }

    private static long wide(String text, int at) {
        return Long.parseLong(text, at, at + WIDTH, 10);
    }

    /**
     * The id of a stream's entry: the milliseconds, a hyphen, and one number of the nanoseconds
     * within them and the sequence. Ids of one topic and epoch compare as their stamps, up to a
     * sequence of 2^44.
     */
    public String entryId() {
        long withinMilli = timeNanos % NANOS_PER_MILLI;
        long number = (withinMilli << SEQUENCE_BITS) | (sequence & ((1L << SEQUENCE_BITS) - 1));
        return timeNanos / NANOS_PER_MILLI + "-" + Long.toUnsignedString(number);
    }
}
