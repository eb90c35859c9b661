package io.groundswell.connectors.iqfeed.events;

import io.groundswell.model.event.EventHeader;

/**
 * Both sides of a symbol's best quote as a line told them.
 *
 * @param bidPrice in units of the instrument, or ABSENT
 * @param bidSize 0 where there is no bid
 * @param bidMarketCentre its id, or empty
 * @param askPrice in units of the instrument, or ABSENT
 * @param askSize 0 where there is no offer
 * @param askMarketCentre its id, or empty
 */
record QuoteState(
        long bidPrice,
        long bidSize,
        String bidMarketCentre,
        long askPrice,
        long askSize,
        String askMarketCentre) {

    boolean hasSameBid(QuoteState other) {
        return bidPrice == other.bidPrice
                && bidSize == other.bidSize
                && bidMarketCentre.equals(other.bidMarketCentre);
    }

    boolean hasSameAsk(QuoteState other) {
        return askPrice == other.askPrice
                && askSize == other.askSize
                && askMarketCentre.equals(other.askMarketCentre);
    }

    /** A side without a price has no size either; IQFeed tells a side that is not there as 0. */
    static QuoteState of(
            long bidPrice, long bidSize, String bidAt, long askPrice, long askSize, String askAt) {
        boolean bid = bidPrice != EventHeader.ABSENT && bidPrice != 0;
        boolean ask = askPrice != EventHeader.ABSENT && askPrice != 0;
        return new QuoteState(
                bid ? bidPrice : EventHeader.ABSENT,
                bid && bidSize != EventHeader.ABSENT ? bidSize : 0,
                bid ? bidAt : "",
                ask ? askPrice : EventHeader.ABSENT,
                ask && askSize != EventHeader.ABSENT ? askSize : 0,
                ask ? askAt : "");
    }
}
