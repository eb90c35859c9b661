package io.groundswell.model.event;

/**
 * A trade as it was received; what it counts for is decided by its conditions and market centre
 * later.
 *
 * @param header topic is {@link Topic#TICKS}
 * @param price in units of 10^-priceExponent
 * @param size in units of 10^-sizeExponent; may be 0 for an official price
 * @param aggressor who took liquidity, where the feed says
 * @param liquidity what the trade met, where the feed says
 * @param basis how the feed lets it count
 * @param codes whose list the market centre and the conditions come from
 * @param marketCentre where it was reported, as the source spells it; may be empty
 * @param conditions condition codes as the source spells them, raw; may be empty
 * @param tickId the venue's own number of the trade, or {@link EventHeader#ABSENT}; identifies it
 *     only together with symbol, day and market centre
 * @param restingOrderId the order that was hit where the feed says, else 0
 * @param totalVolume the day's volume after this trade as the feed tells it, in units of
 *     10^-sizeExponent, or {@link EventHeader#ABSENT} where not told
 */
public record Trade(
        EventHeader header,
        long price,
        long size,
        Aggressor aggressor,
        Liquidity liquidity,
        TradeBasis basis,
        CodeTable codes,
        String marketCentre,
        String conditions,
        long tickId,
        long restingOrderId,
        long totalVolume)
        implements MarketEvent {

    /** Longest condition text on the wire. */
    public static final int MAX_CONDITIONS_LENGTH = 64;

    /** Checks what only a bug of ours could get wrong. */
    public Trade {
        if (marketCentre.length() > Quote.MAX_MARKET_CENTRE_LENGTH
                || conditions.length() > MAX_CONDITIONS_LENGTH) {
            throw new IllegalArgumentException("market centre or conditions too long");
        }
    }

    @Override
    public Trade withHeader(EventHeader other) {
        return new Trade(
                other,
                price,
                size,
                aggressor,
                liquidity,
                basis,
                codes,
                marketCentre,
                conditions,
                tickId,
                restingOrderId,
                totalVolume);
    }

    /** The same print of another execution: all that the venue says of it otherwise stays. */
    public Trade withExecution(
            long itsPrice,
            long itsSize,
            Aggressor itsAggressor,
            Liquidity itsLiquidity,
            long itsRestingOrderId) {
        return new Trade(
                header,
                itsPrice,
                itsSize,
                itsAggressor,
                itsLiquidity,
                basis,
                codes,
                marketCentre,
                conditions,
                tickId,
                itsRestingOrderId,
                totalVolume);
    }
}
