package io.groundswell.model.event;

/**
 * A trade that was reported earlier is cancelled or corrected, or one that was not is inserted. The
 * earlier trade stays in the raw tables; views apply the correction.
 *
 * @param header topic is {@link Topic#TICKS}
 * @param kind cancel, correct or insert
 * @param codes whose list the market centre and the conditions come from
 * @param marketCentre of the trade concerned
 * @param tickId the venue's number of the trade concerned, or {@link EventHeader#ABSENT}
 * @param originalTimeNanos feed time of the trade concerned, nanoseconds UTC, or {@link
 *     EventHeader#ABSENT}; of INSERT the time at which it was traded
 * @param originalPrice price as it was reported, or {@link EventHeader#ABSENT} where not told or,
 *     with INSERT, not reported
 * @param originalSize size as it was reported, or {@link EventHeader#ABSENT} where not told or,
 *     with INSERT, not reported
 * @param price the price that counts now; not used by CANCEL
 * @param size the size that counts now; not used by CANCEL
 * @param conditions the conditions that count now
 * @param basis how the feed lets the corrected or inserted trade count
 */
public record TradeCorrection(
        EventHeader header,
        CorrectionKind kind,
        CodeTable codes,
        String marketCentre,
        long tickId,
        long originalTimeNanos,
        long originalPrice,
        long originalSize,
        long price,
        long size,
        String conditions,
        TradeBasis basis)
        implements MarketEvent {

    /** Checks what only a bug of ours could get wrong. */
    public TradeCorrection {
        if (marketCentre.length() > Quote.MAX_MARKET_CENTRE_LENGTH
                || conditions.length() > Trade.MAX_CONDITIONS_LENGTH) {
            throw new IllegalArgumentException("market centre or conditions too long");
        }
    }

    @Override
    public TradeCorrection withHeader(EventHeader other) {
        return new TradeCorrection(
                other,
                kind,
                codes,
                marketCentre,
                tickId,
                originalTimeNanos,
                originalPrice,
                originalSize,
                price,
                size,
                conditions,
                basis);
    }
}
