package io.groundswell.model.event;

/**
 * The consolidated best bid and offer after a change of one or both sides.
 *
 * @param header topic is {@link Topic#L1S}
 * @param bidPrice in units of 10^-priceExponent, or {@link EventHeader#ABSENT} where there is no
 *     bid
 * @param bidSize in units of 10^-sizeExponent, 0 where there is no bid
 * @param bidMarketCentre the venue that sets the bid, as {@code codes} spells it; may be empty
 * @param askPrice in units of 10^-priceExponent, or {@link EventHeader#ABSENT} where there is no
 *     offer
 * @param askSize in units of 10^-sizeExponent, 0 where there is no offer
 * @param askMarketCentre the venue that sets the offer, as {@code codes} spells it; may be empty
 * @param sidesNamed the sides that this event is about: {@link #BID_NAMED}, {@link #ASK_NAMED} or
 *     both; the quote's time is the time of these sides
 * @param codes whose list the market centres come from
 */
public record Quote(
        EventHeader header,
        long bidPrice,
        long bidSize,
        String bidMarketCentre,
        long askPrice,
        long askSize,
        String askMarketCentre,
        int sidesNamed,
        CodeTable codes)
        implements MarketEvent {

    /** The bid is what changed. */
    public static final int BID_NAMED = 1;

    /** The offer is what changed. */
    public static final int ASK_NAMED = 2;

    /** Longest market centre code on the wire. */
    public static final int MAX_MARKET_CENTRE_LENGTH = 16;

    /** Checks what only a bug of ours could get wrong. */
    public Quote {
        if (bidMarketCentre.length() > MAX_MARKET_CENTRE_LENGTH
                || askMarketCentre.length() > MAX_MARKET_CENTRE_LENGTH) {
            throw new IllegalArgumentException("market centre longer than 16");
        }
    }

    @Override
    public Quote withHeader(EventHeader other) {
        return new Quote(
                other,
                bidPrice,
                bidSize,
                bidMarketCentre,
                askPrice,
                askSize,
                askMarketCentre,
                sidesNamed,
                codes);
    }
}
