package io.groundswell.model.book;

/**
 * The best bid and offer of a book after a change of either's price or size.
 *
 * @param symbol the symbol
 * @param timeNanos order time of the event that changed it, nanoseconds UTC
 * @param sequence sequence of that event
 * @param bidPrice in units of 10^-priceExponent, or {@link
 *     io.groundswell.model.event.EventHeader#ABSENT} for an empty side
 * @param bidSize in units of 10^-sizeExponent, 0 for an empty side
 * @param askPrice as bidPrice
 * @param askSize as bidSize
 * @param priceExponent prices are in units of 10^-priceExponent
 * @param sizeExponent sizes are in units of 10^-sizeExponent
 * @param cross how bid and offer stand
 * @param trusted whether the book could be relied on
 */
public record BestBidOffer(
        String symbol,
        long timeNanos,
        long sequence,
        long bidPrice,
        long bidSize,
        long askPrice,
        long askSize,
        int priceExponent,
        int sizeExponent,
        CrossState cross,
        boolean trusted) {}
