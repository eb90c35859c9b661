package io.groundswell.model.event;

/**
 * The frontier: no event of this topic will come with an earlier order time. Belongs to no symbol.
 *
 * @param header symbol is empty, sequence 0, the order time is the frontier
 */
public record Heartbeat(EventHeader header) implements MarketEvent {

    /** A heartbeat of one topic at one frontier. */
    public static Heartbeat of(Topic topic, long sourceEpoch, long frontierNanos) {
        return new Heartbeat(
                new EventHeader(
                        "",
                        topic,
                        sourceEpoch,
                        0,
                        frontierNanos,
                        EventHeader.ABSENT,
                        EventHeader.ABSENT,
                        0,
                        0,
                        0,
                        0));
    }

    @Override
    public Heartbeat withHeader(EventHeader other) {
        return new Heartbeat(other);
    }
}
