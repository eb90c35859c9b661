package io.groundswell.model.event;

/**
 * What every event has: its times, its identity, its place in the order and its units.
 *
 * <p>Identity is (sourceEpoch, symbol, topic, sequence). Receive time never orders anything.
 *
 * @param symbol as IQFeed spells it, 1 to {@value #MAX_SYMBOL_LENGTH} printable ASCII characters;
 *     empty only for a heartbeat
 * @param topic the stream it belongs to
 * @param sourceEpoch start of the collector run or import in nanoseconds UTC; strictly increasing
 *     per symbol and topic
 * @param sequence contiguous from 1 per epoch, symbol and topic; 0 for a heartbeat
 * @param eventTimeNanos the order time, nanoseconds since 1970 UTC
 * @param feedTimeNanos what the feed said, nanoseconds since 1970 UTC, or {@link #ABSENT}
 * @param receiveTimeNanos when it reached us, nanoseconds since 1970 UTC, or {@link #ABSENT}
 * @param matchOrder the source's own message number where trades and depth come from one stream,
 *     else 0
 * @param priceExponent prices are in units of 10^-priceExponent, 0 to {@value #MAX_EXPONENT}
 * @param sizeExponent sizes are in units of 10^-sizeExponent, 0 to {@value #MAX_EXPONENT}
 * @param flags bits of {@link EventFlags}
 */
public record EventHeader(
        String symbol,
        Topic topic,
        long sourceEpoch,
        long sequence,
        long eventTimeNanos,
        long feedTimeNanos,
        long receiveTimeNanos,
        long matchOrder,
        int priceExponent,
        int sizeExponent,
        int flags)
        implements OrderKey {

    /** Stands for a number that the source did not give. */
    public static final long ABSENT = Long.MIN_VALUE;

    /** Longest symbol. */
    public static final int MAX_SYMBOL_LENGTH = 30;

    /** Largest exponent: 10^18 still fits a long. */
    public static final int MAX_EXPONENT = 18;

    private static final long NANOS_PER_MILLI = 1_000_000L;

    /** Checks what only a bug of ours could get wrong. */
    public EventHeader {
        if (symbol.length() > MAX_SYMBOL_LENGTH) {
            throw new IllegalArgumentException("symbol longer than 30: " + symbol);
        }
        if (priceExponent < 0
                || priceExponent > MAX_EXPONENT
                || sizeExponent < 0
                || sizeExponent > MAX_EXPONENT) {
            throw new IllegalArgumentException(
                    "exponents out of 0..18: " + priceExponent + ", " + sizeExponent);
        }
        if (topic == null) {
            throw new IllegalArgumentException("no topic");
        }
    }

    /** The order time as Flink's timestamp: floor to milliseconds. */
    public long eventTimeMillis() {
        return Math.floorDiv(eventTimeNanos, NANOS_PER_MILLI);
    }

    /** Whether the flag bit of {@link EventFlags} is set. */
    public boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The same with one more bit of {@link EventFlags} set. */
    public EventHeader with(int flag) {
        return withFlags(flags | flag);
    }

    /** The same with that bit not set. */
    public EventHeader without(int flag) {
        return withFlags(flags & ~flag);
    }

    private EventHeader withFlags(int newFlags) {
        return new EventHeader(
                symbol,
                topic,
                sourceEpoch,
                sequence,
                eventTimeNanos,
                feedTimeNanos,
                receiveTimeNanos,
                matchOrder,
                priceExponent,
                sizeExponent,
                newFlags);
    }
}
