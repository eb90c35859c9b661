package io.groundswell.model.event;

/**
 * The venue says how it matches this symbol from now on: halts, auctions, resumption.
 *
 * @param header topic is the one that drives the book: {@link Topic#L2}, or {@link Topic#L1S} for a
 *     symbol without depth; on another it would come sooner or later than the rows by chance
 * @param phase how orders are matched from now on
 * @param reason the venue's code or text, at most {@value FeedStatus#MAX_REASON_LENGTH} ASCII
 *     characters
 */
public record TradingStatus(EventHeader header, TradingPhase phase, String reason)
        implements MarketEvent {

    /** Checks what only a bug of ours could get wrong. */
    public TradingStatus {
        if (reason.length() > FeedStatus.MAX_REASON_LENGTH) {
            throw new IllegalArgumentException("reason longer than 200");
        }
    }

    @Override
    public TradingStatus withHeader(EventHeader other) {
        return new TradingStatus(other, phase, reason);
    }
}
