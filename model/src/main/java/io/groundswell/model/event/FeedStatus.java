package io.groundswell.model.event;

/**
 * The connection that this symbol's events come through changed its state, or events were lost.
 *
 * @param header topic is the stream concerned
 * @param state what is known now
 * @param firstLostNanos order time of the last event before the gap, or {@link EventHeader#ABSENT};
 *     BACKFILLED names both times as the GAP did that it heals
 * @param lastLostNanos order time of the first event after the gap, or {@link EventHeader#ABSENT}
 * @param reason a short text for a person, at most {@value #MAX_REASON_LENGTH} ASCII characters
 */
public record FeedStatus(
        EventHeader header, FeedState state, long firstLostNanos, long lastLostNanos, String reason)
        implements MarketEvent {

    /** Longest reason on the wire. */
    public static final int MAX_REASON_LENGTH = 200;

    /** Checks what only a bug of ours could get wrong. */
    public FeedStatus {
        if (reason.length() > MAX_REASON_LENGTH) {
            throw new IllegalArgumentException("reason longer than 200");
        }
    }

    @Override
    public FeedStatus withHeader(EventHeader other) {
        return new FeedStatus(other, state, firstLostNanos, lastLostNanos, reason);
    }
}
