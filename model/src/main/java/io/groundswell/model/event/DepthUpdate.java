package io.groundswell.model.event;

/**
 * One row of a depth feed: an order, a price level or a market maker's quote appears, changes or
 * goes.
 *
 * <p>Values are as received: a negative size or an unknown id is the book's to judge, not this
 * record's.
 *
 * @param header topic is {@link Topic#L2}
 * @param mode what a row stands for
 * @param action what the row asks of the book
 * @param side the side that the row is on
 * @param price in units of 10^-priceExponent; {@link EventHeader#ABSENT} where a delete gives none
 * @param size in units of 10^-sizeExponent: absolute for ADD and CHANGE, the difference for REDUCE
 *     and EXECUTE, not used by DELETE
 * @param orderId the venue's order id in mode BY_ORDER, else 0
 * @param priority the venue's queue priority within the price, lower is earlier, unsigned; {@link
 *     EventHeader#ABSENT} where arrival decides
 * @param marketMaker 1 to {@value #MAX_MARKET_MAKER_LENGTH} ASCII characters in mode MARKET_MAKER,
 *     else empty
 * @param orderCount orders in the level in mode PRICE_LEVEL where the venue tells, else 0
 */
public record DepthUpdate(
        EventHeader header,
        DepthMode mode,
        DepthAction action,
        Side side,
        long price,
        long size,
        long orderId,
        long priority,
        String marketMaker,
        int orderCount)
        implements MarketEvent {

    /** Longest market maker name; eight ASCII characters pack into one long. */
    public static final int MAX_MARKET_MAKER_LENGTH = 8;

    /** Checks what only a bug of ours could get wrong. */
    public DepthUpdate {
        if (marketMaker.length() > MAX_MARKET_MAKER_LENGTH) {
            throw new IllegalArgumentException("market maker longer than 8: " + marketMaker);
        }
    }

    /** A row of a price-level feed. */
    public static DepthUpdate level(
            EventHeader header, DepthAction action, Side side, long price, long size) {
        return new DepthUpdate(
                header,
                DepthMode.PRICE_LEVEL,
                action,
                side,
                price,
                size,
                0,
                EventHeader.ABSENT,
                "",
                0);
    }

    /** A row of an order-by-order feed whose queue goes by arrival. */
    public static DepthUpdate order(
            EventHeader header,
            DepthAction action,
            Side side,
            long price,
            long size,
            long orderId) {
        return new DepthUpdate(
                header,
                DepthMode.BY_ORDER,
                action,
                side,
                price,
                size,
                orderId,
                EventHeader.ABSENT,
                "",
                0);
    }

    /** A row of a feed with one quote per market maker and side. */
    public static DepthUpdate marketMaker(
            EventHeader header,
            DepthAction action,
            Side side,
            long price,
            long size,
            String marketMaker) {
        return new DepthUpdate(
                header,
                DepthMode.MARKET_MAKER,
                action,
                side,
                price,
                size,
                0,
                EventHeader.ABSENT,
                marketMaker,
                0);
    }

    @Override
    public DepthUpdate withHeader(EventHeader other) {
        return new DepthUpdate(
                other, mode, action, side, price, size, orderId, priority, marketMaker, orderCount);
    }
}
