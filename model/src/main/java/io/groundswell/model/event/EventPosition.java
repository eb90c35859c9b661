package io.groundswell.model.event;

/**
 * A place in the {@linkplain EventOrder total order}, and so in every tape and lane: the key of the
 * last event that was taken. Survives repacking of the bytes.
 *
 * @param eventTimeNanos order time, nanoseconds since 1970 UTC
 * @param symbol the symbol
 * @param matchOrder the source's message number, or 0
 * @param topic the stream
 * @param sourceEpoch the epoch
 * @param sequence the sequence within epoch, symbol and topic
 */
public record EventPosition(
        long eventTimeNanos,
        String symbol,
        long matchOrder,
        Topic topic,
        long sourceEpoch,
        long sequence)
        implements OrderKey, Comparable<EventPosition> {

    /** The position of an event. */
    public static EventPosition of(EventHeader header) {
        return new EventPosition(
                header.eventTimeNanos(),
                header.symbol(),
                header.matchOrder(),
                header.topic(),
                header.sourceEpoch(),
                header.sequence());
    }

    @Override
    public int compareTo(EventPosition other) {
        return EventOrder.compare(this, other);
    }
}
